import { useState } from 'react';
import { civilDateOf } from '#shared/civil-date.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { aloneText } from '#shared/i18n/zh-CN/alone.ts';
import { useDescription, useStationClock } from '#renderer/lib/station-context.tsx';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import './alone.css';

const text = aloneText.kiosk;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', '0'] as const;

export type AloneStep =
  | { readonly at: 'ask' }
  | { readonly at: 'giving' }
  | { readonly at: 'number'; readonly number: string }
  | { readonly at: 'none' };

type Props = {
  readonly step: AloneStep;
  readonly typed: string;
  /** To answer "are you still there?"; null while nobody is asked. */
  readonly secondsLeft: number | null;
  readonly onTyped: (typed: string) => void;
  readonly onTake: (idNumber: string | null) => void;
  readonly onDone: () => void;
};

export function AloneKioskView({ step, typed, secondsLeft, onTyped, onTake, onDone }: Props) {
  const asked = secondsLeft !== null;
  return (
    <main className="alone alone-kiosk" data-testid="alone-kiosk" data-step={asked ? 'idle' : step.at}>
      {asked && <StillThere secondsLeft={secondsLeft} />}
      {!asked && step.at === 'ask' && <Ask typed={typed} onTyped={onTyped} onTake={onTake} />}
      {!asked && step.at === 'giving' && (
        <div role="status">
          <h1>{text.giving}</h1>
        </div>
      )}
      {!asked && step.at === 'number' && (
        <>
          <h1>{text.yours}</h1>
          <p className="alone-number" data-testid="alone-number">
            {step.number}
          </p>
          <p className="alone-strong">{text.remember}</p>
          <p>{text.wait}</p>
          <BigButton kind="next" onPress={onDone}>
            {text.done}
          </BigButton>
        </>
      )}
      {!asked && step.at === 'none' && (
        <>
          <div role="alert">
            <h1>{text.noneTitle}</h1>
            <p>{text.none}</p>
          </div>
          <BigButton kind="next" onPress={onDone}>
            {text.done}
          </BigButton>
        </>
      )}
    </main>
  );
}

/** Any touch answers, wherever it falls; the button is there to be seen. */
function StillThere({ secondsLeft }: { readonly secondsLeft: number }) {
  return (
    <>
      <h1>{text.still}</h1>
      <p>{text.willClear}</p>
      <p className="alone-strong">{text.secondsLeft(secondsLeft)}</p>
      <BigButton kind="next" autoFocus onPress={() => undefined}>
        {text.here}
      </BigButton>
    </>
  );
}

type AskProps = Pick<Props, 'typed' | 'onTyped' | 'onTake'>;

function Ask({ typed, onTyped, onTake }: AskProps) {
  const { stationName } = useDescription();
  const clock = useStationClock();
  const [asked, setAsked] = useState(false);
  const parsed = parseIdNumber(typed, civilDateOf(clock()));
  const type = (next: string): void => {
    setAsked(false);
    onTyped(next.slice(0, 18));
  };
  const confirm = (): void => {
    if (parsed.ok) onTake(parsed.idNumber);
    else setAsked(true);
  };
  return (
    <>
      <header className="alone-notice">
        <span>{stationName}</span>
        <strong>{text.notice}</strong>
      </header>
      <h1>{text.question}</h1>
      <output className="alone-typed" aria-label={text.typed} data-testid="alone-typed">
        {typed.replace(/^(.{6})(.{0,8})(.*)$/, '$1 $2 $3').trim()}
      </output>
      <p className="alone-problem" role="status">
        {asked && !parsed.ok ? text.problem[parsed.problem](typed.length) : text.hint}
      </p>
      <div className="alone-pad">
        {KEYS.map((key) => (
          <BigButton key={key} onPress={() => type(typed + key)}>
            {key}
          </BigButton>
        ))}
        <BigButton onPress={() => type(typed.slice(0, -1))}>{text.remove}</BigButton>
      </div>
      <div className="alone-actions">
        <BigButton onPress={() => onTake(null)}>{text.without}</BigButton>
        <BigButton kind="next" onPress={confirm}>
          {text.confirm}
        </BigButton>
      </div>
    </>
  );
}
