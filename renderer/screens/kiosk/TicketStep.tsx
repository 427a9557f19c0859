import type { CheckInResult, Ticket } from '#shared/contract/queue.ts';
import { kioskText } from '#shared/i18n/zh-CN/kiosk.ts';
import { usePaper, type Paper } from '#renderer/features/arrival/use-paper.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';

const text = kioskText.ticket;

type Props = {
  readonly result: CheckInResult;
  /** The visitor's card still lies on the reader. */
  readonly cardLies: boolean;
  readonly onDone: () => void;
};

/** The answer: the number, and what to do. When no paper comes the number grows, for it is all there is. */
export function TicketStep({ result, cardLies, onDone }: Props) {
  const { ticket, peopleAhead, issued, printJobId } = result;
  const paper = usePaper(printJobId);
  const waiting = ticket.state === 'waiting';
  // Somebody who comes back has the paper already, or has lost it; either way none comes out now.
  const came = paper === 'take' && !issued ? 'had' : paper;
  const advice = waiting ? paperAdvice[came] : [stateAdvice(ticket)];
  return (
    <section className={`kiosk-step kiosk-ticket kiosk-ticket-${paper}`}>
      <h1>{issued ? text.yours : text.again}</h1>
      <div className="kiosk-ticket-left">
        <p className="kiosk-ticket-number" data-testid="ticket-number">
          {ticket.number}
        </p>
        {cardLies && <p className="kiosk-take-card">{text.takeCard}</p>}
      </div>
      <div className="kiosk-ticket-facts">
        <p className="kiosk-ticket-who">
          <span>{ticket.maskedName}</span>
          <span>{ticket.appointmentTime === null ? text.walkIn : text.booked(ticket.appointmentTime)}</span>
        </p>
        {waiting && (
          <p className="kiosk-ticket-ahead" data-testid="people-ahead">
            {peopleAhead === 0 ? text.next : text.ahead(peopleAhead)}
          </p>
        )}
        <div className="kiosk-ticket-advice" role="status">
          {advice.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </div>
      <div className="kiosk-actions">
        <BigButton kind="next" onPress={onDone}>
          {text.done}
        </BigButton>
      </div>
    </section>
  );
}

const paperAdvice: Readonly<Record<Paper | 'had', readonly string[]>> = {
  printing: [text.printing],
  take: [text.take],
  look: [text.take, text.look],
  'no-paper': [text.remember, text.noPaper],
  none: [text.remember, text.wait],
  had: [text.wait],
};

/** A ticket that no longer waits: where to go instead. */
function stateAdvice({ state, counterName }: Ticket): string {
  if (state === 'missed') return text.missed;
  if (state === 'served') return text.served;
  return text.goTo(counterName ?? '');
}
