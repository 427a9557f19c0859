import { kioskText } from '#shared/i18n/zh-CN/kiosk.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import type { RefusedMessage } from './refused-message.ts';

const text = kioskText.refused;

type Props = {
  readonly message: RefusedMessage;
  readonly onTypeAgain: () => void;
  readonly onTryAgain: () => void;
  readonly onDone: () => void;
};

export function RefusedStep({ message, onTypeAgain, onTryAgain, onDone }: Props) {
  const { title, body, offer } = message;
  return (
    <section className="kiosk-step kiosk-refused" role="alert">
      <h1>{title}</h1>
      <div className="kiosk-refused-body">
        {body.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className="kiosk-actions">
        {offer === 'type-again' && <BigButton onPress={onTypeAgain}>{text.typeAgain}</BigButton>}
        {offer === 'try-again' && <BigButton onPress={onTryAgain}>{text.again}</BigButton>}
        <BigButton kind="next" onPress={onDone}>
          {text.done}
        </BigButton>
      </div>
    </section>
  );
}
