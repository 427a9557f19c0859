import { createHash } from 'node:crypto';
import { weekdayOf, type CivilDate } from '#shared/civil-date.ts';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import type { SlotRow } from '#electron/db/repositories/slots.ts';

export type DayPlan = {
  readonly date: CivilDate;
  readonly closedReason: string | null;
  readonly slots: readonly SlotRow[];
};

/** The slots a day offers by the profile. The same day and time always has the same id, so that a slot needs no row to be named. */
export function planDay(profile: StationProfile, date: CivilDate): DayPlan {
  const closed = profile.closedDays.find((each) => each.date === date);
  if (closed) return { date, closedReason: closed.reason, slots: [] };
  const isExtra = profile.extraDays.includes(date);
  const weekday = weekdayOf(date);
  const slots = profile.sessions
    .filter((session) => isExtra || session.weekdays.includes(weekday))
    .flatMap((session) => {
      const [start, end] = [minutesOf(session.startsAt), minutesOf(session.endsAt)];
      const count = Math.floor((end - start) / session.slotMinutes);
      return Array.from({ length: count }, (_, index) => {
        const from = start + index * session.slotMinutes;
        const startsAt = timeOf(from);
        const endsAt = timeOf(from + session.slotMinutes);
        const id = slotIdOf(date, startsAt, profile.site);
        return { id, slotOn: date, startsAt, endsAt, site: profile.site, capacity: session.capacity };
      });
    });
  return { date, closedReason: slots.length === 0 ? '' : null, slots };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A UUID of version 8 made of what the slot is. */
function slotIdOf(date: CivilDate, startsAt: string, site: string): string {
  const hex = createHash('sha256').update(`${date}|${startsAt}|${site}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
