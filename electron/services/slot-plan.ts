import { createHash } from 'node:crypto';
import { weekdayOf, type CivilDate } from '#shared/civil-date.ts';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import type { SlotRow } from '#electron/db/repositories/slots.ts';

const HALL = { kind: 'hall', siteId: null, teamId: null, ledBy: '', calledOffAtMs: null } as const;

export type DayPlan = {
  readonly date: CivilDate;
  readonly closedReason: string | null;
  readonly slots: readonly SlotRow[];
};

/** What the manager decided about one day's hall service; goes before the profile. */
export type HallChange = { readonly change: 'closed' | 'extra'; readonly reason: string };

/** The hall's slots of a day by the profile and the manager. The same day and time always has the same id, so that a slot needs no row to be named. */
export function planDay(profile: StationProfile, date: CivilDate, change: HallChange | null = null): DayPlan {
  const closed = change?.change === 'closed' ? change : profile.closedDays.find((each) => each.date === date);
  if (closed && change?.change !== 'extra') return { date, closedReason: closed.reason, slots: [] };
  const isExtra = change?.change === 'extra' || profile.extraDays.includes(date);
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
        return { ...HALL, id, slotOn: date, startsAt, endsAt, site: profile.site, capacity: session.capacity };
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
