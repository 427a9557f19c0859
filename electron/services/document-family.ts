import type { CaseId, PersonId } from '#shared/contract/base.ts';
import type { CasePages, FamilyOffer } from '#shared/contract/documents.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { listDocuments, listPages, type DocumentRow } from '#electron/db/repositories/case-documents.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import { listCaseIds, listRelatives } from '#electron/db/repositories/relatives.ts';
import type { CaseInput } from './case-edit.ts';
import { formOf, requireCase } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { addedAt, appendPage } from './document-add.ts';
import { casePages, pageView } from './document-view.ts';
import { requirePerson } from './people.ts';
import { writeOnce } from './write.ts';

type Giver = { readonly owner: CaseRow; readonly because: FamilyOffer['because'] };

/** Only pages of what is the same for a family and wanted here, and not yet taken over. Errors: case.notFound. */
export function familyOffers(context: ServiceContext, caseId: string): FamilyOffer[] {
  const { db } = context.store;
  const receiver = requireCase(db, caseId);
  const here = new Set(listDocuments(db, caseId).flatMap((row) => (row.pageNumber === null ? [] : [row.pictureHash])));
  return givers(db, receiver).flatMap(({ owner, because }) => {
    const pages = listDocuments(db, owner.id)
      .filter((row) => mayServe(context, db, receiver, { row, because }) && !here.has(row.pictureHash))
      .flatMap((row) => (row.pageNumber === null ? [] : [pageView(db, owner, row, row.pageNumber)]));
    if (pages.length === 0) return [];
    const { name } = requirePerson(db, owner.personId);
    return [{ caseId: owner.id as CaseId, personId: owner.personId as PersonId, personName: name, because, pages }];
  });
}

function givers(db: ReadableDb, receiver: CaseRow): readonly Giver[] {
  const casesOf = (personId: string) =>
    listCaseIds(db, personId)
      .filter((id) => id !== receiver.id)
      .map((id) => requireCase(db, id));
  const own = casesOf(receiver.personId).map((owner) => ({ owner, because: 'self' as const }));
  const relatives = listRelatives(db, receiver.personId).flatMap(({ personId, because }) =>
    casesOf(personId).map((owner) => ({ owner, because })),
  );
  return [...own, ...relatives];
}

type Candidate = { readonly row: DocumentRow; readonly because: FamilyOffer['because'] };

/** One's own papers all serve again; a relative's only where the policy says that they are the family's. */
function mayServe(context: ServiceContext, db: ReadableDb, receiver: CaseRow, { row, because }: Candidate): boolean {
  if (row.pageNumber === null) return false;
  if (because !== 'self' && !context.policy.documents.familyMaterials.includes(row.material)) return false;
  const places = [...formOf(db, receiver).materials, ...context.policy.documents.categories];
  return places.some(({ code }) => code === row.material);
}

export type TakeOverInput = CaseInput & { readonly fromCaseId: string; readonly documentIds: readonly string[] };

/** By reference: the picture is not stored again, and the row names the page it came from. */
export function takeOverDocuments(context: ServiceContext, input: TakeOverInput): CasePages {
  return writeOnce(context, {
    procedure: 'documents.takeOver',
    request: input,
    nouns: ['documents'],
    work: (db, nowMs) => {
      const receiver = requireCase(db, input.caseId);
      const giver = givers(db, receiver).find(({ owner }) => owner.id === input.fromCaseId);
      if (!giver) throw new DeskError('document.notFamily', {});
      for (const row of wanted(db, giver.owner, input.documentIds)) {
        if (!mayServe(context, db, receiver, { row, because: giver.because }))
          throw new DeskError('document.materialUnknown', {});
        takePage(context, db, receiver, { row, clerk: input.clerk, nowMs });
      }
      return casePages(db, receiver.id);
    },
  });
}

/** The pages asked for, in their own order. Errors: document.notFound. */
function wanted(db: ReadableDb, owner: CaseRow, ids: readonly string[]): readonly DocumentRow[] {
  const rows = listDocuments(db, owner.id).filter(({ id, pageNumber }) => pageNumber !== null && ids.includes(id));
  if (rows.length < new Set(ids).size) throw new DeskError('document.notFound', {});
  return rows;
}

type Taking = { readonly row: DocumentRow; readonly clerk: string; readonly nowMs: number };

function takePage(context: ServiceContext, db: WritableDb, receiver: CaseRow, { row, clerk, nowMs }: Taking): void {
  // Two counters pressing the same button must not give the case every page twice.
  if (listPages(db, receiver.id, row.material).some(({ pictureHash }) => pictureHash === row.pictureHash)) return;
  appendPage(context, db, {
    ...row,
    id: context.newId(),
    caseId: receiver.id,
    takenFrom: row.id,
    addedBy: clerk,
    addedAtMs: addedAt(receiver, nowMs),
  });
}
