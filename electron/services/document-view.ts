import type { DocumentId } from '#shared/contract/base.ts';
import type { CasePages, DocumentPage } from '#shared/contract/documents.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import {
  findDocument,
  findRemoval,
  listDocuments,
  type DocumentRow,
} from '#electron/db/repositories/case-documents.ts';
import { findCase, type CaseRow } from '#electron/db/repositories/cases.ts';
import { pictureUrl, requireCase } from './case-view.ts';
import { requirePerson } from './people.ts';

/** Errors: case.notFound. */
export function casePages(db: ReadableDb, caseId: string): CasePages {
  const owner = requireCase(db, caseId);
  const rows = listDocuments(db, caseId);
  return {
    pages: rows.flatMap((row) => (row.pageNumber === null ? [] : [pageView(db, owner, row, row.pageNumber)])),
    removed: rows.flatMap((row) => {
      const removal = row.pageNumber === null ? findRemoval(db, row.id) : undefined;
      if (!removal) return [];
      const { clerk: removedBy, atMs: removedAtMs } = removal;
      return [{ ...pageView(db, owner, row, removal.pageNumber), removedBy, removedAtMs }];
    }),
  };
}

export function pageView(
  db: ReadableDb,
  owner: CaseRow,
  row: Omit<DocumentRow, 'pageNumber'>,
  page: number,
): DocumentPage {
  const { id, material, width, height, grey, turn, addedBy, addedAtMs } = row;
  return {
    id: id as DocumentId,
    material,
    page,
    width,
    height,
    grey: grey === 1,
    turn,
    addedBy,
    addedAtMs,
    takenFrom: row.takenFrom === null ? null : nameBehind(db, row.takenFrom),
    settled: isSettled(owner, row),
  };
}

/** What a case was accepted with stays as it was. */
export function isSettled(owner: CaseRow, { addedAtMs }: Pick<DocumentRow, 'addedAtMs'>): boolean {
  return owner.acceptedAtMs !== null && addedAtMs <= owner.acceptedAtMs;
}

function nameBehind(db: ReadableDb, documentId: string): string | null {
  const original = findDocument(db, documentId);
  const owner = original ? findCase(db, original.caseId) : undefined;
  return owner ? requirePerson(db, owner.personId).name : null;
}

type PictureInput = { readonly caseId: string; readonly documentId: string };

/** Also of a removed page, which may come back. Errors: document.notFound. */
export function pictureOf(db: ReadableDb, input: PictureInput, size: 'thumbnail' | 'page'): string {
  const row = requireDocument(db, input);
  const url = pictureUrl(db, size === 'page' ? row.pictureHash : row.thumbnailHash);
  if (url === null) throw new Error('a page names a picture that is not stored');
  return url;
}

/** A page of this very case: an id alone opens nothing. Errors: document.notFound. */
export function requireDocument(db: ReadableDb, { caseId, documentId }: PictureInput): DocumentRow {
  const row = findDocument(db, documentId);
  if (row?.caseId !== caseId) throw new DeskError('document.notFound', {});
  return row;
}
