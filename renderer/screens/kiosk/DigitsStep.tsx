import type { CivilDate } from '#shared/civil-date.ts';
import type { IdNumberProblem } from '#shared/domain/id-number.ts';
import { kioskText } from '#shared/i18n/zh-CN/kiosk.ts';
import { DigitPad } from '#renderer/features/arrival/DigitPad.tsx';
import { inGroups, problemOf, problemWhileTyping, type PadKey } from '#renderer/features/arrival/typed-number.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';

const text = kioskText.digits;

type Props = {
  readonly typed: string;
  /** The visitor has pressed 确定 with this number. */
  readonly confirmed: boolean;
  readonly today: CivilDate;
  readonly onKey: (key: PadKey) => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
  readonly onBack: () => void;
  readonly onWrong: () => void;
  readonly onNumber: (idNumber: string) => void;
};

export function DigitsStep({ typed, confirmed, today, onKey, onRemove, onClear, onBack, onWrong, onNumber }: Props) {
  const problem = confirmed ? problemOf(typed, today) : problemWhileTyping(typed, today);
  const confirm = (): void => {
    if (typed === '') return;
    if (problemOf(typed, today) === null) onNumber(typed);
    else onWrong();
  };
  return (
    <section className="kiosk-step kiosk-digits">
      <h1>{text.question}</h1>
      <div className="kiosk-digits-number">
        <TypedNumber typed={typed} />
        <p role="status" className={problem === null ? 'kiosk-note' : 'kiosk-note kiosk-note-problem'}>
          {problem === null ? text.count(typed.length) : sentence(problem, typed.length)}
        </p>
      </div>
      <DigitPad removeText={text.remove} onKey={onKey} onRemove={onRemove} onConfirm={confirm} />
      <div className="kiosk-actions">
        <BigButton onPress={onBack}>{text.back}</BigButton>
        <BigButton onPress={onClear} disabled={typed === ''}>
          {text.clear}
        </BigButton>
        <BigButton kind="next" onPress={confirm} disabled={typed === ''}>
          {text.confirm}
        </BigButton>
      </div>
    </section>
  );
}

function sentence(problem: IdNumberProblem, entered: number): string {
  return text.problem[problem](entered);
}

function TypedNumber({ typed }: { readonly typed: string }) {
  return (
    <output className="kiosk-number" aria-label={text.shown} data-testid="typed-number">
      {inGroups(typed).map((group, index) => (
        // Four fixed places; the index is what tells them apart.
        <span key={index} className={group === '' ? 'kiosk-group kiosk-group-empty' : 'kiosk-group'}>
          {group}
        </span>
      ))}
    </output>
  );
}
