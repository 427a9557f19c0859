import { useCallback } from 'react';
import type { CaseDocument } from '#shared/contract/cases.ts';
import { FieldRow } from './FieldRow.tsx';
import { fieldsShown } from './form-view.ts';
import type { FieldSaver, SaverView } from './field-saver.ts';

type Props = {
  readonly document: CaseDocument;
  readonly saver: FieldSaver;
  readonly view: SaverView;
  readonly onSection: (key: string) => void;
};

/** All sections of the form one below the other, so that the Tab key walks through the whole case. */
export function CaseFields({ document, saver, view, onSection }: Props) {
  const edit = useCallback((field: string, value: string) => saver.edit(field, value), [saver]);
  const leave = useCallback(() => saver.flush(), [saver]);
  return document.form.sections.map((section) => (
    <section key={section.key} id={`section-${section.key}`} onFocus={() => onSection(section.key)}>
      <h3 className="section-title">{section.title}</h3>
      <div className="field-grid">
        {fieldsShown(section, document).map((field) => (
          <FieldRow
            key={field.key}
            field={field}
            stored={document.fields[field.key]}
            draft={view.drafts.get(field.key)}
            refused={view.refused.get(field.key)}
            missing={document.missing.includes(field.key)}
            disabled={document.state === 'accepted'}
            onEdit={edit}
            onLeave={leave}
          />
        ))}
      </div>
    </section>
  ));
}
