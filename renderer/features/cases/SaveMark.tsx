import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { useConnectionState } from '#renderer/lib/station-context.tsx';
import { jumpTo } from './case-steps.ts';
import type { FieldSaver, SaverView } from './field-saver.ts';

const text = casesText.save;

type Props = { readonly saver: FieldSaver; readonly view: SaverView };

/** Whether everything typed is on disk. */
export function SaveMark({ saver, view }: Props) {
  const line = useConnectionState();
  if (view.state === 'refused') {
    const [first] = view.refused.keys();
    const again = (): void => {
      saver.retryRefused();
      if (first !== undefined) jumpTo(first);
    };
    return (
      <button
        type="button"
        className="save-mark save-refused"
        data-testid="save-mark"
        data-state="refused"
        onClick={again}
      >
        {text.refused(view.refused.size)}
      </button>
    );
  }
  const state = view.state === 'saving' && line !== 'open' ? 'waiting' : view.state;
  return (
    <span className={`save-mark save-${state}`} role="status" data-testid="save-mark" data-state={state}>
      {text[state]}
    </span>
  );
}
