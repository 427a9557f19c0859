import { isCivilDate } from '#shared/civil-date.ts';
import { inField, problem, type ProfileProblem } from './profile-problem.ts';
import type { StationProfile } from './station-profile.ts';

type Session = StationProfile['sessions'][number];

/** Opening hours and days: each session for itself, and all of them together. */
export function sessionProblems({ sessions, closedDays, extraDays }: StationProfile): ProfileProblem[] {
  const single = sessions.flatMap((session, index) =>
    sessionProblem(session).map(([key, found]) => inField(`sessions.${index}.${key}`, found)),
  );
  return [
    ...(sessions.length === 0 ? [problem('hours', 'no-session', '')] : []),
    ...single,
    // Overlaps mean nothing while a time is malformed.
    ...(single.length === 0 ? overlaps(sessions) : []),
    ...dayProblems(
      closedDays.map(({ date }) => date),
      'closedDays',
    ),
    ...dayProblems(extraDays, 'extraDays'),
    ...closedDays.flatMap(({ date }, index) =>
      extraDays.includes(date)
        ? [inField(`closedDays.${index}.date`, problem('hours', 'closed-and-extra', 'closedDays', date))]
        : [],
    ),
  ];
}

function sessionProblem(session: Session): (readonly [keyof Session, ProfileProblem])[] {
  const where = `${session.startsAt}-${session.endsAt}`;
  if (session.weekdays.length === 0) return [['weekdays', problem('hours', 'weekdays-missing', where)]];
  if (!isTime(session.startsAt)) return [['startsAt', problem('hours', 'time', where, session.startsAt)]];
  if (!isTime(session.endsAt)) return [['endsAt', problem('hours', 'time', where, session.endsAt)]];
  const length = minutesOf(session.endsAt) - minutesOf(session.startsAt);
  if (length <= 0) return [['endsAt', problem('hours', 'time-order', where)]];
  const short = problem('hours', 'session-short', where, String(session.slotMinutes));
  return length < session.slotMinutes ? [['slotMinutes', short]] : [];
}

/** Two sessions of one weekday in the same time would offer the same slot twice. */
function overlaps(sessions: readonly Session[]): ProfileProblem[] {
  return sessions.flatMap((one, index) =>
    sessions
      .slice(index + 1)
      .filter(
        (other) =>
          other.weekdays.some((day) => one.weekdays.includes(day)) &&
          one.startsAt < other.endsAt &&
          other.startsAt < one.endsAt,
      )
      .map((other) =>
        problem('hours', 'session-overlap', `${one.startsAt}-${one.endsAt}`, `${other.startsAt}-${other.endsAt}`),
      ),
  );
}

function dayProblems(days: readonly string[], where: string): ProfileProblem[] {
  return days.flatMap((day, index) => {
    const field = where === 'closedDays' ? `closedDays.${index}.date` : `extraDays.${index}`;
    if (!isCivilDate(day)) return [inField(field, problem('hours', 'date', where, day))];
    return days.indexOf(day) === index ? [] : [inField(field, problem('hours', 'twice', where, day))];
  });
}

/** A time of day as profiles write it: 08:30. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
