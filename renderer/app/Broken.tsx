import { commonText } from '#shared/i18n/zh-CN/common.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import './waiting.css';

/** A defect in a screen: one sentence and one button. */
export function Broken({ onAgain }: { readonly onAgain: () => void }) {
  const { title, advice, again } = commonText.broken;
  return (
    <main className="waiting">
      <div role="alert">
        <h1>{title}</h1>
        <p>{advice}</p>
        <BigButton kind="next" onPress={onAgain}>
          {again}
        </BigButton>
      </div>
    </main>
  );
}
