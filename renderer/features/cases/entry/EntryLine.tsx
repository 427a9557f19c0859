import { useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { PlainField } from '#shared/contract/form-fields.ts';
import { areaName, type AreaTable } from '#shared/domain/areas.ts';
import type { FieldValues } from '#shared/domain/field-condition.ts';
import { readEntry } from '#shared/domain/form-entry.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { choicesNow } from '../ChoiceControls.tsx';
import type { RefusedField } from '../field-saver.ts';
import { shownValue } from './shown-value.ts';

const text = casesText.entry;

export type EntryLineProps = {
  readonly at: string;
  readonly field: PlainField;
  readonly value: string;
  readonly values: FieldValues;
  readonly areas: AreaTable;
  readonly unclear: boolean;
  readonly missing: boolean;
  readonly refused: RefusedField | undefined;
  readonly onSave: (value: string) => void;
  readonly onUnclear: (unclear: boolean) => void;
  readonly onFocus: () => void;
};

/** One line of the paper: label, one box for everything, and what was understood. Enter goes on. */
export function EntryLine(props: EntryLineProps) {
  const { at, field, value, values, areas, unclear, missing, refused, onSave, onUnclear, onFocus } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [unfit, setUnfit] = useState(false);
  const choices = choicesNow(field, values, value);
  /** False when what is typed fits nothing: the cursor stays. */
  const take = (): boolean => {
    if (typed === null) return true;
    const entered = readEntry(field, typed, { choices, areas });
    setUnfit(entered.kind === 'unfit');
    if (entered.kind === 'unfit') return false;
    if (entered.kind === 'unclear') onUnclear(true);
    else {
      if (unclear) onUnclear(false);
      if (entered.value !== value) onSave(entered.value);
    }
    setTyped(null);
    return true;
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    // The answer may bring up the very box that comes next, or take it away: it has to be on the page before the step.
    if (flushSync(take)) step(event.currentTarget, event.shiftKey ? -1 : 1);
  };
  const isList = choices.length > 0;
  const shown = shownValue(field, value, choices);
  const said = field.kind === 'area' && value !== '' ? (areaName(areas, value) ?? '') : '';
  return (
    <label id={`at-${at}`} className={`entry-line entry-width-${field.width ?? 2}`} data-unclear={unclear}>
      <span className={missing ? 'entry-label entry-label-missing' : 'entry-label'}>{field.label}</span>
      <input
        className={unfit || refused ? 'entry-box entry-box-unfit' : 'entry-box'}
        value={typed ?? shown}
        aria-invalid={unfit || refused !== undefined}
        data-testid={`entry-${at}`}
        data-entry={at}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => {
          event.currentTarget.select();
          onFocus();
        }}
        onBlur={take}
        onKeyDown={keys}
      />
      <span className="entry-said">
        {unclear
          ? text.unclear
          : unfit
            ? isList
              ? text.notInList
              : text.unfit
            : refused
              ? refusalText(refused.error)
              : said}
      </span>
    </label>
  );
}

/** The next box in the order of the paper. */
function step(from: HTMLInputElement, by: 1 | -1): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[data-entry]')];
  boxes[boxes.indexOf(from) + by]?.focus();
}
