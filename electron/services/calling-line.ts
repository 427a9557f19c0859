import { foreseeOrder, type WaitingTicket } from '#shared/domain/calling-order.ts';
import { expectedWaitMinutes } from '#shared/domain/expected-wait.ts';
import { priorityNameOf, rankOf } from '#shared/domain/priority-rank.ts';
import { servicesOfCounter } from '#shared/domain/station-services.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { countActiveCounters } from '#electron/db/repositories/ticket-moves.ts';
import { listServiceTimes, listWaiting, type TicketRow } from '#electron/db/repositories/tickets.ts';
import type { ServiceContext } from './context.ts';
import { ticketText } from './ticket-text.ts';

/** A counter that did nothing for so long is not counted as open. */
const OPEN_MS = 45 * 60_000;
const SERVICE_SAMPLES = 12;

/** A ticket as the calling rule sees it; `counterId` is the counter that asks. */
export function waitingTicket(context: ServiceContext, row: TicketRow, counterId: string | null): WaitingTicket {
  const { priorityClasses } = context.profile().calling;
  return {
    id: row.id,
    number: ticketText(row),
    position: row.linePosition,
    lane: row.lane,
    bookedFromMs: row.bookedFromMs,
    priority: row.priorityClass !== null,
    rank: rankOf(priorityClasses, row.priorityClass),
    priorityName: priorityNameOf(priorityClasses, row.priorityClass),
    passedByPriority: row.passedByPriority,
    passedByBooked: row.passedByBooked,
    returnAfter: row.returnAfter,
    reserved: row.onlyCounterId !== null && row.onlyCounterId === counterId,
  };
}

/** Those a counter may call: of its services, and not passed on to another counter. */
export function lineOfCounter(
  context: ServiceContext,
  db: ReadableDb,
  { date, counterId }: { readonly date: string; readonly counterId: string },
): readonly WaitingTicket[] {
  const services = servicesOfCounter(context.profile(), counterId);
  return listWaiting(db, date)
    .filter((row) => (row.onlyCounterId === null ? services.includes(row.serviceId) : row.onlyCounterId === counterId))
    .map((row) => waitingTicket(context, row, counterId));
}

/** Ids of all who wait, in the order in which they will be called if nobody else comes; services one after the other. */
export function foreseenIds(context: ServiceContext, db: ReadableDb, date: string, nowMs: number): readonly string[] {
  const rows = listWaiting(db, date);
  return [...new Set(rows.map((row) => row.serviceId))].flatMap((serviceId) =>
    foreseeOrder(
      rows.filter((row) => row.serviceId === serviceId).map((row) => waitingTicket(context, row, row.onlyCounterId)),
      context.profile().calling,
      nowMs,
    ).map(({ id }) => id),
  );
}

export type Outlook = { readonly peopleAhead: number; readonly expectedWaitMinutes: number | null };

/** How many of the same service will be called before this one, and about how long that takes. */
export function outlookOf(context: ServiceContext, db: ReadableDb, row: TicketRow, nowMs: number): Outlook {
  if (row.state !== 'waiting') return { peopleAhead: 0, expectedWaitMinutes: null };
  const ids = foreseenIds(context, db, row.serviceOn, nowMs);
  const ofService = new Set(
    listWaiting(db, row.serviceOn)
      .filter((each) => each.serviceId === row.serviceId)
      .map(({ id }) => id),
  );
  const peopleAhead = Math.max(0, ids.filter((id) => ofService.has(id)).indexOf(row.id));
  return {
    peopleAhead,
    expectedWaitMinutes: expectedWaitMinutes({
      peopleAhead,
      recentServiceMs: listServiceTimes(db, row.serviceOn, SERVICE_SAMPLES),
      openCounters: countActiveCounters(db, row.serviceOn, nowMs - OPEN_MS),
    }),
  };
}
