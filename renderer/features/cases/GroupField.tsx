import type { FormField } from '#shared/contract/form-fields.ts';
import { rowsOf } from '#shared/domain/form-index.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { FieldControl } from './FieldControl.tsx';
import { cellsOf, rowsShown } from './form-view.ts';
import type { FieldWiring } from './SectionBlock.tsx';

const text = casesText.group;

/** A small table inside the form: the filled rows and always one empty row to go on in. Emptying a row removes it. */
export function GroupField({ group, ...wiring }: FieldWiring & { readonly group: FormField }) {
  const { document, remarks, onEdit, onLeave } = wiring;
  const disabled = document.state === 'accepted';
  const shown = rowsShown(group, remarks.values, rowsOf(group));
  const isEmpty = (row: number): boolean => cellsOf(group, row).every(({ key }) => (remarks.values[key] ?? '') === '');
  const rows = disabled ? shown.filter((row) => !isEmpty(row)) : shown;
  const clear = (row: number): void => {
    for (const { key } of cellsOf(group, row)) if ((remarks.values[key] ?? '') !== '') onEdit(key, '');
    onLeave();
  };
  return (
    <div id={`at-${group.key}`} className="field-row field-row-wide field-group" data-testid={`group-${group.key}`}>
      <div className="field-label">
        <span>{group.label}</span>
        <span className="field-note">{group.help}</span>
      </div>
      {rows.map((row, index) => (
        <div key={row} className="group-row" role="group" aria-label={text.row(group.label, index + 1)}>
          <div className="group-row-head">
            <span>{isEmpty(row) ? text.add : text.number(index + 1)}</span>
            {!isEmpty(row) && !disabled && (
              <button type="button" className="link-button" onClick={() => clear(row)}>
                {text.clear}
              </button>
            )}
          </div>
          <div className="group-cells">
            {cellsOf(group, row).map(({ key, column }) => (
              <Cell key={key} at={key} column={column} needed={column.required && !isEmpty(row)} {...wiring} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

type CellProps = FieldWiring & {
  readonly at: string;
  readonly column: NonNullable<FormField['fields']>[number];
  readonly needed: boolean;
};

function Cell({ at, column, needed, document, view, remarks, onEdit, onLeave }: CellProps) {
  const refused = view.refused.get(at);
  const missing = document.missing.includes(at);
  return (
    <div id={`at-${at}`} className="group-cell">
      <div className="group-cell-label">
        {column.label}
        {needed && <span className={missing ? 'field-star field-star-missing' : 'field-star'}>＊</span>}
      </div>
      <FieldControl
        at={at}
        field={column}
        value={view.drafts.get(at) ?? document.fields[at]?.value ?? ''}
        values={remarks.values}
        required={needed}
        disabled={document.state === 'accepted'}
        onEdit={(value) => onEdit(at, value)}
        onLeave={onLeave}
      />
      {refused !== undefined && (
        <div className="field-note field-note-problem">{casesText.field.notSaved(refusalText(refused.error))}</div>
      )}
    </div>
  );
}
