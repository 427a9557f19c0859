import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type DocumentRow = {
  readonly id: string;
  readonly caseId: string;
  readonly material: string;
  /** Null once it was removed. */
  readonly pageNumber: number | null;
  readonly pictureHash: string;
  readonly thumbnailHash: string;
  readonly width: number;
  readonly height: number;
  readonly grey: 0 | 1;
  readonly turn: number;
  readonly takenFrom: string | null;
  readonly addedBy: string;
  readonly addedAtMs: number;
};

export type DocumentChange = {
  readonly documentId: string;
  readonly kind: 'added' | 'taken-over' | 'moved' | 'turned' | 'removed' | 'restored';
  readonly pageNumber: number;
  readonly turn: number;
  readonly clerk: string;
  readonly atMs: number;
};

const SELECT = `SELECT id, case_id AS caseId, material, page_number AS pageNumber, picture_hash AS pictureHash,
  thumbnail_hash AS thumbnailHash, width, height, grey, turn, taken_from AS takenFrom, added_by AS addedBy,
  added_at_ms AS addedAtMs FROM case_documents`;

export function findDocument(db: ReadableDb, id: string): DocumentRow | undefined {
  return statement<[string], DocumentRow>(db, `${SELECT} WHERE id = ?`).get(id);
}

/** All pages a case ever had, those still there in order. */
export function listDocuments(db: ReadableDb, caseId: string): readonly DocumentRow[] {
  return statement<[string], DocumentRow>(
    db,
    `${SELECT} WHERE case_id = ? ORDER BY material, page_number, added_at_ms`,
  ).all(caseId);
}

/** The pages that are there, in order. */
export function listPages(db: ReadableDb, caseId: string, material: string): readonly DocumentRow[] {
  return statement<[string, string], DocumentRow>(
    db,
    `${SELECT} WHERE case_id = ? AND material = ? AND page_number IS NOT NULL ORDER BY page_number`,
  ).all(caseId, material);
}

export function insertDocument(db: WritableDb, row: DocumentRow): void {
  statement<DocumentRow>(
    db,
    `INSERT INTO case_documents (id, case_id, material, page_number, picture_hash, thumbnail_hash, width, height, grey, turn,
       taken_from, added_by, added_at_ms)
     VALUES (@id, @caseId, @material, @pageNumber, @pictureHash, @thumbnailHash, @width, @height, @grey, @turn, @takenFrom,
       @addedBy, @addedAtMs)`,
  ).run(row);
}

/** What a clock ahead of its time put behind the acceptance was there before it; the history keeps what the clock said. */
export function settlePages(db: WritableDb, caseId: string, acceptedAtMs: number): void {
  statement<{ caseId: string; acceptedAtMs: number }>(
    db,
    'UPDATE case_documents SET added_at_ms = @acceptedAtMs WHERE case_id = @caseId AND added_at_ms > @acceptedAtMs',
  ).run({ caseId, acceptedAtMs });
}

export function turnPage(db: WritableDb, id: string, turn: number): void {
  statement<[number, string]>(db, 'UPDATE case_documents SET turn = ? WHERE id = ?').run(turn, id);
}

/** Numbers a material's pages from 1 in the order of `ids`; whichever of its pages is not named stands nowhere. */
export function orderPages(db: WritableDb, place: Pick<DocumentRow, 'caseId' | 'material'>, ids: readonly string[]) {
  // No two pages may share a number, not even for a moment.
  statement<[string, string]>(
    db,
    'UPDATE case_documents SET page_number = NULL WHERE case_id = ? AND material = ? AND page_number IS NOT NULL',
  ).run(place.caseId, place.material);
  const number = statement<[number, string]>(db, 'UPDATE case_documents SET page_number = ? WHERE id = ?');
  ids.forEach((id, index) => number.run(index + 1, id));
}

export function recordDocumentChange(db: WritableDb, change: DocumentChange): void {
  statement<DocumentChange>(
    db,
    `INSERT INTO case_document_changes (document_id, kind, page_number, turn, clerk, at_ms)
     VALUES (@documentId, @kind, @pageNumber, @turn, @clerk, @atMs)`,
  ).run(change);
}

export type Removal = { readonly pageNumber: number; readonly clerk: string; readonly atMs: number };

/** By whom, when, and from where a page was taken away the last time. */
export function findRemoval(db: ReadableDb, documentId: string): Removal | undefined {
  return statement<[string], Removal>(
    db,
    `SELECT page_number AS pageNumber, clerk, at_ms AS atMs FROM case_document_changes
     WHERE document_id = ? AND kind = 'removed' ORDER BY sequence DESC LIMIT 1`,
  ).get(documentId);
}
