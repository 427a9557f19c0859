import { useEffect, useState } from 'react';
import { civilDateOf } from '#shared/civil-date.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { ticketText } from '#shared/domain/ticket-number.ts';
import { aloneText } from '#shared/i18n/zh-CN/alone.ts';
import { useKioskReserve } from '#renderer/features/alone/use-kiosk-reserve.ts';
import { useDescription, useStationClock } from '#renderer/lib/station-context.tsx';
import { useLinkGone } from '#renderer/lib/use-link-gone.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import './alone.css';

const text = aloneText.kiosk;
const GONE_AFTER_MS = 4_000;
const NUMBER_STANDS_MS = 45_000;
const TYPED_STANDS_MS = 60_000;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', '0'] as const;

type Step =
  | { readonly at: 'ask' }
  | { readonly at: 'giving' }
  | { readonly at: 'number'; readonly number: string }
  | { readonly at: 'none' };

/** The kiosk while its host is away: a number in, a number out. It goes when the line is back and nobody is in the middle. */
export function AloneKiosk() {
  const give = useKioskReserve();
  const gone = useLinkGone(GONE_AFTER_MS);
  const [step, setStep] = useState<Step>({ at: 'ask' });
  const [typed, setTyped] = useState('');
  const over = (): void => {
    setStep({ at: 'ask' });
    setTyped('');
  };
  useClear(step.at === 'ask' ? typed : step.at, step.at === 'ask' ? TYPED_STANDS_MS : NUMBER_STANDS_MS, over);
  const take = async (idNumber: string | null): Promise<void> => {
    setStep({ at: 'giving' });
    const ticket = await give(idNumber).catch((error: unknown) => {
      console.error('no number:', error);
      return null;
    });
    setTyped('');
    setStep(ticket === null ? { at: 'none' } : { at: 'number', number: ticketText(ticket) });
  };
  if (!gone && step.at === 'ask' && typed === '') return null;
  return (
    <main className="alone alone-kiosk" data-testid="alone-kiosk" data-step={step.at}>
      {step.at === 'ask' && <Ask typed={typed} onTyped={setTyped} onTake={(idNumber) => void take(idNumber)} />}
      {step.at === 'giving' && <h1 role="status">{text.giving}</h1>}
      {step.at === 'number' && (
        <>
          <h1>{text.yours}</h1>
          <p className="alone-number" data-testid="alone-number">
            {step.number}
          </p>
          <p className="alone-strong">{text.remember}</p>
          <p>{text.wait}</p>
          <BigButton kind="next" onPress={over}>
            {text.done}
          </BigButton>
        </>
      )}
      {step.at === 'none' && (
        <div role="alert">
          <h1>{text.noneTitle}</h1>
          <p>{text.none}</p>
          <BigButton kind="next" onPress={over}>
            {text.done}
          </BigButton>
        </div>
      )}
    </main>
  );
}

type AskProps = {
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onTake: (idNumber: string | null) => void;
};

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

/** Nobody's number or digits may stand there for the next visitor to read. */
function useClear(what: string, afterMs: number, clear: () => void): void {
  useEffect(() => {
    if (what === '' || what === 'giving') return;
    const timer = setTimeout(clear, afterMs);
    return () => clearTimeout(timer);
    // Counted anew whenever what stands there changes; `clear` does the same whenever it was made.
    // eslint-disable-next-line react/exhaustive-deps
  }, [what, afterMs]);
}
