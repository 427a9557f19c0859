import { commonText } from '#shared/i18n/zh-CN/common.ts';
import type { LineState } from '#renderer/lib/station-line.ts';
import './line-bar.css';

/** Says calmly that the line is lost; takes no room while it stands. */
export function LineBar({ state }: { readonly state: LineState }) {
  return (
    <div role="status" aria-live="polite">
      {state === 'lost' && <div className="line-bar">{commonText.line.lost}</div>}
    </div>
  );
}
