import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type CardReadRow = {
  readonly id: string;
  readonly personId: string;
  readonly recordJson: string;
  readonly photoBmp: Uint8Array | null;
  readonly readAtMs: number;
};

/** Keeps a read for the person's case; the same read twice is kept once. */
export function keepCardRead(db: WritableDb, row: CardReadRow): void {
  statement<CardReadRow>(
    db,
    `INSERT INTO card_reads (id, person_id, record_json, photo_bmp, read_at_ms)
     VALUES (@id, @personId, @recordJson, @photoBmp, @readAtMs) ON CONFLICT (id) DO NOTHING`,
  ).run(row);
}

export function findNewestCardRead(db: ReadableDb, personId: string): { readonly recordJson: string } | undefined {
  return statement<[string], { recordJson: string }>(
    db,
    'SELECT record_json AS recordJson FROM card_reads WHERE person_id = ? ORDER BY read_at_ms DESC LIMIT 1',
  ).get(personId);
}
