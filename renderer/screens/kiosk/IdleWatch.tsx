import { kioskText } from '#shared/i18n/zh-CN/kiosk.ts';
import { useIdle } from '#renderer/lib/use-idle.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';

const WARN_AFTER_MS = 60_000;
const OVER_AFTER_MS = 30_000;

/** Asks whether somebody is still there, and clears the screen when nobody answers. A touch beside the button answers too. */
export function IdleWatch({ onOver }: { readonly onOver: () => void }) {
  const { warned, stay } = useIdle({ warnAfterMs: WARN_AFTER_MS, overAfterMs: OVER_AFTER_MS, onOver });
  const { question, body, stay: stayText } = kioskText.idle;
  if (!warned) return null;
  return (
    <div className="kiosk-idle" onClick={stay}>
      <div role="alertdialog" aria-modal="true" aria-labelledby="idle-question" aria-describedby="idle-body">
        <h2 id="idle-question">{question}</h2>
        <p id="idle-body">{body}</p>
        <BigButton kind="next" autoFocus onPress={stay}>
          {stayText}
        </BigButton>
      </div>
    </div>
  );
}
