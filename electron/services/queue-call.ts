import { civilDateOf } from '#shared/civil-date.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { chooseNext, type CallDecision } from '#shared/domain/calling-order.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { countDownReturns, countPasses, moveTicket } from '#electron/db/repositories/ticket-moves.ts';
import { findTicketAtCounter, listWaiting } from '#electron/db/repositories/tickets.ts';
import { recordOf } from './call-record.ts';
import { lineOfCounter, waitingTicket } from './calling-line.ts';
import type { ServiceContext } from './context.ts';
import { requireCounter, requireTicket, viewOf, type CounterInput, type TicketInput } from './ticket-access.ts';
import { ticketText } from './ticket-text.ts';
import { writeOnce } from './write.ts';

/** The next by the rule goes to this counter. The transaction is exclusive, so two counters never get the same one. */
export function callNext(context: ServiceContext, input: CounterInput): Ticket {
  requireCounter(context, input.counterId);
  return writeOnce(context, {
    procedure: 'queue.callNext',
    request: input,
    nouns: ['queue', 'people'],
    work: (db, nowMs) => {
      const date = civilDateOf(nowMs);
      requireFreeCounter(db, date, input.counterId);
      const line = lineOfCounter(context, db, { date, counterId: input.counterId });
      const decision = chooseNext(line, context.profile().calling, nowMs);
      if (!decision) throw new DeskError('queue.empty', {});
      return call(context, db, { decision, input, reason: '', nowMs });
    },
  });
}

export type CallSpecificInput = TicketInput & { readonly reason: string };

/** A clerk calls somebody out of turn; the reason is kept with the call. Missed and held numbers are reached so as well. */
export function callSpecific(context: ServiceContext, input: CallSpecificInput): Ticket {
  requireCounter(context, input.counterId);
  return writeOnce(context, {
    procedure: 'queue.callSpecific',
    request: input,
    nouns: ['queue', 'people'],
    work: (db, nowMs) => {
      const date = civilDateOf(nowMs);
      requireFreeCounter(db, date, input.counterId);
      const row = requireTicket(db, input.ticketId, ['waiting', 'held', 'missed']);
      const passedOver = listWaiting(db, date)
        .filter((each) => each.linePosition < row.linePosition)
        .map((each) => waitingTicket(context, each, input.counterId));
      const ticket = waitingTicket(context, row, input.counterId);
      const decision: CallDecision = { ticket, ground: 'specific', passedOver, countPriority: [], countBooked: [] };
      return call(context, db, { decision, input, reason: input.reason, nowMs });
    },
  });
}

type Call = {
  readonly decision: CallDecision;
  readonly input: CounterInput;
  readonly reason: string;
  readonly nowMs: number;
};

function call(context: ServiceContext, db: WritableDb, { decision, input, reason, nowMs }: Call): Ticket {
  const { id } = decision.ticket;
  moveTicket(db, {
    ticketId: id,
    event: 'called',
    counterId: input.counterId,
    actor: input.clerk,
    reason,
    atMs: nowMs,
    decisionJson: JSON.stringify(recordOf(decision, context.profile().calling, nowMs)),
  });
  countPasses(db, 'priority', decision.countPriority, 1);
  countPasses(db, 'booked', decision.countBooked, 1);
  countDownReturns(db, civilDateOf(nowMs), id);
  return viewOf(context, db, id);
}

function requireFreeCounter(db: WritableDb, date: string, counterId: string): void {
  const busy = findTicketAtCounter(db, date, counterId);
  if (busy) throw new DeskError('counter.busy', { ticketNumber: ticketText(busy) });
}
