import { Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import type { CaseDocument, FieldSource, FormField } from '#shared/contract/cases.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { FieldControl } from './FieldControl.tsx';
import type { RefusedField } from './field-saver.ts';

const colours = {
  chip: 'green',
  roster: 'blue',
  booking: 'geekblue',
  earlier: 'purple',
  clerk: 'default',
} as const satisfies Record<FieldSource, string>;

type Props = {
  readonly field: FormField;
  readonly stored: CaseDocument['fields'][string] | undefined;
  readonly draft: string | undefined;
  readonly refused: RefusedField | undefined;
  readonly missing: boolean;
  readonly disabled: boolean;
  readonly onEdit: (field: string, value: string) => void;
  readonly onLeave: () => void;
};

/** A field with its name, where its value came from, and what is wrong with it. */
export function FieldRow({ field, stored, draft, refused, missing, disabled, onEdit, onLeave }: Props) {
  const [inside, setInside] = useState(false);
  const detail =
    stored === undefined
      ? null
      : casesText.sourceDetail(casesText.source[stored.source], stored.changedBy, dateTimeText(stored.changedAtMs));
  const filled = stored !== undefined && stored.value !== '' && draft === undefined;
  // Half a date is no mistake while it is being typed.
  const problem = refused !== undefined && !inside ? casesText.field.notSaved(refusalText(refused.error)) : null;
  const note = problem ?? (inside && filled ? detail : null) ?? field.help ?? '';
  return (
    <div
      id={`at-${field.key}`}
      className={field.kind === 'long-text' ? 'field-row field-row-wide' : 'field-row'}
      onFocus={() => setInside(true)}
      onBlur={() => setInside(false)}
    >
      <div className="field-label">
        <span>
          {field.label}
          {field.required && <span className={missing ? 'field-star field-star-missing' : 'field-star'}>＊</span>}
        </span>
        {filled && (
          <Tooltip title={detail}>
            <Tag color={colours[stored.source]} data-testid={`source-${field.key}`} style={{ marginInlineEnd: 0 }}>
              {casesText.source[stored.source]}
            </Tag>
          </Tooltip>
        )}
      </div>
      <FieldControl
        field={field}
        value={draft ?? stored?.value ?? ''}
        disabled={disabled}
        onEdit={(value) => onEdit(field.key, value)}
        onLeave={onLeave}
      />
      <div className={problem === null ? 'field-note' : 'field-note field-note-problem'}>{note}</div>
    </div>
  );
}
