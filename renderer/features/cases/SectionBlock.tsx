import { Button } from 'antd';
import type { FormField } from '#shared/contract/form-fields.ts';
import { isRequired } from '#shared/domain/case-form.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { FieldRow } from './FieldRow.tsx';
import { fieldRemark, type RemarkInputs } from './field-remark.ts';
import type { SectionView } from './form-view.ts';
import type { SaverView } from './field-saver.ts';
import { GroupField } from './GroupField.tsx';
import type { OpenCase } from './open-case.ts';

const text = casesText.section;

export type FieldWiring = {
  readonly document: OpenCase;
  readonly view: SaverView;
  readonly remarks: RemarkInputs;
  readonly onEdit: (field: string, value: string) => void;
  readonly onLeave: () => void;
  readonly onClearUp: (field: string) => void;
};

type Props = FieldWiring & {
  readonly shown: SectionView;
  /** All of it is shown, not only what must be filled. */
  readonly expanded: boolean;
  readonly onExpand: () => void;
  readonly onEnter: () => void;
};

/** One section: what must be filled, and behind a button what may be. */
export function SectionBlock({ shown, expanded, onExpand, onEnter, ...wiring }: Props) {
  const { section, open, folded } = shown;
  const closed = section.folded === true && !expanded && shown.missing === 0;
  const fields = expanded ? section.fields.filter((field) => open.includes(field) || folded.includes(field)) : open;
  const hidden = closed ? open.length + folded.length : folded.length;
  return (
    <section id={`section-${section.key}`} data-testid={`section-${section.key}`} onFocus={onEnter}>
      <h3 className="section-title">
        {section.title}
        {section.folded && <span className="section-optional">{text.optional}</span>}
      </h3>
      {!closed && (
        <div className="field-grid">
          {fields.map((field) => (
            <OneField key={field.key} field={field} {...wiring} />
          ))}
        </div>
      )}
      {!expanded && hidden > 0 && (
        <Button type="text" className="section-more" data-testid={`more-${section.key}`} onClick={onExpand}>
          {shown.filled > 0 && closed ? text.openFilled(shown.filled, hidden) : text.more(hidden)}
        </Button>
      )}
    </section>
  );
}

function OneField({ field, ...wiring }: FieldWiring & { readonly field: FormField }) {
  const { document, view, remarks, onEdit, onLeave, onClearUp } = wiring;
  const { kind, fields: _columns, rows: _rows, ...rest } = field;
  if (kind === 'group') return <GroupField group={field} {...wiring} />;
  const value = remarks.values[field.key] ?? '';
  const plain = { ...rest, kind };
  return (
    <FieldRow
      caseId={document.id}
      at={field.key}
      field={plain}
      stored={document.fields[field.key]}
      draft={view.drafts.get(field.key)}
      values={remarks.values}
      refused={view.refused.get(field.key)}
      required={isRequired(field, remarks.values)}
      missing={document.missing.includes(field.key)}
      remark={fieldRemark(plain, value, remarks)}
      unclear={document.unclear.includes(field.key)}
      disabled={document.state === 'accepted'}
      onClearUp={() => onClearUp(field.key)}
      onEdit={onEdit}
      onLeave={onLeave}
    />
  );
}
