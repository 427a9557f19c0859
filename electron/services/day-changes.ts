import { addDays, civilDateOf } from '#shared/civil-date.ts';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { DayChange } from '#shared/contract/calendar.ts';
import type { AppointmentKind } from '#shared/domain/booking-channel.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { listBooked, type AppointmentRow } from '#electron/db/repositories/appointments.ts';
import {
  findDayChange,
  insertDayChange,
  listDayChanges,
  revokeDayChange as revoke,
  type DayChangeRow,
} from '#electron/db/repositories/day-changes.ts';
import { appointmentOf } from './appointment-view.ts';
import type { ServiceContext } from './context.ts';
import { cancelByStation } from './recalls.ts';
import { planOf } from './slot-finding.ts';
import { writeOnce, type WriteRequest } from './write.ts';

const FURTHEST_DAYS = 400;

type Signed = WriteRequest & { readonly clerk: string; readonly date: string };

export function dayChanges(context: ServiceContext, from: string): DayChange[] {
  return listDayChanges(context.store.db, from, addDays(from, FURTHEST_DAYS)).map(changeView);
}

function changeView({ dayOn, kind, change, reason, setBy }: DayChangeRow): DayChange {
  return { date: dayOn, kind, change, reason, setBy };
}

export function bookingsOn(context: ServiceContext, date: string, kinds: readonly AppointmentKind[]): Appointment[] {
  const { db } = context.store;
  return hitBy(db, date, kinds).map(({ id }) => appointmentOf(context, db, id));
}

function hitBy(db: WritableDb | ServiceContext['store']['db'], date: string, kinds: readonly AppointmentKind[]) {
  return listBooked(db, date).filter(({ kind }) => kinds.includes(kind));
}

export function closeDay(
  context: ServiceContext,
  input: Signed & { readonly kinds: readonly AppointmentKind[]; readonly reason: string },
): { affected: Appointment[] } {
  return writeOnce(context, {
    procedure: 'calendar.closeDay',
    request: input,
    nouns: ['calendar', 'appointments', 'people'],
    work: (db, nowMs) => {
      refusePast(input.date, nowMs);
      for (const kind of new Set(input.kinds)) setChange(context, db, { ...input, kind, change: 'closed', nowMs });
      return cancelAll(context, db, hitBy(db, input.date, input.kinds), { ...input, nowMs });
    },
  });
}

export function addExtraDay(context: ServiceContext, input: Signed & { readonly reason: string }): DayChange {
  return writeOnce(context, {
    procedure: 'calendar.addExtraDay',
    request: input,
    nouns: ['calendar', 'appointments', 'people'],
    work: (db, nowMs) => {
      refusePast(input.date, nowMs);
      return changeView(setChange(context, db, { ...input, kind: 'hall', change: 'extra', nowMs }));
    },
  });
}

/** A change goes into the place of an earlier one of that day; both stay in the history. */
function setChange(
  context: ServiceContext,
  db: WritableDb,
  wish: Pick<DayChange, 'date' | 'kind' | 'change' | 'reason'> & { readonly clerk: string; readonly nowMs: number },
): DayChangeRow {
  const known = findDayChange(db, wish.date, wish.kind);
  if (known) revoke(db, known.id, wish.clerk, wish.nowMs);
  const { date: dayOn, kind, change, reason, clerk: setBy, nowMs: setAtMs } = wish;
  const row: DayChangeRow = { id: context.newId(), dayOn, kind, change, reason, setBy, setAtMs };
  insertDayChange(db, row);
  return row;
}

export function revokeDayChange(
  context: ServiceContext,
  input: Signed & { readonly kind: AppointmentKind },
): { affected: Appointment[] } {
  return writeOnce(context, {
    procedure: 'calendar.revokeDayChange',
    request: input,
    nouns: ['calendar', 'appointments', 'people'],
    work: (db, nowMs) => {
      refusePast(input.date, nowMs);
      const known = findDayChange(db, input.date, input.kind);
      if (!known) return { affected: [] };
      revoke(db, known.id, input.clerk, nowMs);
      if (known.change === 'closed') return { affected: [] };
      const open = new Set(planOf(context, db, input.date).slots.map((slot) => slot.id));
      const hit = hitBy(db, input.date, ['hall']).filter(({ slotId }) => !open.has(slotId));
      return cancelAll(context, db, hit, { reason: known.reason, clerk: input.clerk, nowMs });
    },
  });
}

function refusePast(date: string, nowMs: number): void {
  if (date < civilDateOf(nowMs)) throw new DeskError('day.past', {});
}

/** Nobody whose day falls away is dropped: each is cancelled by the station and stands on the re-call list. */
function cancelAll(
  context: ServiceContext,
  db: WritableDb,
  hit: readonly AppointmentRow[],
  by: { readonly reason: string; readonly clerk: string; readonly nowMs: number },
): { affected: Appointment[] } {
  for (const booked of hit) {
    cancelByStation(context, db, booked, { reason: 'day-closed', note: by.reason, actor: by.clerk, nowMs: by.nowMs });
  }
  return { affected: hit.map(({ id }) => appointmentOf(context, db, id)) };
}
