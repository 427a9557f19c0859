import { Flex } from 'antd';
import { timeOfDay } from '#shared/civil-date.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';

const text = counterText.work;

type Props = { readonly ticket: Ticket | null; readonly waiting: number };

/** Who is at the counter now, large enough to be read while standing up to greet. */
export function CurrentTicket({ ticket, waiting }: Props) {
  if (ticket === null) {
    return (
      <Flex vertical align="center" justify="center" className="current-ticket" data-testid="current-empty">
        <p className="current-empty">{text.empty}</p>
        <p className="quiet">{waiting > 0 ? text.emptyWaiting(waiting) : text.emptyCalm}</p>
      </Flex>
    );
  }
  const facts = [
    ticket.className,
    ticket.age === null ? '' : text.age(ticket.age),
    ticket.appointmentTime === null ? text.walkIn : text.booked(ticket.appointmentTime),
    ticket.maskedIdNumber,
  ].filter((fact) => fact !== '');
  return (
    <Flex vertical align="center" justify="center" className="current-ticket" data-testid="current-ticket">
      <div className="current-number" data-testid="current-number">
        {ticket.number}
      </div>
      <div className="current-name" data-testid="current-name">
        {ticket.name}
        {ticket.priority !== null && <span className="priority-mark">{text.priority(ticket.priority)}</span>}
      </div>
      <div className="current-facts">{facts.join('　')}</div>
      <div className="quiet">
        {ticket.state === 'serving' || ticket.calledAtMs === null
          ? text.serving
          : text.called(timeOfDay(ticket.calledAtMs), ticket.callCount)}
      </div>
    </Flex>
  );
}
