import { instantOf } from '#shared/civil-date.ts';
import type { Slot } from '#shared/contract/appointments.ts';
import type { SlotId } from '#shared/contract/base.ts';

export type SlotDay = { readonly date: string; readonly closedReason: string | null; readonly slots: readonly Slot[] };

/** A slot somebody can still take. */
export function isFree(slot: Slot): boolean {
  return slot.bookable && seatsLeft(slot) > 0;
}

/** Seats neither booked nor held by a clerk who is filling in a booking. */
export function seatsLeft(slot: Slot): number {
  return Math.max(0, slot.capacity - slot.taken - slot.held);
}

/** The first free slot; one still to begin at `nowMs` before one that is running already. */
export function firstFree(days: readonly SlotDay[], nowMs = 0): Slot | null {
  const free = days.flatMap((day) => day.slots).filter(isFree);
  return free.find((slot) => instantOf(slot.date, slot.startsAt) >= nowMs) ?? free[0] ?? null;
}

export function slotById(days: readonly SlotDay[], id: SlotId | null): Slot | null {
  return days.flatMap((day) => day.slots).find((slot) => slot.id === id) ?? null;
}

/**
 * The free slot an arrow key leads to: up and down within the day, left and right to the next day that has one (at the
 * same time of day or as near as there is). Stays where it is at the edge.
 */
export function moveSlot(days: readonly SlotDay[], current: SlotId | null, key: string): Slot | null {
  const from = slotById(days, current);
  if (from === null) return firstFree(days);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    // By place in the list: two villages may have a session at the same time.
    const listed = days.find((day) => day.date === from.date)?.slots ?? [];
    const at = listed.findIndex((slot) => slot.id === from.id);
    const later = listed.slice(at + 1).find(isFree);
    const earlier = listed.slice(0, at).findLast(isFree);
    return (key === 'ArrowDown' ? later : earlier) ?? from;
  }
  const open = days.filter((day) => day.slots.some(isFree));
  const day =
    key === 'ArrowRight'
      ? open.find((candidate) => candidate.date > from.date)
      : open.findLast((candidate) => candidate.date < from.date);
  return day === undefined ? from : nearestInDay(day, from.startsAt);
}

function nearestInDay(day: SlotDay, startsAt: string): Slot | null {
  const free = day.slots.filter(isFree);
  return free.findLast((slot) => slot.startsAt <= startsAt) ?? free[0] ?? null;
}

/** Its time has come: who is not there can be marked. */
export function hasBegun(
  { date, startsAt }: { readonly date: string; readonly startsAt: string },
  nowMs: number,
): boolean {
  return instantOf(date, startsAt) <= nowMs;
}
