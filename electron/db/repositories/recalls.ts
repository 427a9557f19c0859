import type { RecallReason } from '#shared/contract/appointments.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type NewRecall = {
  readonly id: string;
  readonly personId: string;
  readonly appointmentId: string;
  readonly reason: RecallReason;
  readonly note: string;
  readonly addedBy: string;
  readonly addedAtMs: number;
};

export type RecallRow = Omit<NewRecall, 'personId'>;

/** Puts somebody on the list; who is on it already stays as they are. */
export function addRecall(db: WritableDb, entry: NewRecall): void {
  statement<NewRecall>(
    db,
    `INSERT INTO recall_entries (id, person_id, appointment_id, reason, note, added_by, added_at_ms)
     VALUES (@id, @personId, @appointmentId, @reason, @note, @addedBy, @addedAtMs)
     ON CONFLICT (person_id) WHERE settled_at_ms IS NULL DO NOTHING`,
  ).run(entry);
}

/** Who is on the list, the longest waiting first. */
export function listRecalls(db: ReadableDb): readonly RecallRow[] {
  return statement<[], RecallRow>(
    db,
    `SELECT id, appointment_id AS appointmentId, reason, note, added_by AS addedBy, added_at_ms AS addedAtMs
     FROM recall_entries WHERE settled_at_ms IS NULL ORDER BY added_at_ms, id`,
  ).all();
}

export type RecallEnd = {
  readonly outcome: 'booked-again' | 'came-anyway' | 'not-wanted' | 'other';
  readonly settledBy: string;
  readonly note: string;
  readonly atMs: number;
};

/** Takes an entry off the list; false when it is off already. */
export function settleRecall(db: WritableDb, id: string, end: RecallEnd): boolean {
  const { changes } = statement<RecallEnd & { id: string }>(
    db,
    `UPDATE recall_entries SET outcome = @outcome, settled_by = @settledBy, settled_note = @note, settled_at_ms = @atMs
     WHERE id = @id AND settled_at_ms IS NULL`,
  ).run({ ...end, id });
  return changes > 0;
}

/** As `settleRecall`, for whatever entry the person has. */
export function settleRecallOf(db: WritableDb, personId: string, end: RecallEnd): void {
  const open = statement<[string], { id: string }>(
    db,
    'SELECT id FROM recall_entries WHERE person_id = ? AND settled_at_ms IS NULL',
  ).get(personId);
  if (open) settleRecall(db, open.id, end);
}
