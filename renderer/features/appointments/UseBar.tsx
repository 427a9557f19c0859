import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';

type Props = { readonly taken: number; readonly capacity: number };

/** How much of a capacity is used, as a bar with its numbers. */
export function UseBar({ taken, capacity }: Props) {
  const share = capacity === 0 ? 0 : Math.min(1, taken / capacity);
  return (
    <span className="use-bar" role="img" aria-label={calendarText.usedLabel(taken, capacity)}>
      <span className="use-bar-track">
        <span className={share === 1 ? 'use-bar-full' : ''} style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span className="use-bar-number">{calendarText.used(taken, capacity)}</span>
    </span>
  );
}
