import type { HallCall } from '#shared/contract/queue.ts';
import { hallText } from '#shared/i18n/zh-CN/hall.ts';
import { callKey, newestFirst } from './call-order.ts';

type Props = {
  readonly calls: readonly HallCall[];
  /** The call being said: it stands large, even when another one has come meanwhile. */
  readonly announced: HallCall | null;
};

/** The call being said, else the newest, fills the panel; the other counters stand below it. */
export function CallingNow({ calls, announced }: Props) {
  const [newest, ...others] = announced === null ? newestFirst(calls) : announcedFirst(calls, announced);
  return (
    <section className="hall-now" aria-live="assertive">
      <h1>{hallText.callingNow}</h1>
      {newest === undefined ? (
        <p className="hall-none">
          {hallText.none}
          <br />
          {hallText.noneHint}
        </p>
      ) : (
        // A new key for each call and recall: the element is made anew, so its highlight runs again.
        <div key={callKey(newest)} className="hall-newest" data-testid="newest-call">
          <span className="hall-number">{newest.ticketNumber}</span>
          <span className="hall-name">{newest.maskedName}</span>
          <span className="hall-counter">
            {hallText.please} <strong>{newest.counterName}</strong>
          </span>
        </div>
      )}
      <ul className="hall-others">
        {others.map((call) => (
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

function announcedFirst(calls: readonly HallCall[], announced: HallCall): readonly HallCall[] {
  return [announced, ...newestFirst(calls.filter(({ counterId }) => counterId !== announced.counterId))];
}
