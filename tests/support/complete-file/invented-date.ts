import { isCivilDate } from '#shared/civil-date.ts';
import type { PlainField } from '#shared/contract/form-fields.ts';
import type { FieldValues } from '#shared/domain/field-condition.ts';
import { DAY } from '../first-day.ts';
import type { Random } from '../photo-set/random.ts';

const DAY_MS = 86_400_000;
const YEAR = 365.25;

/** Days after the earliest possible date, where the usual 30 to 1,500 would make no life. */
const spans: Readonly<Record<string, readonly [least: number, most: number]>> = {
  enlistedOn: [0, 3 * YEAR],
  dischargedOn: [2 * YEAR, 9 * YEAR],
  deceasedBirthOn: [0, 15 * YEAR],
  deceasedEnlistedOn: [17 * YEAR, 22 * YEAR],
};

/** A date that can be true: after everything it may not precede, in the past, known to the day, the month or the year. */
export function inventedDate(field: PlainField, values: FieldValues, random: Random): string {
  const [least, most] = spans[field.key] ?? [30, 1500];
  const before = (field.notBefore ?? []).map((key) => wholeDay(values[key] ?? '')).filter(isCivilDate);
  const earliest = [...before, ...floorOf(field, values)].sort().at(-1) ?? '1950-01-01';
  const day = dayAfter(earliest, Math.round(random.between(least, most)));
  const past = day < DAY ? day : dayAfter(DAY, -Math.round(random.between(1, 20)));
  if (field.kind === 'date') return past;
  const known = random.next();
  return past.slice(0, known < 0.15 ? 4 : known < 0.45 ? 7 : 10);
}

/** Until when a card is valid: for ever, or for twenty years. */
export function inventedEnd(values: FieldValues, random: Random): string {
  const from = values['validFrom'] ?? '2010-01-01';
  return random.chance(0.5) ? '长期' : `${Number(from.slice(0, 4)) + 20}${from.slice(4, 8)}01`;
}

function floorOf(field: PlainField, values: FieldValues): readonly string[] {
  if (field.key.startsWith('deceased')) return ['1905-01-01'];
  if (field.key === 'validFrom') return ['2006-01-01'];
  const birthOn = values['birthOn'] ?? '1940-01-01';
  const grown = `${Number(birthOn.slice(0, 4)) + 18}${birthOn.slice(4)}`;
  return [grown, wholeDay(values['dischargedOn'] ?? '')].filter(isCivilDate);
}

function wholeDay(partial: string): string {
  return `${partial}-01-01`.slice(0, 10);
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
