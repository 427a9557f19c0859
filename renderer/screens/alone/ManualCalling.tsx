import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { nextManual, type ManualTicket } from '#shared/domain/manual-calls.ts';
import { parseTicketNumber, ticketText } from '#shared/domain/ticket-number.ts';
import { aloneText } from '#shared/i18n/zh-CN/alone.ts';
import { useManualCalls, type ManualCalls, type ManualSeat } from '#renderer/features/alone/use-manual-log.ts';
import { useConnectionState, useDescription } from '#renderer/lib/station-context.tsx';
import { useLinkGone } from '#renderer/lib/use-link-gone.ts';
import './alone.css';

const text = aloneText.counter;
const GONE_AFTER_MS = 6_000;
const SHOWN = 12;

/** The counter's one screen while the host is away: who is here, who is next, who did not come. */
export function ManualCalling({ seat }: { readonly seat: ManualSeat }) {
  const calls = useManualCalls(seat);
  const gone = useLinkGone(GONE_AFTER_MS);
  const merging = useConnectionState() === 'open' && calls.steps.length > 0;
  if (!gone && !merging) return null;
  return (
    <main className="alone alone-counter" data-testid="manual-calling" data-merging={merging}>
      {merging ? <h1 role="status">{text.merging}</h1> : <Desk calls={calls} seat={seat} />}
    </main>
  );
}

type DeskProps = { readonly calls: ManualCalls; readonly seat: ManualSeat };

function Desk({ calls, seat }: DeskProps) {
  const { counters } = useDescription();
  const [all, setAll] = useState(counters.length < 2);
  const { queue, line, note } = calls;
  const { current } = queue;
  const index = Math.max(
    0,
    counters.findIndex(({ id }) => id === seat.counterId),
  );
  const next = nextManual(queue, line, all ? { index: 0, of: 1 } : { index, of: counters.length });
  const of = (state: ManualTicket['state']) => queue.tickets.filter((ticket) => ticket.state === state);
  const call = (number: string): void => {
    if (number === current) note(['recalled', number]);
    else if (current !== null) note(['served', current], ['called', number]);
    else note(['called', number]);
  };
  const callCount = queue.tickets.find(({ number }) => number === current)?.callCount ?? 0;
  const served = calls.steps.filter(({ event }) => event === 'served').length;
  return (
    <>
      <header className="alone-head">
        <h1>{text.title}</h1>
        <span>{text.seat(counters[index]?.name ?? seat.counterId, seat.clerk)}</span>
        <p>{text.explanation}</p>
      </header>
      <section className="alone-now">
        <p>{current === null ? text.noCurrent : text.current}</p>
        <p className="alone-number" data-testid="manual-current">
          {current ?? '—'}
        </p>
        <p>{current === null ? '' : text.times(callCount)}</p>
        <div className="alone-buttons">
          <Button
            size="large"
            disabled={current === null}
            data-testid="manual-recall"
            onClick={() => current !== null && note(['recalled', current])}
          >
            {text.recall}
          </Button>
          <Button
            size="large"
            disabled={current === null}
            data-testid="manual-missed"
            onClick={() => current !== null && note(['missed', current])}
          >
            {text.missed}
          </Button>
          <Button
            size="large"
            disabled={current === null}
            data-testid="manual-finish"
            onClick={() => current !== null && note(['served', current])}
          >
            {text.finish}
          </Button>
        </div>
        <Button
          type="primary"
          size="large"
          block
          disabled={next === null}
          data-testid="manual-next"
          onClick={() => next !== null && call(next)}
        >
          {text.next} {next === null ? '' : `（${next}）`}
        </Button>
        {next === null && <p>{all || of('waiting').length === 0 ? text.noNext : text.noneOfMine}</p>}
      </section>
      <aside className="alone-side">
        <dl className="alone-counts" data-testid="manual-counts">
          <dt>{text.counts.waiting}</dt>
          <dd>{of('waiting').length}</dd>
          <dt>{text.counts.served}</dt>
          <dd>{served}</dd>
          <dt>{text.counts.missed}</dt>
          <dd>{of('missed').length}</dd>
        </dl>
        {counters.length > 1 && (
          <Radio.Group
            aria-label={text.share.label}
            value={all}
            data-testid="manual-share"
            onChange={(event) => setAll(event.target.value === true)}
            options={[
              { value: false, label: text.share.turns },
              { value: true, label: text.share.all },
            ]}
          />
        )}
        <Typed onCall={call} />
        <h2>{text.line}</h2>
        <p className="alone-line" data-testid="manual-line">
          {of('waiting')
            .slice(0, SHOWN)
            .map(({ number }) => (
              <span key={number}>{number}</span>
            ))}
        </p>
        {of('missed').length > 0 && <h2>{text.missedLine}</h2>}
        {of('missed').map(({ number }) => (
          <p key={number} className="alone-missed">
            <strong>{number}</strong>
            <Button size="small" onClick={() => call(number)}>
              {text.back}
            </Button>
          </p>
        ))}
      </aside>
    </>
  );
}

/** A number that is on paper but not on this screen. */
function Typed({ onCall }: { readonly onCall: (number: string) => void }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const call = (): void => {
    const number = parseTicketNumber(typed);
    setWrong(number === null);
    if (number === null) return;
    onCall(ticketText(number));
    setTyped('');
  };
  return (
    <label className="alone-typed-call">
      {text.type}
      <span>
        <Input
          value={typed}
          maxLength={10}
          placeholder={text.typePlaceholder}
          status={wrong ? 'error' : ''}
          data-testid="manual-typed"
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={call}
        />
        <Button data-testid="manual-typed-call" onClick={call}>
          {text.typeCall}
        </Button>
      </span>
      <small role="status">{wrong ? text.typeWrong : text.typeHint}</small>
    </label>
  );
}
