import { Button, Flex, Tag } from 'antd';
import type { TicketId } from '#shared/contract/base.ts';
import type { Ticket, TicketState } from '#shared/contract/queue.ts';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { useNow } from '#renderer/lib/use-now.ts';

const text = counterText.queue;

const colours = {
  waiting: 'default',
  held: 'warning',
  called: 'processing',
  serving: 'processing',
  served: 'success',
  missed: 'warning',
} as const satisfies Record<TicketState, string>;

type Props = {
  readonly tickets: readonly Ticket[];
  readonly onBringBack: (ticketId: TicketId) => void;
};

/** Today's numbers in calling order, with how long each has waited; a missed one can be brought back. */
export function TodayList({ tickets, onBringBack }: Props) {
  const nowMs = useNow();
  const count = (state: TicketState): number => tickets.filter((ticket) => ticket.state === state).length;
  return (
    <Flex vertical className="today-list" data-testid="today-list">
      <Flex justify="space-between" align="baseline" className="panel-title">
        <strong>{text.title}</strong>
        <span className="quiet">{text.counts(count('waiting'), count('missed'))}</span>
      </Flex>
      {tickets.length === 0 && <p className="quiet">{text.none}</p>}
      <div className="today-rows">
        {tickets.map((ticket) => (
          <TodayRow key={ticket.id} ticket={ticket} nowMs={nowMs} onBringBack={onBringBack} />
        ))}
      </div>
    </Flex>
  );
}

type RowProps = { readonly ticket: Ticket; readonly nowMs: number; readonly onBringBack: (ticketId: TicketId) => void };

function TodayRow({ ticket, nowMs, onBringBack }: RowProps) {
  const minutes = Math.max(0, Math.floor((nowMs - ticket.issuedAtMs) / 60_000));
  const facts = [
    ticket.className,
    ticket.appointmentTime === null ? counterText.work.walkIn : counterText.work.booked(ticket.appointmentTime),
  ].filter((fact) => fact !== '');
  return (
    <div className="today-row" data-testid="today-row" data-ticket={ticket.number} data-state={ticket.state}>
      <strong className="today-number">{ticket.number}</strong>
      <span className="today-who">
        <span className="today-name" title={ticket.name}>
          {ticket.name}
        </span>
        <span className="quiet">{facts.join('　')}</span>
      </span>
      <span className="today-state">
        {ticket.state === 'waiting' && <span className="quiet">{text.waiting(minutes)}</span>}
        {ticket.state === 'missed' && (
          <Button size="small" data-testid="bring-back" onClick={() => onBringBack(ticket.id)}>
            {text.bringBack}
          </Button>
        )}
        {ticket.state !== 'waiting' && (
          <Tag color={colours[ticket.state]} style={{ marginInlineEnd: 0 }}>
            {ticket.counterName !== null && ticket.state !== 'missed'
              ? `${text.state[ticket.state]} ${ticket.counterName}`
              : text.state[ticket.state]}
          </Tag>
        )}
      </span>
    </div>
  );
}
