import { instantOf, type CivilDate } from '#shared/civil-date.ts';
import type { ArrivalRule } from './station-profile.ts';

export type BookedTime = { readonly date: CivilDate; readonly startsAt: string; readonly endsAt: string };

/**
 * How an arrival stands to its appointment. `byMinutes`: how long before the window opens or after it closed, 0 inside it.
 *
 * - `as-booked`: takes a number in the booked line now
 * - `wait-for-window`: takes a number now, but is called as booked only from `callableFromMs` on
 * - `as-walk-in`: takes a number like somebody without an appointment; the appointment is used up
 * - `come-back`: no number; is told the time and comes again
 * - `book-again`: no number; the appointment is over and another one must be made
 */
export type Arrival = {
  readonly punctuality: 'early' | 'in-time' | 'late';
  readonly byMinutes: number;
  readonly treatment: 'as-booked' | 'wait-for-window' | 'as-walk-in' | 'come-back' | 'book-again';
  readonly callableFromMs: number;
};

/**
 * Judges an arrival on the day of the appointment by the station's rule. The window opens `earlyMinutes` before the start
 * and closes `lateMinutes` after it, both ends included to the minute; with `lateMinutes` null it is open until the slot ends.
 */
export function judgeArrival(booked: BookedTime, arrivedAtMs: number, rule: ArrivalRule): Arrival {
  const startMs = instantOf(booked.date, booked.startsAt);
  const opensMs = startMs - rule.earlyMinutes * MINUTE_MS;
  const closesMs =
    rule.lateMinutes === null ? instantOf(booked.date, booked.endsAt) : startMs + rule.lateMinutes * MINUTE_MS;
  const atMs = Math.floor(arrivedAtMs / MINUTE_MS) * MINUTE_MS; // clocks on walls show no seconds
  if (atMs < opensMs) {
    const callableFromMs = rule.whenEarly === 'wait-for-window' ? opensMs : arrivedAtMs;
    return { punctuality: 'early', byMinutes: minutes(opensMs - atMs), treatment: rule.whenEarly, callableFromMs };
  }
  if (atMs > closesMs) {
    const byMinutes = minutes(atMs - closesMs);
    return { punctuality: 'late', byMinutes, treatment: rule.whenLate, callableFromMs: arrivedAtMs };
  }
  return { punctuality: 'in-time', byMinutes: 0, treatment: 'as-booked', callableFromMs: arrivedAtMs };
}

const MINUTE_MS = 60_000;

function minutes(ms: number): number {
  return Math.round(ms / MINUTE_MS);
}
