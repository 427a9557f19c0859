import type { KioskHelp } from '#shared/contract/kiosk.ts';
import type { ReaderReadiness } from '#renderer/features/arrival/reader-readiness.ts';
import type { NumberKind } from '#renderer/features/arrival/typed-number.ts';
import type { CheckIn } from '#renderer/features/arrival/use-check-in.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { CardStep } from './CardStep.tsx';
import { CheckingStep } from './CheckingStep.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import { DigitsStep } from './DigitsStep.tsx';
import type { KioskEvent, KioskStep } from './kiosk-step.ts';
import type { RefusedMessage } from './refused-message.ts';
import { RefusedStep } from './RefusedStep.tsx';
import { ServiceStep } from './ServiceStep.tsx';
import { SlipStep } from './SlipStep.tsx';
import { TicketStep } from './TicketStep.tsx';
import { WelcomeStep } from './WelcomeStep.tsx';

type Props = {
  readonly step: KioskStep;
  readonly refused: RefusedMessage | null;
  readonly help: KioskHelp | null;
  readonly reader: ReaderReadiness;
  readonly cardLies: boolean;
  readonly dispatch: (event: KioskEvent) => void;
  readonly say: (key: string) => void;
  readonly checkIn: CheckIn;
  readonly onTyped: (by: NumberKind, typed: string) => void;
  readonly onDone: () => void;
};

/** The question or answer of a step. */
export function QuestionStep(props: Props) {
  const { step, reader, dispatch, say, checkIn, onTyped, onDone } = props;
  const { today } = useDescription();
  switch (step.at) {
    case 'welcome':
      return <WelcomeStep reader={reader} onGo={(to) => dispatch({ kind: 'go', to })} />;
    case 'card':
      return <CardStep reader={reader} />;
    case 'slip':
      return <SlipStep />;
    case 'digits':
      return (
        <DigitsStep
          by={step.by}
          typed={step.typed}
          confirmed={step.confirmed}
          today={today}
          onKey={(key) => {
            dispatch({ kind: 'key', key });
            say(key);
          }}
          onRemove={() => dispatch({ kind: 'remove' })}
          onClear={() => dispatch({ kind: 'clear' })}
          onWrong={() => dispatch({ kind: 'confirmed' })}
          onNumber={(typed) => onTyped(step.by, typed)}
        />
      );
    case 'checking':
      return <CheckingStep />;
    case 'confirm':
      return (
        <ConfirmStep
          candidates={step.candidates}
          onYes={({ identityId }) => checkIn({ kind: 'identified', identityId })}
          onNo={() => dispatch({ kind: 'back' })}
        />
      );
    case 'service': {
      const { who } = step.origin;
      return (
        <ServiceStep
          services={step.services}
          reason={step.reason}
          onChoose={(serviceId) => who !== null && checkIn(who, serviceId)}
        />
      );
    }
    case 'ticket': {
      const cardLies = props.cardLies && step.who?.kind === 'card-read';
      return <TicketStep result={step.result} cardLies={cardLies} onDone={onDone} />;
    }
    case 'refused':
      return <Refused {...props} step={step} />;
    default:
      return step satisfies never;
  }
}

type RefusedProps = Props & { readonly step: Extract<KioskStep, { at: 'refused' }> };

function Refused({ step, refused, help, dispatch, checkIn, onTyped, onDone }: RefusedProps) {
  if (refused === null) return null;
  const { origin } = step;
  return (
    <RefusedStep
      message={refused}
      help={help}
      onTypeAgain={() => dispatch({ kind: 'back' })}
      onTryAgain={() => {
        if (origin.who !== null) checkIn(origin.who);
        else if (origin.kind === 'typed') onTyped(origin.by, origin.typed);
      }}
      onDone={onDone}
    />
  );
}
