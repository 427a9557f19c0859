import { DeskError } from '#shared/errors.ts';
import { callingText } from '#shared/i18n/zh-CN/calling.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { listTicketEvents, type TicketEvent, type TicketEventRow } from '#electron/db/repositories/ticket-moves.ts';
import { findTicketByNumber, type TicketRow } from '#electron/db/repositories/tickets.ts';
import { callFacts, readCallRecord, type CallFacts, type CallRecord } from './call-record.ts';
import { foreseenIds, waitingTicket } from './calling-line.ts';
import type { ServiceContext } from './context.ts';
import { today } from './people.ts';
import { ticketText } from './ticket-text.ts';
import { counterName } from './ticket-view.ts';

/** After these somebody stands at a counter or has left it. */
const AT_COUNTER: readonly TicketEvent[] = ['called', 'recalled', 'serving', 'served'];

type Side = { readonly row: TicketRow; readonly number: string; readonly events: readonly TicketEventRow[] };

/** Why one of today's numbers came before another, as a clerk can read it out. Errors: ticket.notFound. */
export function whyBefore(context: ServiceContext, input: { readonly first: string; readonly second: string }) {
  const { db } = context.store;
  const sides = [input.first, input.second].map((text) => sideOf(context, db, text));
  const [first, second] = sides;
  if (!first || !second) throw new DeskError('ticket.notFound', {});
  const [one, two] = [firstCall(first), firstCall(second)];
  if (!one && !two) return { sentence: neitherCalled(context, db, first, second) };
  if (!one || (two && two.sequence < one.sequence)) {
    return { sentence: callingText.otherWay(second.number, first.number) + explain(context, second, first, two) };
  }
  return { sentence: explain(context, first, second, one) };
}

function sideOf(context: ServiceContext, db: ReadableDb, text: string): Side | undefined {
  const [, prefix = '', digits = ''] = /^([A-Z]*)0*(\d+)$/.exec(text.trim().toUpperCase()) ?? [];
  const row = findTicketByNumber(db, today(context), { prefix, number: Number(digits) });
  return row && { row, number: ticketText(row), events: listTicketEvents(db, row.id) };
}

function firstCall({ events }: Side): TicketEventRow | undefined {
  return events.find(({ event }) => event === 'called');
}

function neitherCalled(context: ServiceContext, db: ReadableDb, first: Side, second: Side): string {
  const order = foreseenIds(context, db, today(context), context.clock.now());
  const [one, two] = [order.indexOf(first.row.id), order.indexOf(second.row.id)];
  if (one < 0 || two < 0) return callingText.notInLine(one < 0 ? first.number : second.number);
  const [earlier, later] = one < two ? [first, second] : [second, first];
  const { calling } = context.profile();
  const nowMs = context.clock.now();
  const record: CallRecord = {
    ground: 'in-turn',
    priorityCap: calling.priorityCap,
    bookedPerWalkIn: calling.bookedPerWalkIn,
    chosen: callFacts(waitingTicket(context, earlier.row, null), calling, nowMs),
    passedOver: [],
    countPriority: [],
    countBooked: [],
  };
  const other = callFacts(waitingTicket(context, later.row, null), calling, nowMs);
  return callingText.notYet(earlier.number, later.number) + pairReason(record, other);
}

function explain(context: ServiceContext, first: Side, second: Side, call: TicketEventRow | undefined): string {
  const record = call && readCallRecord(call.decisionJson);
  if (!call || !record) return callingText.unknown;
  const before = second.events.findLast(({ sequence }) => sequence < call.sequence);
  if (!before) return callingText.cameLater(first.number, second.number);
  if (before.event === 'held') return callingText.wasHeld(second.number, before.reason);
  if (before.event === 'missed') return callingText.wasMissed(second.number);
  if (AT_COUNTER.includes(before.event)) return callingText.wasCalled(second.number);
  if (record.ground === 'specific') {
    return callingText.specific(first.number, counterName(context, call.counterId ?? ''), call.actor, call.reason);
  }
  if (record.ground === 'reserved')
    return callingText.reserved(first.number, counterName(context, call.counterId ?? ''));
  const facts = record.passedOver.find(({ id }) => id === second.row.id);
  const { calling } = context.profile();
  return pairReason(record, facts ?? callFacts(waitingTicket(context, second.row, null), calling, call.atMs));
}

/** Which part of the rule sets these two apart. */
function pairReason({ chosen, priorityCap, bookedPerWalkIn }: CallRecord, other: CallFacts): string {
  const [a, b] = [chosen.number, other.number];
  if (other.returnAfter > 0 && chosen.returnAfter === 0) return callingText.mustWait(b, other.returnAfter);
  if (chosen.priority && !other.priority) return callingText.priority(a, b, priorityCap);
  if (!chosen.priority && other.priority) return callingText.priorityCap(a, b, priorityCap);
  if (chosen.priority && chosen.rank !== other.rank) return rankReason(chosen, other, priorityCap);
  if (chosen.lane === 'booked' && other.lane === 'walk-in')
    return callingText.booked(a, b, bookedPerWalkIn, other.hasBooking);
  if (chosen.lane === 'walk-in' && other.lane === 'booked') return callingText.bookedCap(a, b, bookedPerWalkIn);
  return chosen.position < other.position ? callingText.earlier(a, b) : callingText.unknown;
}

function rankReason(chosen: CallFacts, other: CallFacts, cap: number): string {
  const [a, b] = [chosen, other].map(({ number, priorityName }) => ({ number, name: priorityName }));
  if (!a || !b) return callingText.unknown;
  return chosen.rank < other.rank ? callingText.rank(a, b, cap) : callingText.rankCap(a, b, cap);
}
