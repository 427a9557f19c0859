import { civilDateOf } from '#shared/civil-date.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { findAppointment, moveAppointment } from '#electron/db/repositories/appointments.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import {
  countPasses,
  findLastStep,
  listTicketEvents,
  undoMove,
  type TicketEventRow,
} from '#electron/db/repositories/ticket-moves.ts';
import { findTicketAtCounter, findTicketOfDay, type TicketRow } from '#electron/db/repositories/tickets.ts';
import { readCallRecord } from './call-record.ts';
import type { ServiceContext } from './context.ts';
import { requireTicket, viewOf, type CounterInput } from './ticket-access.ts';
import { writeOnce } from './write.ts';

/** The step this counter could take back now, as the button names it; null when there is none. */
export function lastStep(context: ServiceContext, counterId: string) {
  const { db } = context.store;
  const step = undoableStep(context, db, { counterId, nowMs: context.clock.now() });
  if (!step) return null;
  const { number } = viewOf(context, db, step.ticketId);
  return { event: step.event, ticketNumber: number, atMs: step.atMs };
}

/** Takes back this counter's last step, as a row that names it. Errors: undo.nothing. */
export function undoLast(context: ServiceContext, input: CounterInput): Ticket {
  return writeOnce(context, {
    procedure: 'queue.undo',
    request: input,
    nouns: ['queue', 'appointments', 'people'],
    work: (db, nowMs) => {
      const { counterId, clerk: actor } = input;
      const step = undoableStep(context, db, { counterId, nowMs });
      if (!step) throw new DeskError('undo.nothing', {});
      const { sequence, ticketId } = step;
      const ticket = requireTicket(db, ticketId);
      undoMove(db, { sequence, ticketId, counterId, actor, atMs: nowMs });
      if (step.event === 'called') takeBackPasses(db, step);
      if (step.event === 'served') reopenService(db, ticket, actor, nowMs);
      return viewOf(context, db, ticketId);
    },
  });
}

function undoableStep(
  context: ServiceContext,
  db: ReadableDb,
  { counterId, nowMs }: { readonly counterId: string; readonly nowMs: number },
): TicketEventRow | null {
  const date = civilDateOf(nowMs);
  const step = findLastStep(db, date, counterId);
  if (!step || nowMs - step.atMs > context.profile().calling.undoMinutes * 60_000) return null;
  const later = listTicketEvents(db, step.ticketId).filter(({ sequence }) => sequence > step.sequence);
  if (later.some(({ event }) => event !== 'recalled' && event !== 'serving')) return null;
  const ticket = requireTicket(db, step.ticketId);
  // Served, and meanwhile back with a new number: the old one stays as it is.
  if (findTicketOfDay(db, date, ticket.personId)?.id !== ticket.id) return null;
  const busy = findTicketAtCounter(db, date, counterId);
  return busy && busy.id !== ticket.id && step.event !== 'called' ? null : step;
}

function takeBackPasses(db: WritableDb, step: TicketEventRow): void {
  const record = readCallRecord(step.decisionJson);
  countPasses(db, 'priority', record?.countPriority ?? [], -1);
  countPasses(db, 'booked', record?.countBooked ?? [], -1);
}

function reopenService(db: WritableDb, ticket: TicketRow, actor: string, atMs: number): void {
  noteForDistrict(db, { noun: 'queue', subjectId: ticket.id, event: 'undone', atMs });
  const booking = ticket.appointmentId ? findAppointment(db, ticket.appointmentId) : undefined;
  if (booking?.state !== 'served') return;
  moveAppointment(db, { appointmentId: booking.id, from: 'served', to: 'arrived', actor, reason: '', atMs });
}
