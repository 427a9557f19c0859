import { useQuery } from '@tanstack/react-query';
import { Spin, Tag } from 'antd';
import { useState } from 'react';
import { noChanges, type FormChanges } from '#shared/domain/form-changes.ts';
import { formsText } from '#shared/i18n/zh-CN/forms.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { AddField } from './AddField.tsx';
import { FieldTable } from './FieldTable.tsx';
import { SaveBar } from './SaveBar.tsx';
import './forms.css';

/** 登记表: the manager adds fields, changes lists, hints and marks; every saving is a new edition with its day. */
export function FormDesk({ clerk, today }: { readonly clerk: string; readonly today: string }) {
  const queries = useStationQueries();
  const known = useQuery(queries.forms.describe.queryOptions()).data;
  const [draft, setDraft] = useState<FormChanges | null>(null);
  if (known === undefined) return <Spin description={formsText.loading} />;
  const changes = draft ?? known.changes;
  return (
    <div className="form-desk">
      <p className="quiet">{formsText.about}</p>
      <SaveBar
        changes={changes}
        before={known.newest === 0 ? noChanges : known.changes}
        basedOn={known.newest}
        clerk={clerk}
        today={today}
        onSaved={() => setDraft(null)}
      />
      {known.shipped.sections.map((section) => (
        <FieldTable key={section.key} section={section} changes={changes} onChanges={setDraft} />
      ))}
      <AddField sections={known.shipped.sections} changes={changes} onChanges={setDraft} />
      <section>
        <h2>{formsText.editions.title}</h2>
        {known.editions.length === 0 && <p className="quiet">{formsText.editions.none}</p>}
        <ul className="form-editions">
          {known.editions.map((edition) => (
            <li key={edition.edition} data-testid={`edition-${edition.edition}`}>
              <Tag color={edition.state === 'in-force' ? 'success' : 'default'}>
                {formsText.editions.state[edition.state]}
              </Tag>
              {formsText.editions.line(edition)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
