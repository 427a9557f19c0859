import { Button, Dropdown, Tag } from 'antd';
import type { TicketId } from '#shared/contract/base.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { queueText } from '#shared/i18n/zh-CN/queue.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import type { QueueDialog } from './QueueDialogs.tsx';

const text = counterText.queue;

type Props = {
  readonly ticket: Ticket;
  readonly nowMs: number;
  readonly lastCalled: string;
  readonly onBringBack: (ticketId: TicketId) => void;
  readonly onResume: (ticketId: TicketId) => void;
  readonly onDialog: (dialog: QueueDialog) => void;
};

export function TodayRow({ ticket, nowMs, lastCalled, onBringBack, onResume, onDialog }: Props) {
  const facts = [
    ticket.className,
    ticket.appointmentTime === null ? counterText.work.walkIn : counterText.work.booked(ticket.appointmentTime),
  ].filter((fact) => fact !== '');
  return (
    <div className="today-row" data-testid="today-row" data-ticket={ticket.number} data-state={ticket.state}>
      <strong className="today-number">{ticket.number}</strong>
      <span className="today-who">
        <span className="today-first">
          <span className="today-name" title={ticket.name}>
            {ticket.name}
          </span>
          {ticket.priority !== null && (
            <span className="priority-mark" title={counterText.work.priority(ticket.priority)}>
              {queueText.priority}
            </span>
          )}
        </span>
        <span className="quiet">{facts.join('　')}</span>
      </span>
      <span className="today-state">
        {ticket.state === 'waiting' && <Waiting ticket={ticket} nowMs={nowMs} />}
        {ticket.state === 'held' && <span className="quiet today-reason">{ticket.heldReason}</span>}
        {(ticket.state === 'called' || ticket.state === 'serving') && (
          <Tag color="processing" style={{ marginInlineEnd: 0 }}>
            {`${text.state[ticket.state]} ${ticket.counterName ?? ''}`}
          </Tag>
        )}
        {ticket.state === 'missed' && (
          <Button size="small" data-testid="bring-back" onClick={() => onBringBack(ticket.id)}>
            {text.bringBack}
          </Button>
        )}
        {ticket.state === 'held' && (
          <Button size="small" data-testid="resume" onClick={() => onResume(ticket.id)}>
            {queueText.resume}
          </Button>
        )}
      </span>
      <RowMenu ticket={ticket} lastCalled={lastCalled} onDialog={onDialog} />
    </div>
  );
}

function Waiting({ ticket, nowMs }: { readonly ticket: Ticket; readonly nowMs: number }) {
  const { waitAlarmMinutes } = useDescription();
  const minutes = Math.max(0, Math.floor((nowMs - ticket.issuedAtMs) / 60_000));
  return (
    <>
      {minutes >= waitAlarmMinutes ? (
        <strong className="today-alarm" data-testid="wait-alarm">
          {queueText.longWait(minutes)}
        </strong>
      ) : (
        <span className="quiet">{text.waiting(minutes)}</span>
      )}
      {ticket.onlyCounterName !== null && (
        <span className="quiet">{queueText.onlyCounter(ticket.onlyCounterName)}</span>
      )}
      {ticket.returnAfter > 0 && <span className="quiet">{queueText.lettingPass(ticket.returnAfter)}</span>}
    </>
  );
}

type MenuProps = Pick<Props, 'ticket' | 'lastCalled' | 'onDialog'>;

/** Out-of-turn calling, holding, passing on, and the question everybody asks. */
function RowMenu({ ticket, lastCalled, onDialog }: MenuProps) {
  const { action } = queueText;
  const waits = ticket.state === 'waiting' || ticket.state === 'held';
  if (!waits && ticket.state !== 'missed') return null;
  const items = [
    { key: 'specific', label: action.callSpecific },
    ...(ticket.state === 'waiting' ? [{ key: 'hold', label: action.hold }] : []),
    ...(waits ? [{ key: 'transfer', label: action.transfer }] : []),
    { type: 'divider' as const },
    { key: 'why', label: action.why },
  ];
  const run = (key: string): void => {
    if (key === 'why') onDialog({ kind: 'why', first: lastCalled, second: ticket.number });
    else if (key === 'hold' || key === 'specific' || key === 'transfer') onDialog({ kind: key, ticket });
  };
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick: ({ key }) => run(key) }}>
      <Button
        type="text"
        size="small"
        className="today-more"
        aria-label={`${queueText.rowMore} ${ticket.number}`}
        title={queueText.rowMore}
        data-testid={`row-more-${ticket.number}`}
      >
        ⋯
      </Button>
    </Dropdown>
  );
}
