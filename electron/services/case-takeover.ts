import type { WritableDb } from '#electron/db/connection.ts';
import { insertTakeover } from '#electron/db/repositories/case-provenance.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';

/** A draft that another clerk had in hand: written down, so that nobody wonders who wrote what. */
export function noteTakeover(db: WritableDb, draft: CaseRow, clerk: string, atMs: number): void {
  if (draft.clerk === clerk) return;
  const { id: caseId, clerk: fromClerk, focusField } = draft;
  insertTakeover(db, { caseId, fromClerk, toClerk: clerk, focusField, atMs });
}
