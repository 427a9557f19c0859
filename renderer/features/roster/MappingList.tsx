import { Button, Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import type { RosterMapping } from '#shared/contract/roster.ts';
import { isRosterField } from '#shared/domain/roster-row.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { rosterFieldText } from '#shared/i18n/zh-CN/roster.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = rosterScreenText.mappings;

/** Which headings are known from before, and a way to forget a choice that was wrong. */
export function MappingList({ clerk }: { readonly clerk: string }) {
  const feedback = useFeedback();
  const known = useQuery(useStationQueries().roster.mappings.queryOptions()).data;
  const [asked, setAsked] = useState<RosterMapping | null>(null);
  const remove = useWrite(useStation().roster.deleteMapping, {
    onSuccess: ({ name }) => feedback.done(text.deleted(name)),
    onSettled: () => setAsked(null),
  });
  const confirmButton = { danger: true, disabled: remove.pending, 'data-testid': 'mapping-delete-confirm' };
  if (known === undefined || known.length === 0) return null;
  return (
    <section className="roster-mappings" data-testid="mapping-list">
      <h2>{text.title}</h2>
      <span className="quiet">{text.explain}</span>
      <ul>
        {known.map((mapping) => (
          <li key={mapping.signature} data-testid="mapping">
            <strong>{mapping.name}</strong>
            <span>{text.columns(mapping.columns.map(({ heading, field }) => pairText(heading, field)))}</span>
            <span className="quiet">{text.used(dateTimeText(mapping.usedAtMs))}</span>
            <Button size="small" disabled={clerk === ''} data-testid="mapping-delete" onClick={() => setAsked(mapping)}>
              {text.remove}
            </Button>
          </li>
        ))}
      </ul>
      <Modal
        open={asked !== null}
        title={text.removeTitle(asked?.name ?? '')}
        okText={text.remove}
        cancelText={text.keep}
        okButtonProps={confirmButton}
        onCancel={() => setAsked(null)}
        onOk={() => {
          if (asked !== null) void remove.run({ signature: asked.signature, clerk });
        }}
      >
        {text.removeBody}
      </Modal>
    </section>
  );
}

function pairText(heading: string, field: string): string {
  return isRosterField(field) ? text.pair(heading, rosterFieldText[field]) : text.ignored(heading);
}
