import type { CasePages } from '#shared/contract/documents.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import {
  findRemoval,
  listPages,
  orderPages,
  recordDocumentChange,
  turnPage,
  type DocumentChange,
  type DocumentRow,
} from '#electron/db/repositories/case-documents.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import type { CaseInput } from './case-edit.ts';
import { requireCase } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { casePages, isSettled, requireDocument } from './document-view.ts';
import { writeOnce } from './write.ts';

export type PageInput = CaseInput & { readonly documentId: string };

type Change = {
  readonly procedure: string;
  readonly input: PageInput;
  readonly kind: DocumentChange['kind'];
  /** Changes the row; returns page number and turn as the history keeps them, or null when nothing changed. */
  readonly change: (
    db: WritableDb,
    row: DocumentRow,
    owner: CaseRow,
  ) => Pick<DocumentChange, 'pageNumber' | 'turn'> | null;
};

/** One change of one page with its row in the history. Errors: case.notFound, document.notFound, document.accepted. */
function changePage(context: ServiceContext, { procedure, input, kind, change }: Change): CasePages {
  return writeOnce(context, {
    procedure,
    request: input,
    nouns: ['documents'],
    work: (db, nowMs) => {
      const owner = requireCase(db, input.caseId);
      const row = requireDocument(db, input);
      if (isSettled(owner, row)) throw new DeskError('document.accepted', {});
      const kept = change(db, row, owner);
      if (kept) recordDocumentChange(db, { documentId: row.id, kind, clerk: input.clerk, atMs: nowMs, ...kept });
      return casePages(db, owner.id);
    },
  });
}

/** To a place among its material's pages; beyond the last is the last. */
export function moveDocument(context: ServiceContext, input: PageInput & { readonly page: number }): CasePages {
  return changePage(context, {
    procedure: 'documents.move',
    input,
    kind: 'moved',
    change: (db, row, owner) => {
      const pages = listPages(db, row.caseId, row.material);
      const ids = pages.map(({ id }) => id);
      // Pages that the case was accepted with keep their places.
      const first = pages.filter((page) => isSettled(owner, page)).length + 1;
      const pageNumber = Math.min(Math.max(input.page, first), ids.length);
      if (requirePlace(row) === pageNumber) return null;
      orderPages(db, row, inserted(without(ids, row.id), row.id, pageNumber));
      return { pageNumber, turn: row.turn };
    },
  });
}

export function turnDocument(context: ServiceContext, input: PageInput & { readonly turn: number }): CasePages {
  return changePage(context, {
    procedure: 'documents.turn',
    input,
    kind: 'turned',
    change: (db, row) => {
      const pageNumber = requirePlace(row);
      if (row.turn === input.turn) return null;
      turnPage(db, row.id, input.turn);
      return { pageNumber, turn: input.turn };
    },
  });
}

/** The page leaves its place; row and picture stay, so that it can come back. */
export function removeDocument(context: ServiceContext, input: PageInput): CasePages {
  return changePage(context, {
    procedure: 'documents.remove',
    input,
    kind: 'removed',
    change: (db, row) => {
      const pageNumber = requirePlace(row);
      const ids = listPages(db, row.caseId, row.material).map(({ id }) => id);
      orderPages(db, row, without(ids, row.id));
      return { pageNumber, turn: row.turn };
    },
  });
}

/** Errors besides changePage's: document.full. */
export function restoreDocument(context: ServiceContext, input: PageInput): CasePages {
  return changePage(context, {
    procedure: 'documents.restore',
    input,
    kind: 'restored',
    change: (db, row) => {
      if (row.pageNumber !== null) return null;
      const ids = listPages(db, row.caseId, row.material).map(({ id }) => id);
      const most = context.policy.documents.pagesPerMaterial;
      if (ids.length >= most) throw new DeskError('document.full', { most });
      const pageNumber = Math.min(findRemoval(db, row.id)?.pageNumber ?? 1, ids.length + 1);
      orderPages(db, row, inserted(ids, row.id, pageNumber));
      return { pageNumber, turn: row.turn };
    },
  });
}

function requirePlace({ pageNumber }: DocumentRow): number {
  if (pageNumber === null) throw new DeskError('document.notFound', {});
  return pageNumber;
}

const without = (ids: readonly string[], gone: string) => ids.filter((id) => id !== gone);

const inserted = (ids: readonly string[], id: string, place: number) => ids.toSpliced(place - 1, 0, id);
