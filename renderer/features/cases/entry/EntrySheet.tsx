import { useEffect, useRef, useState } from 'react';
import type { FormField, PlainField } from '#shared/contract/form-fields.ts';
import { belongs, fieldsIn } from '#shared/domain/case-form.ts';
import { fieldAt, rowsOf } from '#shared/domain/form-index.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { choicesNow } from '../ChoiceControls.tsx';
import type { FieldSaver, SaverView } from '../field-saver.ts';
import { cellsOf, rowsShown, valuesNow } from '../form-view.ts';
import { fieldRemark } from '../field-remark.ts';
import { useAreas } from '../use-areas.ts';
import { EntryLine } from './EntryLine.tsx';
import './entry.css';
import type { OpenCase } from '../open-case.ts';

type Props = {
  readonly document: OpenCase;
  readonly saver: FieldSaver;
  readonly view: SaverView;
  readonly onUnclear: (field: string, unclear: boolean) => void;
  readonly onSection: (key: string) => void;
};

/** 录入纸质表: every field in the order of the paper, one box each, for somebody who never touches the mouse. */
export function EntrySheet({ document, saver, view, onUnclear, onSection }: Props) {
  const areas = useAreas();
  const { today } = useDescription();
  const [at, setAt] = useState('');
  const values = valuesNow(document, view.drafts);
  const facts = { cardKind: document.cardKind, values };
  useFirstBox(document.focusField);
  const line = (key: string, field: PlainField) => (
    <EntryLine
      key={key}
      at={key}
      field={field}
      value={values[key] ?? ''}
      values={values}
      areas={areas}
      unclear={document.unclear.includes(key)}
      missing={document.missing.includes(key)}
      refused={view.refused.get(key)}
      onSave={(value) => {
        saver.edit(key, value);
        saver.flush();
      }}
      onUnclear={(unclear) => onUnclear(key, unclear)}
      onFocus={() => setAt(key)}
    />
  );
  const lines = (field: FormField) =>
    field.kind === 'group'
      ? rowsShown(field, values, rowsOf(field)).map((row) => (
          <div key={`${field.key}.${row}`} className="entry-row">
            <span className="entry-row-head">{casesText.group.row(field.label, row)}</span>
            {cellsOf(field, row).map(({ key, column }) => line(key, column))}
          </div>
        ))
      : [line(field.key, asPlain(field, field.kind))];
  const field = fieldAt(document.form, at);
  const remark = field && fieldRemark(field, values[at] ?? '', { form: document.form, values, areas, today });
  return (
    <div className="entry-sheet" data-testid="entry-sheet">
      <EntryHelp field={field} values={values} value={values[at] ?? ''} remark={remark} />
      {document.form.sections
        .filter((section) => belongs(section, facts))
        .map((section) => (
          <section key={section.key} id={`section-${section.key}`} onFocus={() => onSection(section.key)}>
            <h3 className="section-title">{section.title}</h3>
            <div className="entry-grid">{fieldsIn(section, facts).flatMap(lines)}</div>
          </section>
        ))}
    </div>
  );
}

/** The cursor begins where the last clerk stopped, else in the first empty box. */
function useFirstBox(key: string | null): void {
  const first = useRef(key);
  useEffect(() => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[data-entry]')];
    const left = boxes.find((box) => box.dataset['entry'] === first.current);
    (left ?? boxes.find((box) => box.value === '') ?? boxes[0])?.focus();
  }, []);
}

function asPlain(field: FormField, kind: PlainField['kind']): PlainField {
  const { fields: _fields, rows: _rows, ...rest } = field;
  return { ...rest, kind };
}

type HelpProps = {
  readonly field: PlainField | null;
  readonly values: Parameters<typeof choicesNow>[1];
  readonly value: string;
  readonly remark: string | null;
};

/** What the box with the cursor takes, always in the same place: the numbered list, or how it is written. */
function EntryHelp({ field, values, value, remark }: HelpProps) {
  const text = casesText.entry;
  const choices = field ? choicesNow(field, values, value) : [];
  return (
    <div className="entry-help" data-testid="entry-help" aria-live="polite">
      <strong>{field?.label ?? text.title}</strong>
      {choices.length > 0 ? (
        <ol>
          {choices.map((choice, index) => (
            <li key={choice.code}>
              <b>{index + 1}</b> {choice.name}
            </li>
          ))}
        </ol>
      ) : (
        <span>{remark ?? field?.help ?? (field && text.kinds[field.kind]) ?? text.how}</span>
      )}
      <span className="entry-keys">{text.keys}</span>
    </div>
  );
}
