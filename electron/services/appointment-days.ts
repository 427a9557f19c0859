import { addDays } from '#shared/civil-date.ts';
import type { Appointment, DayPlace, Slot } from '#shared/contract/appointments.ts';
import { listDayChanges } from '#electron/db/repositories/day-changes.ts';
import {
  countNoShows,
  listEvents,
  listViewsOfDay,
  listViewsOfPerson,
} from '#electron/db/repositories/appointment-views.ts';
import { seatUse } from '#electron/db/repositories/seats.ts';
import { listUsedSlots } from '#electron/db/repositories/slots.ts';
import { slotView, viewOf } from './appointment-view.ts';
import { listSlots } from './appointments.ts';
import type { ServiceContext } from './context.ts';

const ALL_KINDS = ['hall', 'group', 'home'] as const;

type DayView = { date: string; closedReason: string | null; places: DayPlace[]; appointments: Appointment[] };

/** What is open on a day, how much of it is used, and who comes. */
export function dayView(context: ServiceContext, date: string): DayView {
  const [day] = daysWithUsed(context, date, 1);
  const appointments = listViewsOfDay(context.store.db, date).map((row) => viewOf(context, row));
  return { date, closedReason: day?.closedReason ?? null, places: placesOf(day?.slots ?? []), appointments };
}

type WeekDay = {
  date: string;
  closedReason: string | null;
  places: (Omit<DayPlace, 'slots'> & { noShow: number })[];
};

export function weekView(context: ServiceContext, from: string): WeekDay[] {
  const noShows = countNoShows(context.store.db, from, addDays(from, 6));
  return daysWithUsed(context, from, 7).map((day) => ({
    date: day.date,
    closedReason: day.closedReason,
    places: placesOf(day.slots).map(({ slots, ...place }) => ({
      ...place,
      noShow: slots.reduce((sum, slot) => sum + (noShows.get(slot.id) ?? 0), 0),
    })),
  }));
}

/** The planned slots and those that hold somebody although the plan no longer has them: nobody drops out of sight. */
function daysWithUsed(context: ServiceContext, from: string, days: number) {
  const { db } = context.store;
  const to = addDays(from, days - 1);
  const nowMs = context.clock.now();
  const planned = listSlots(context, { from, days, kinds: ALL_KINDS });
  const known = new Set(planned.flatMap((day) => day.slots.map((slot) => slot.id as string)));
  const use = seatUse(db, { from, to, nowMs });
  const unplanned = listUsedSlots(db, from, to)
    .filter((slot) => !known.has(slot.id))
    .map((slot) => ({
      ...slotView(slot, use.get(slot.id), nowMs),
      capacity: use.get(slot.id)?.taken ?? 0,
      bookable: false,
    }));
  const closedHalls = listDayChanges(db, from, to).filter((each) => each.kind === 'hall' && each.change === 'closed');
  return planned.map((day) => ({
    date: day.date,
    closedReason: closedHalls.find((each) => each.dayOn === day.date)?.reason ?? day.closedReason,
    slots: [...day.slots, ...unplanned.filter((slot) => slot.date === day.date)],
  }));
}

function placesOf(slots: readonly Slot[]): DayPlace[] {
  const groups = Map.groupBy(slots, (slot) => `${slot.kind}|${slot.site}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const sum = (of: (slot: Slot) => number) => own.reduce((total, slot) => total + of(slot), 0);
    return {
      kind: first.kind,
      site: first.site,
      capacity: sum((slot) => slot.capacity),
      taken: sum((slot) => slot.taken),
      slots: own.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)),
    };
  });
}

/** Everything a person ever had, newest first. */
export function appointmentsOfPerson(context: ServiceContext, personId: string) {
  const { db } = context.store;
  return listViewsOfPerson(db, personId).map((row) => ({
    appointment: viewOf(context, row),
    events: listEvents(db, row.id).map(({ fromTime, toTime, ...event }) => ({
      ...event,
      moved: fromTime === null || toTime === null ? null : { from: fromTime, to: toTime },
    })),
  }));
}
