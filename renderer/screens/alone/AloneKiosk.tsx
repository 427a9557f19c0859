import { useState } from 'react';
import { ticketText } from '#shared/domain/ticket-number.ts';
import { useKioskReserve } from '#renderer/features/alone/use-kiosk-reserve.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { useIdleWatch } from '#renderer/lib/use-idle-watch.ts';
import { useLinkGone } from '#renderer/lib/use-link-gone.ts';
import { AloneKioskView, type AloneStep } from './AloneKioskView.tsx';

const GONE_AFTER_MS = 4_000;
const ask: AloneStep = { at: 'ask' };

/** The kiosk while its host is away: a number in, a number out. It goes when the line is back and nobody is in the middle. */
export function AloneKiosk() {
  const give = useKioskReserve();
  const gone = useLinkGone(GONE_AFTER_MS);
  const { warnAfterSeconds, countdownSeconds } = useDescription().kiosk;
  const [step, setStep] = useState<AloneStep>(ask);
  const [typed, setTyped] = useState('');
  const over = (): void => {
    setStep(ask);
    setTyped('');
  };
  // Nobody's number or digits may stand there for the next visitor to read; but nothing goes without being asked about.
  const secondsLeft = useIdleWatch({
    policy: { warnAfterMs: warnAfterSeconds * 1000, countdownMs: countdownSeconds * 1000 },
    watched: step.at === 'ask' ? typed !== '' : step.at !== 'giving',
    mark: step,
    onOver: over,
  });
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
    <AloneKioskView
      step={step}
      typed={typed}
      secondsLeft={secondsLeft}
      onTyped={setTyped}
      onTake={(idNumber) => void take(idNumber)}
      onDone={over}
    />
  );
}
