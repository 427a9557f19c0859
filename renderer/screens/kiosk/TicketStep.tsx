import type { CheckInResult, Ticket } from '#shared/contract/queue.ts';
import type { KioskLine } from '#shared/domain/kiosk-speech.ts';
import { usePaper, type Paper } from '#renderer/features/arrival/use-paper.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import { Say } from './Say.tsx';

type Props = {
  readonly result: CheckInResult;
  /** The visitor's card still lies on the reader. */
  readonly cardLies: boolean;
  readonly onDone: () => void;
};

/** The answer: the number, and what to do. When no paper comes the number stands in a frame to be copied, for it is all there is. */
export function TicketStep({ result, cardLies, onDone }: Props) {
  const { ticket, peopleAhead, expectedWaitMinutes, issued, printJobId } = result;
  const paper = usePaper(printJobId);
  const { services, joined } = useDescription();
  const waiting = ticket.state === 'waiting';
  // Somebody who comes back has the paper already, or has lost it; either way none comes out now.
  const came = paper === 'take' && !issued ? 'had' : paper;
  const advice = waiting ? (joined && farAdvice[came]) || paperAdvice[came] : [stateAdvice(ticket)];
  const gaps = { name: ticket.maskedName, time: ticket.appointmentTime ?? '' };
  return (
    <section className={`kiosk-step kiosk-ticket kiosk-ticket-${paper}`}>
      <h1>
        <Say as="span" line={issued ? 'ticket-yours' : 'ticket-again'} />
      </h1>
      <Say
        className="kiosk-ticket-number"
        testId="ticket-number"
        line="ticket-number"
        gaps={{ digits: ticket.number }}
      />
      <div className="kiosk-ticket-facts">
        <Say line={ticket.appointmentTime === null ? 'ticket-walk-in' : 'ticket-booked'} gaps={gaps} />
        {services.length > 1 && <Say line="ticket-service" gaps={{ service: ticket.serviceName }} />}
        {waiting && <Ahead peopleAhead={peopleAhead} />}
        {waiting && peopleAhead > 0 && expectedWaitMinutes !== null && (
          <Say line="ticket-wait-about" gaps={{ count: expectedWaitMinutes }} />
        )}
        <div className="kiosk-ticket-advice" role="status">
          {advice.map((line) => (
            <Say key={line.key} line={line.key} gaps={line.gaps} />
          ))}
          {cardLies && <Say className="kiosk-take-card" line="ticket-take-card" />}
        </div>
      </div>
      <div className="kiosk-actions">
        <BigButton kind="next" onPress={onDone}>
          <Say as="span" line="ticket-done" />
        </BigButton>
      </div>
    </section>
  );
}

function Ahead({ peopleAhead }: { readonly peopleAhead: number }) {
  return peopleAhead === 0 ? (
    <Say className="kiosk-ticket-ahead" testId="people-ahead" line="ticket-next" />
  ) : (
    <Say className="kiosk-ticket-ahead" testId="people-ahead" line="ticket-ahead" gaps={{ count: peopleAhead }} />
  );
}

const paperAdvice: Readonly<Record<Paper | 'had', readonly KioskLine[]>> = {
  printing: [{ key: 'ticket-printing' }],
  take: [{ key: 'ticket-take' }],
  look: [{ key: 'ticket-look' }, { key: 'ticket-sit' }],
  'no-paper': [{ key: 'ticket-remember' }, { key: 'ticket-no-paper' }],
  none: [{ key: 'ticket-remember' }, { key: 'ticket-no-paper' }],
  had: [{ key: 'ticket-sit' }],
};

/** On another PC the paper comes out at the host, where nobody need go for it. */
const farAdvice: { readonly [Came in Paper | 'had']?: readonly KioskLine[] } = {
  printing: [{ key: 'ticket-printing-far' }],
  take: [{ key: 'ticket-take-far' }],
};

/** A ticket that no longer waits: where to go instead. */
function stateAdvice({ state, counterName }: Ticket): KioskLine {
  if (state === 'held') return { key: 'ticket-held' };
  if (state === 'missed') return { key: 'ticket-missed' };
  if (state === 'served') return { key: 'ticket-served' };
  return { key: 'ticket-go-to', gaps: { counter: counterName ?? '' } };
}
