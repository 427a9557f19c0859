import type { KioskLine } from '#shared/domain/kiosk-speech.ts';
import type { KioskHelp } from '#shared/contract/kiosk.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import type { RefusedMessage } from './refused-message.ts';
import { Say } from './Say.tsx';

type Props = {
  readonly message: RefusedMessage;
  /** The call that rang the counters for it, while it is open. */
  readonly help: KioskHelp | null;
  readonly onTypeAgain: () => void;
  readonly onTryAgain: () => void;
  readonly onDone: () => void;
};

export function RefusedStep({ message, help, onTypeAgain, onTryAgain, onDone }: Props) {
  const { title, body, offer } = message;
  return (
    <section className="kiosk-step kiosk-refused" role="alert">
      <h1>
        <Say as="span" line={title.key} gaps={title.gaps} />
      </h1>
      <div className="kiosk-refused-body">
        {(help === null ? body : [helpLine(help)]).map((line) => (
          <Say key={line.key} line={line.key} gaps={line.gaps} />
        ))}
      </div>
      <div className="kiosk-actions">
        {offer === 'type-again' && (
          <BigButton onPress={onTypeAgain}>
            <Say as="span" line="refused-type-again" />
          </BigButton>
        )}
        {offer === 'try-again' && (
          <BigButton onPress={onTryAgain}>
            <Say as="span" line="refused-again" />
          </BigButton>
        )}
        <BigButton kind="next" onPress={onDone}>
          <Say as="span" line="refused-done" />
        </BigButton>
      </div>
    </section>
  );
}

function helpLine({ takenBy }: KioskHelp): KioskLine {
  return takenBy === null ? { key: 'help-on-the-way' } : { key: 'help-coming', gaps: { clerk: takenBy } };
}
