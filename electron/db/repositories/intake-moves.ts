import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type IntakeMove = {
  readonly serviceOn: string;
  readonly event: 'stopped' | 'resumed';
  readonly actor: string;
  readonly reason: string;
  readonly atMs: number;
};

/** The day's newest decision about giving out numbers. */
export function findLastIntakeMove(db: ReadableDb, serviceOn: string): IntakeMove | undefined {
  return statement<[string], IntakeMove>(
    db,
    `SELECT service_on AS serviceOn, event, actor, reason, at_ms AS atMs FROM intake_moves
     WHERE service_on = ? ORDER BY sequence DESC LIMIT 1`,
  ).get(serviceOn);
}

/** All of the day's, oldest first. */
export function listIntakeMoves(db: ReadableDb, serviceOn: string): readonly IntakeMove[] {
  return statement<[string], IntakeMove>(
    db,
    `SELECT service_on AS serviceOn, event, actor, reason, at_ms AS atMs FROM intake_moves
     WHERE service_on = ? ORDER BY sequence`,
  ).all(serviceOn);
}

export function recordIntakeMove(db: WritableDb, move: IntakeMove): void {
  statement<IntakeMove>(
    db,
    `INSERT INTO intake_moves (service_on, event, actor, reason, at_ms) VALUES (@serviceOn, @event, @actor, @reason, @atMs)`,
  ).run(move);
}
