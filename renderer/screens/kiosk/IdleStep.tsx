import { BigButton } from '#renderer/ui/BigButton.tsx';
import { Say } from './Say.tsx';

type Props = { readonly secondsLeft: number; readonly onStay: () => void };

/** Asks whether somebody is still there. It takes the whole screen, so that nothing personal stands behind it. */
export function IdleStep({ secondsLeft, onStay }: Props) {
  return (
    <section className="kiosk-step kiosk-idle" role="alertdialog" aria-modal="true" aria-labelledby="idle-question">
      <h1 id="idle-question">
        <Say as="span" line="idle-question" />
      </h1>
      <Say line="idle-body" />
      <Say className="kiosk-countdown" line="idle-countdown" gaps={{ count: secondsLeft }} quiet />
      <BigButton kind="next" autoFocus onPress={onStay}>
        <Say as="span" line="idle-stay" />
      </BigButton>
    </section>
  );
}
