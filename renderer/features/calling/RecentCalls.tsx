import type { HallCall } from '#shared/contract/queue.ts';
import { hallText } from '#shared/i18n/zh-CN/hall.ts';
import { callKey } from './call-order.ts';

const SHOWN = 8;

export function RecentCalls({ calls }: { readonly calls: readonly HallCall[] }) {
  return (
    <section className="hall-recent">
      <h2>{hallText.recent}</h2>
      {calls.length === 0 && <p>{hallText.noRecent}</p>}
      <ul>
        {calls.slice(0, SHOWN).map((call) => (
          <li key={callKey(call)}>
            <span className="hall-number">{call.ticketNumber}</span>
            <span className="hall-name">{call.maskedName}</span>
            <span className="hall-counter">{call.counterName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
