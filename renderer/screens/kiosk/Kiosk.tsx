import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import type { HelpRequestId } from '#shared/contract/base.ts';
import { useCardReader } from '#renderer/features/arrival/use-card-reader.ts';
import { useCheckIn } from '#renderer/features/arrival/use-check-in.ts';
import { useIdentify } from '#renderer/features/arrival/use-identify.ts';
import { useScanner } from '#renderer/features/arrival/use-scanner.ts';
import { whoOfCode } from '#renderer/features/arrival/scanned-who.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { draftOf } from './kiosk-draft.ts';
import { kioskIdentity } from './kiosk-identity.ts';
import { nextStep, welcome, type KioskStep } from './kiosk-step.ts';
import { KioskView } from './KioskView.tsx';
import { refusedMessage } from './refused-message.ts';
import type { TextSize } from './text-size.ts';
import { useIdleWatch } from '#renderer/lib/use-idle-watch.ts';
import { useKioskHelp, type HelpCall } from './use-kiosk-help.ts';
import { useKioskSession } from './use-kiosk-session.ts';
import { useSpeech } from './use-speech.ts';

/** What drives the questions: card, slip and keys, the voice, the draft, help and the idle watch. */
export function Kiosk() {
  const station = useDescription();
  const [kiosk] = useState(() => kioskIdentity(window.location.hash));
  const [step, dispatch] = useReducer(nextStep, welcome);
  const [size, setSize] = useState<TextSize>('normal');
  const content = useRef<HTMLElement>(null);
  const speech = useSpeech(content);
  const session = useKioskSession(kiosk, step, dispatch);
  const help = useKioskHelp({
    sessionId: session.id,
    kiosk,
    draft: draftOf(step),
    onGiven: (result) => dispatch({ kind: 'given', result }),
  });
  const checkIn = useCheckIn({
    started: (who) => dispatch({ kind: 'started', who }),
    arrived: (result) => dispatch({ kind: 'arrived', result }),
    refused: (error) => dispatch({ kind: 'refused', error }),
  });
  const identify = useIdentify({
    found: (candidates) => dispatch({ kind: 'found', candidates }),
    refused: (error) => dispatch({ kind: 'refused', error }),
  });
  const reader = useCardReader((cardReadId) => checkIn({ kind: 'card-read', cardReadId }));
  useScanner((code) => checkIn(whoOfCode(code)));

  const refused = step.at === 'refused' ? refusedMessage(step.error, step.origin, station) : null;
  useCallForUnknown(step.at, refused?.callsHelp === true, help);
  const over = (how: 'idle' | 'done'): void => {
    session.leave(how);
    dispatch({ kind: 'over' });
    setSize('normal');
  };
  const { warnAfterSeconds, countdownSeconds } = station.kiosk;
  // While the station looks something up the visitor has nothing to touch; an untouched welcome has nothing to clear.
  const left = useIdleWatch({
    policy: { warnAfterMs: warnAfterSeconds * 1000, countdownMs: countdownSeconds * 1000 },
    watched: (step.at !== 'welcome' && step.at !== 'checking') || size !== 'normal' || help.open !== null,
    mark: step,
    onOver: () => over('idle'),
  });

  return (
    <KioskView
      step={step}
      size={size}
      secondsLeft={left}
      help={help}
      reader={reader}
      content={content}
      onSize={setSize}
      onAgain={speech.again}
      onKey={speech.key}
      onLeave={() => over('done')}
      dispatch={dispatch}
      checkIn={checkIn}
      identify={(by, typed) => {
        dispatch({ kind: 'asked', by, typed });
        identify(by, typed);
      }}
    />
  );
}

/** Somebody on no list needs a person: the counters are rung at once, and left in peace when a number was found after all. */
function useCallForUnknown(at: KioskStep['at'], unknown: boolean, help: HelpCall): void {
  const called = useRef<HelpRequestId | null>(null);
  const { open } = help;
  const call = useEffectEvent(() => {
    if (open === null) help.askQuietly();
  });
  useEffect(() => {
    if (unknown) call();
  }, [unknown]);
  const follow = useEffectEvent((openId: HelpRequestId) => {
    if (unknown) called.current = openId;
    if (at === 'ticket' && openId === called.current && open?.state === 'waiting') help.cancel();
  });
  const openId = open?.id ?? null;
  const found = at === 'ticket';
  useEffect(() => {
    if (openId !== null && (unknown || found)) follow(openId);
  }, [unknown, found, openId]);
}
