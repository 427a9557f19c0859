import { Flex } from 'antd';
import type { TicketId } from '#shared/contract/base.ts';
import type { Ticket, TicketState } from '#shared/contract/queue.ts';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { queueText } from '#shared/i18n/zh-CN/queue.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import type { QueueDialog } from './QueueDialogs.tsx';
import { TodayRow } from './TodayRow.tsx';

const text = counterText.queue;

type Props = {
  readonly tickets: readonly Ticket[];
  readonly onBringBack: (ticketId: TicketId) => void;
  readonly onResume: (ticketId: TicketId) => void;
  readonly onDialog: (dialog: QueueDialog) => void;
};

const SECTIONS: readonly { readonly states: readonly TicketState[]; readonly title: (count: number) => string }[] = [
  { states: ['called', 'serving'], title: () => queueText.section.here },
  { states: ['waiting'], title: queueText.section.waiting },
  { states: ['held'], title: queueText.section.held },
  { states: ['missed'], title: queueText.section.missed },
];

/** Today's numbers: at the counters, waiting in the order of calling, put aside, missed. */
export function TodayList({ tickets, ...actions }: Props) {
  const nowMs = useNow();
  const sections = SECTIONS.map(({ states, title }) => {
    const rows = tickets.filter(({ state }) => states.includes(state));
    return { title: title(rows.length), rows };
  }).filter(({ rows }) => rows.length > 0);
  return (
    <Flex vertical className="today-list" data-testid="today-list">
      <Flex justify="space-between" align="baseline" className="panel-title">
        <strong>{text.title}</strong>
        <span className="quiet">{text.counts(tickets.filter(({ state }) => state === 'waiting').length)}</span>
      </Flex>
      {tickets.length === 0 && <p className="quiet">{text.none}</p>}
      <div className="today-rows">
        {sections.map(({ title, rows }) => (
          <section key={title} aria-label={title}>
            <h3 className="today-section">{title}</h3>
            {rows.map((ticket) => (
              <TodayRow key={ticket.id} ticket={ticket} nowMs={nowMs} lastCalled={lastCalled(tickets)} {...actions} />
            ))}
          </section>
        ))}
      </div>
    </Flex>
  );
}

/** Whom somebody who still waits is likely to ask about. */
function lastCalled(tickets: readonly Ticket[]): string {
  const called = tickets.filter(({ calledAtMs }) => calledAtMs !== null);
  return called.toSorted((a, b) => (b.calledAtMs ?? 0) - (a.calledAtMs ?? 0))[0]?.number ?? '';
}
