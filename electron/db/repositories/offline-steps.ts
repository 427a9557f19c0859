import type { ManualEvent } from '#shared/domain/manual-calls.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type OfflineStepRow = {
  readonly stepId: string;
  readonly serviceOn: string;
  readonly prefix: string;
  readonly number: number;
  readonly event: ManualEvent;
  readonly counterId: string;
  readonly actor: string;
  readonly atMs: number;
  readonly mergedAtMs: number;
  readonly outcome: 'applied' | 'newer' | 'pending';
};

const SELECT = `SELECT step_id AS stepId, service_on AS serviceOn, prefix, number, event, counter_id AS counterId, actor,
  at_ms AS atMs, merged_at_ms AS mergedAtMs, outcome FROM offline_steps`;

export function findOfflineStep(db: ReadableDb, stepId: string): OfflineStepRow | undefined {
  return statement<[string], OfflineStepRow>(db, `${SELECT} WHERE step_id = ?`).get(stepId);
}

type Number = Pick<OfflineStepRow, 'serviceOn' | 'prefix' | 'number'>;

export function listPendingSteps(db: ReadableDb, number: Number): readonly OfflineStepRow[] {
  return statement<Number, OfflineStepRow>(
    db,
    `${SELECT} WHERE outcome = 'pending' AND service_on = @serviceOn AND prefix = @prefix AND number = @number ORDER BY at_ms`,
  ).all({ serviceOn: number.serviceOn, prefix: number.prefix, number: number.number });
}

export function saveOfflineStep(db: WritableDb, row: OfflineStepRow): void {
  statement<OfflineStepRow>(
    db,
    `INSERT INTO offline_steps (step_id, service_on, prefix, number, event, counter_id, actor, at_ms, merged_at_ms, outcome)
     VALUES (@stepId, @serviceOn, @prefix, @number, @event, @counterId, @actor, @atMs, @mergedAtMs, @outcome)
     ON CONFLICT (step_id) DO UPDATE SET outcome = excluded.outcome`,
  ).run(row);
}
