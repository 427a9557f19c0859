/**
 * Calendar dates and wall-clock times of the station, which always lives in Asia/Shanghai.
 * A civil date is `YYYY-MM-DD` text; an instant is integer milliseconds UTC; a time of day is `HH:MM`.
 */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000; // no daylight saving since 1991; stations' days are all later

export type CivilDate = string;

/** True for a real calendar day in the form YYYY-MM-DD. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The civil date in Shanghai at an instant. */
export function civilDateOf(instantMs: number): CivilDate {
  return new Date(instantMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** `HH:MM` in Shanghai at an instant. */
export function timeOfDay(instantMs: number): string {
  return new Date(instantMs + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** `YYYY-MM-DD HH:MM` in Shanghai at an instant, as receipts print it. */
export function dateTimeText(instantMs: number): string {
  return `${civilDateOf(instantMs)} ${timeOfDay(instantMs)}`;
}

/** The instant of a Shanghai wall-clock reading. Throws RangeError on text that is no date or time. */
export function instantOf(date: CivilDate, time: string): number {
  const at = Date.parse(`${date}T${time}:00+08:00`);
  if (Number.isNaN(at)) throw new RangeError(`not a date and time: ${date} ${time}`);
  return at;
}

/** The civil date `days` later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Completed years of age on a day (Chinese civil law: from the birthday on). */
export function ageOn(birthOn: CivilDate, day: CivilDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
