import type { DutyHalf } from '#shared/contract/hotline.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type DutyRow = { readonly dutyOn: string; readonly half: DutyHalf; readonly person: string };

export function insertDuty(db: WritableDb, row: DutyRow & { readonly actor: string; readonly atMs: number }): void {
  statement<typeof row>(
    db,
    `INSERT INTO hotline_duties (duty_on, half, person, actor, at_ms) VALUES (@dutyOn, @half, @person, @actor, @atMs)`,
  ).run(row);
}

/** The duties in force on the days from `from` to `until`, both included. */
export function listDuties(db: ReadableDb, from: string, until: string): readonly DutyRow[] {
  return statement<[string, string], DutyRow>(
    db,
    `SELECT duty_on AS dutyOn, half, person FROM hotline_duties WHERE sequence IN (
       SELECT max(sequence) FROM hotline_duties WHERE duty_on BETWEEN ? AND ? GROUP BY duty_on, half)`,
  ).all(from, until);
}
