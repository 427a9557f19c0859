import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import type { PlainField } from '#shared/contract/form-fields.ts';
import type { FieldValues } from '#shared/domain/field-condition.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { commonText } from '#shared/i18n/zh-CN/common.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { unshownIn } from '#renderer/lib/unshown-characters.ts';
import { FieldControl } from './FieldControl.tsx';
import { FieldSourceTag } from './FieldSourceTag.tsx';
import type { RefusedField } from './field-saver.ts';
import type { OpenCase } from './open-case.ts';

export type FieldRowProps = {
  readonly caseId: OpenCase['id'];
  readonly at: string;
  readonly field: PlainField;
  readonly stored: OpenCase['fields'][string] | undefined;
  readonly draft: string | undefined;
  readonly values: FieldValues;
  readonly refused: RefusedField | undefined;
  readonly required: boolean;
  readonly missing: boolean;
  /** What is wrong or remarkable about the value as it stands. */
  readonly remark: string | null;
  /** Marked 看不清 on the paper. */
  readonly unclear: boolean;
  readonly disabled: boolean;
  readonly onClearUp: () => void;
  readonly onEdit: (field: string, value: string) => void;
  readonly onLeave: () => void;
};

/** A field with its name, where its value came from, and what is wrong with it. */
export function FieldRow(props: FieldRowProps) {
  const { caseId, at, field, stored, draft, values, refused, required, missing, remark, disabled } = props;
  const { unclear, onClearUp, onEdit, onLeave } = props;
  const [inside, setInside] = useState(false);
  const detail =
    stored === undefined
      ? null
      : casesText.sourceDetail(casesText.source[stored.source], stored.changedBy, dateTimeText(stored.changedAtMs));
  const filled = stored !== undefined && stored.value !== '' && draft === undefined;
  // Half a date is no mistake while it is being typed.
  const problem = refused !== undefined && !inside ? casesText.field.notSaved(refusalText(refused.error)) : null;
  const wrong = problem ?? (inside ? null : remark);
  const unshown = unshownIn(draft ?? stored?.value ?? '');
  const spelt = unshown === '' ? null : commonText.unshown(unshown);
  const note = wrong ?? spelt ?? (inside && filled ? detail : null) ?? field.help ?? '';
  return (
    <div
      id={`at-${at}`}
      className={field.kind === 'long-text' || field.kind === 'multi-choice' ? 'field-row field-row-wide' : 'field-row'}
      onFocus={() => setInside(true)}
      onBlur={() => setInside(false)}
    >
      <div className="field-label">
        <span>
          {field.label}
          {required && <span className={missing ? 'field-star field-star-missing' : 'field-star'}>＊</span>}
        </span>
        {unclear && (
          <button type="button" className="unclear-mark" data-testid={`unclear-${at}`} onClick={onClearUp}>
            {casesText.entry.clearUp}
          </button>
        )}
        {filled && <FieldSourceTag caseId={caseId} at={at} field={field} source={stored.source} />}
      </div>
      <FieldControl
        at={at}
        field={field}
        value={draft ?? stored?.value ?? ''}
        values={values}
        required={required}
        disabled={disabled}
        onEdit={(value) => onEdit(at, value)}
        onLeave={onLeave}
      />
      <div className={wrong === null ? 'field-note' : 'field-note field-note-problem'}>{note}</div>
    </div>
  );
}
