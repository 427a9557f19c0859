import type { Appointment, Slot } from '#shared/contract/appointments.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { listViewsOfSlot } from '#electron/db/repositories/appointment-views.ts';
import { listBooked } from '#electron/db/repositories/appointments.ts';
import { findDayChange } from '#electron/db/repositories/day-changes.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import {
  changeSlot,
  ensureSlot,
  findOverlap,
  findSlot,
  findSlotAt,
  noteSlotEvent,
  type SlotRow,
} from '#electron/db/repositories/slots.ts';
import { orderStops, setAddress } from '#electron/db/repositories/visit-stops.ts';
import { appointmentOf, slotView, viewOf } from './appointment-view.ts';
import { requireBooked } from './appointments.ts';
import { requireSite, requireTeam } from './calendar-places.ts';
import type { ServiceContext } from './context.ts';
import { cancelByStation } from './recalls.ts';
import { isPast } from './slot-finding.ts';
import { writeOnce, type WriteRequest } from './write.ts';

type Signed = WriteRequest & { readonly clerk: string };
type When = { readonly date: string; readonly startsAt: string; readonly endsAt: string; readonly capacity: number };

export function openGroupSession(
  context: ServiceContext,
  input: Signed & When & { readonly siteId: string; readonly ledBy: string },
): Slot {
  return open(context, 'calendar.openGroupSession', input, (db) => {
    const site = requireSite(db, input.siteId);
    return { kind: 'group', site: site.name, siteId: site.id, teamId: null, ledBy: input.ledBy };
  });
}

export function openVisitDay(context: ServiceContext, input: Signed & When & { readonly teamId: string }): Slot {
  return open(context, 'calendar.openVisitDay', input, (db) => {
    const team = requireTeam(db, input.teamId);
    return { kind: 'home', site: team.name, siteId: null, teamId: team.id, ledBy: '' };
  });
}

type Place = Pick<SlotRow, 'kind' | 'site' | 'siteId' | 'teamId' | 'ledBy'>;

function open(
  context: ServiceContext,
  procedure: string,
  input: Signed & When,
  placeOf: (db: ReadableDb) => Place,
): Slot {
  return writeOnce(context, {
    procedure,
    request: input,
    nouns: ['calendar', 'appointments'],
    work: (db, nowMs) => {
      const { date, startsAt, endsAt, capacity, clerk } = input;
      const place = placeOf(db);
      if (endsAt <= startsAt) throw new DeskError('slot.times', {});
      if (isPast({ slotOn: date, endsAt }, nowMs)) throw new DeskError('slot.past', {});
      if (findDayChange(db, date, place.kind)) throw new DeskError('slot.notFound', {});
      // One that was called off is taken up again: its place and time are the same, and so are its seats.
      const known = findSlotAt(db, date, startsAt, place.site);
      const times = { slotOn: date, startsAt, endsAt, capacity, calledOffAtMs: null };
      const slot: SlotRow = { ...place, ...times, id: known?.id ?? context.newId() };
      const other = known?.calledOffAtMs === null ? known : findOverlap(db, slot);
      if (other) throw new DeskError('slot.overlaps', { startsAt: other.startsAt, endsAt: other.endsAt });
      ensureSlot(db, slot);
      if (known) changeSlot(db, slot);
      noteSlotEvent(db, { slotId: slot.id, event: 'opened', actor: clerk, reason: '', atMs: nowMs });
      noteForDistrict(db, { noun: 'slots', subjectId: slot.id, event: 'opened', atMs: nowMs });
      return slotView(findSlot(db, slot.id) ?? slot, undefined, nowMs);
    },
  });
}

export function callOff(
  context: ServiceContext,
  input: Signed & { readonly slotId: string; readonly reason: string },
): { affected: Appointment[] } {
  return writeOnce(context, {
    procedure: 'calendar.callOff',
    request: input,
    nouns: ['calendar', 'appointments', 'people'],
    work: (db, nowMs) => {
      const slot = requireArranged(db, input.slotId);
      const { reason: note, clerk: actor } = input;
      const hit = listBooked(db, slot.slotOn).filter((booked) => booked.slotId === slot.id);
      for (const booked of hit) {
        cancelByStation(context, db, booked, { reason: 'session-called-off', note, actor, nowMs });
      }
      changeSlot(db, { ...slot, calledOffAtMs: nowMs });
      noteSlotEvent(db, { slotId: slot.id, event: 'called-off', actor, reason: note, atMs: nowMs });
      noteForDistrict(db, { noun: 'slots', subjectId: slot.id, event: 'called-off', atMs: nowMs });
      return { affected: hit.map(({ id }) => appointmentOf(context, db, id)) };
    },
  });
}

function requireArranged(db: ReadableDb, slotId: string): SlotRow {
  const found = findSlot(db, slotId);
  if (!found || found.kind === 'hall' || found.calledOffAtMs !== null) throw new DeskError('slot.notFound', {});
  return found;
}

export function orderVisits(
  context: ServiceContext,
  input: Signed & { readonly slotId: string; readonly appointmentIds: readonly string[] },
): Appointment[] {
  return writeOnce(context, {
    procedure: 'calendar.orderVisits',
    request: input,
    nouns: ['appointments', 'calendar'],
    work: (db, nowMs) => {
      const slot = requireArranged(db, input.slotId);
      const stops = visitsOf(db, slot.id).map(({ id }) => id);
      const asked = new Set(input.appointmentIds);
      if (
        asked.size !== input.appointmentIds.length ||
        asked.size !== stops.length ||
        stops.some((id) => !asked.has(id))
      )
        throw new DeskError('visit.orderStale', {});
      orderStops(db, slot.id, input.appointmentIds);
      noteSlotEvent(db, { slotId: slot.id, event: 'route-ordered', actor: input.clerk, reason: '', atMs: nowMs });
      return visitsOf(db, slot.id).map((row) => viewOf(context, row));
    },
  });
}

/** The visits of a day that take place or took place, in the order of the route. */
function visitsOf(db: ReadableDb, slotId: string) {
  return listViewsOfSlot(db, slotId).filter(({ state }) => state !== 'cancelled' && state !== 'no-show');
}

export function setVisitAddress(
  context: ServiceContext,
  input: Signed & { readonly appointmentId: string; readonly address: string },
): Appointment {
  return writeOnce(context, {
    procedure: 'calendar.setVisitAddress',
    request: input,
    nouns: ['appointments', 'calendar'],
    work: (db: WritableDb) => {
      const booked = requireBooked(db, input.appointmentId);
      if (booked.kind !== 'home') throw new DeskError('appointment.kind', {});
      setAddress(db, booked.id, input.address);
      return appointmentOf(context, db, booked.id);
    },
  });
}
