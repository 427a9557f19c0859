import { useReducer, useState } from 'react';
import { kioskText } from '#shared/i18n/zh-CN/kiosk.ts';
import { readinessOf } from '#renderer/features/arrival/reader-readiness.ts';
import { useCardReader } from '#renderer/features/arrival/use-card-reader.ts';
import { useCheckIn } from '#renderer/features/arrival/use-check-in.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import { DigitsStep } from './DigitsStep.tsx';
import { IdleWatch } from './IdleWatch.tsx';
import { nextStep, welcome, type KioskEvent, type KioskStep } from './kiosk-step.ts';
import { refusedMessage } from './refused-message.ts';
import { RefusedStep } from './RefusedStep.tsx';
import { TicketStep } from './TicketStep.tsx';
import { WelcomeStep } from './WelcomeStep.tsx';
import './kiosk.css';

/** Self-service arrival: a card or a number in, a ticket out, one question on the screen at a time. */
export function KioskScreen() {
  const { stationName } = useDescription();
  const [step, dispatch] = useReducer(nextStep, welcome);
  const [large, setLarge] = useState(false);
  const checkIn = useCheckIn({
    started: (who) => dispatch({ kind: 'started', who }),
    arrived: (result) => dispatch({ kind: 'arrived', result }),
    refused: (error) => dispatch({ kind: 'refused', error }),
  });
  const reader = useCardReader((cardReadId) => checkIn({ kind: 'card-read', cardReadId }));
  const over = (): void => {
    dispatch({ kind: 'over' });
    setLarge(false);
  };
  // While the station looks something up the visitor has nothing to touch; an untouched welcome has nothing to clear.
  const watched = step.at === 'welcome' ? large : step.at !== 'checking';

  return (
    <div className={large ? 'kiosk kiosk-large' : 'kiosk'}>
      <header className="kiosk-header">
        <span>{stationName}</span>
        <BigButton pressed={large} onPress={() => setLarge(!large)}>
          {large ? kioskText.smaller : kioskText.larger}
        </BigButton>
      </header>
      <main className="kiosk-main">
        <Step step={step} reader={reader} dispatch={dispatch} checkIn={checkIn} onDone={over} />
      </main>
      {watched && <IdleWatch key={step.at} onOver={over} />}
    </div>
  );
}

type StepProps = {
  readonly step: KioskStep;
  readonly reader: ReturnType<typeof useCardReader>;
  readonly dispatch: (event: KioskEvent) => void;
  readonly checkIn: ReturnType<typeof useCheckIn>;
  readonly onDone: () => void;
};

function Step({ step, reader, dispatch, checkIn, onDone }: StepProps) {
  const { today, hotline } = useDescription();
  switch (step.at) {
    case 'welcome':
      return <WelcomeStep reader={readinessOf(reader)} onDigits={() => dispatch({ kind: 'type' })} />;
    case 'digits':
      return (
        <DigitsStep
          typed={step.typed}
          confirmed={step.confirmed}
          today={today}
          onKey={(key) => dispatch({ kind: 'key', key })}
          onRemove={() => dispatch({ kind: 'remove' })}
          onClear={() => dispatch({ kind: 'clear' })}
          onBack={onDone}
          onWrong={() => dispatch({ kind: 'confirmed' })}
          onNumber={(idNumber) => checkIn({ kind: 'id-number', idNumber })}
        />
      );
    case 'checking':
      return (
        <section className="kiosk-step kiosk-checking" role="status">
          <h1>{kioskText.checking.title}</h1>
          <p>{kioskText.checking.body}</p>
        </section>
      );
    case 'ticket': {
      const cardLies = step.who.kind === 'card-read' && reader?.state === 'waiting-removal';
      return <TicketStep result={step.result} cardLies={cardLies} onDone={onDone} />;
    }
    case 'refused':
      return (
        <RefusedStep
          message={refusedMessage(step.error, step.who.kind === 'id-number', hotline)}
          onTypeAgain={() => dispatch({ kind: 'type-again' })}
          onTryAgain={() => checkIn(step.who)}
          onDone={onDone}
        />
      );
    default:
      return step satisfies never;
  }
}
