import type { ReactNode } from 'react';
import { Broken } from '#renderer/app/Broken.tsx';
import { Stopped } from '#renderer/app/Stopped.tsx';
import { WaitingPage } from '#renderer/app/Waiting.tsx';
import { AloneKioskView, type AloneStep } from '#renderer/screens/alone/AloneKioskView.tsx';

const nothing = (): void => undefined;

function alone(step: AloneStep, typed = '', secondsLeft: number | null = null): ReactNode {
  return (
    <AloneKioskView
      step={step}
      typed={typed}
      secondsLeft={secondsLeft}
      onTyped={nothing}
      onTake={nothing}
      onDone={nothing}
    />
  );
}

/** What stands on a kiosk when its station does not: in one size, and without a voice, for that comes from the station. */
export const galleryPages: Readonly<Record<string, ReactNode>> = {
  'page-connecting': <WaitingPage long={false} />,
  'page-connecting-long': <WaitingPage long />,
  'page-stopped': <Stopped code="store.damaged" />,
  'page-stopped-other': <Stopped code="E-1234567" />,
  'page-broken': <Broken onAgain={nothing} />,
  'page-alone-ask': alone({ at: 'ask' }),
  'page-alone-typed': alone({ at: 'ask' }, '99999919430307002X'),
  'page-alone-giving': alone({ at: 'giving' }),
  'page-alone-number': alone({ at: 'number', number: 'K128' }),
  'page-alone-none': alone({ at: 'none' }),
  'page-alone-idle': alone({ at: 'number', number: 'K128' }, '', 30),
};
