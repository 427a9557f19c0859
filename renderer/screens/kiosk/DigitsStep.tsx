import type { CivilDate } from '#shared/civil-date.ts';
import type { KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';
import { DigitPad } from '#renderer/features/arrival/DigitPad.tsx';
import {
  FULL_LENGTH,
  inGroups,
  problemOf,
  problemWhileTyping,
  type NumberKind,
  type NumberProblem,
  type PadKey,
} from '#renderer/features/arrival/typed-number.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import { Say } from './Say.tsx';

type Props = {
  readonly by: NumberKind;
  readonly typed: string;
  /** The visitor has pressed 确定 with this number. */
  readonly confirmed: boolean;
  readonly today: CivilDate;
  readonly onKey: (key: PadKey) => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
  readonly onWrong: () => void;
  readonly onNumber: (typed: string) => void;
};

const problems: Readonly<Record<NumberProblem, KioskSentenceKey>> = {
  'idNumber.length': 'digits-problem-length',
  'idNumber.characters': 'digits-problem-characters',
  'idNumber.birthDate': 'digits-problem-birth-date',
  'idNumber.checkDigit': 'digits-problem-check-digit',
  'phone.number': 'digits-problem-phone',
};

export function DigitsStep({ by, typed, confirmed, today, onKey, onRemove, onClear, onWrong, onNumber }: Props) {
  const problem = confirmed ? problemOf(typed, by, today) : problemWhileTyping(typed, by, today);
  const confirm = (): void => {
    if (typed === '') return;
    if (problemOf(typed, by, today) === null) onNumber(typed);
    else onWrong();
  };
  const total = FULL_LENGTH[by];
  return (
    <section className="kiosk-step kiosk-digits">
      <h1>
        <Say as="span" line={by === 'phone' ? 'digits-phone' : 'digits-id-number'} />
      </h1>
      <div className="kiosk-digits-number">
        <div className={`kiosk-number kiosk-number-${by}`} data-testid="typed-number">
          {inGroups(typed, by).map((group, index) => (
            // A few fixed places; the index is what tells them apart.
            <span key={index} className={group === '' ? 'kiosk-group kiosk-group-empty' : 'kiosk-group'}>
              {group !== '' && <Say as="span" line="digits-number" gaps={{ digits: group }} quiet />}
            </span>
          ))}
        </div>
        <div role="status" className={problem === null ? 'kiosk-note' : 'kiosk-note kiosk-problem'}>
          {problem === null ? (
            <Say line="digits-count" gaps={{ count: typed.length, total }} quiet />
          ) : (
            <Say line={problems[problem]} gaps={{ total }} />
          )}
        </div>
      </div>
      <DigitPad
        letter={by === 'id-number'}
        renderKey={(key) => <Say as="span" line="digits-key" gaps={{ digits: key }} />}
        remove={<Say as="span" line="digits-remove" />}
        onKey={onKey}
        onRemove={onRemove}
        onConfirm={confirm}
      />
      <div className="kiosk-actions">
        <BigButton onPress={onClear} disabled={typed === ''}>
          <Say as="span" line="digits-clear" />
        </BigButton>
        <BigButton kind="next" onPress={confirm} disabled={typed === ''}>
          <Say as="span" line="digits-confirm" />
        </BigButton>
      </div>
    </section>
  );
}
