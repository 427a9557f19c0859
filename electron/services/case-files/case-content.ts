import { dateTimeText } from '#shared/civil-date.ts';
import { familyRelations } from '#shared/codes/family-relations.ts';
import type { CaseForm } from '#shared/contract/cases.ts';
import type { PaperAgent, PaperSubject } from '#shared/domain/form-paper.ts';
import { findBlob, listFields, listMaterials, type FieldRow } from '#electron/db/repositories/case-contents.ts';
import { findApplicant } from '#electron/db/repositories/case-applicants.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import { formOf, requireCase } from '../case-view.ts';
import type { ServiceContext } from '../context.ts';
import { cardKindOf } from '../people.ts';

/** Everything an export needs of one case. */
export type CaseContents = {
  readonly row: CaseRow;
  readonly form: CaseForm;
  readonly fields: ReadonlyMap<string, FieldRow>;
  readonly subject: PaperSubject;
};

/** Errors: case.notFound. */
export function contentsOf(context: ServiceContext, caseId: string): CaseContents {
  const { db } = context.store;
  const row = requireCase(db, caseId);
  const fields = new Map(listFields(db, caseId).map((field) => [field.field, field]));
  const values = Object.fromEntries([...fields].map(([key, { value }]) => [key, value]));
  const subject: PaperSubject = {
    values,
    cardKind: cardKindOf(context, values['personClass'] ?? ''),
    caseNumber: row.caseNumber,
    materials: listMaterials(db, caseId),
    signed: row.signatureHash !== null,
    agent: agentOf(context, caseId),
    clerk: row.clerk,
    acceptedAt: row.acceptedAtMs === null ? '' : dateTimeText(row.acceptedAtMs),
  };
  return { row, form: formOf(db, row), fields, subject };
}

function agentOf(context: ServiceContext, caseId: string): PaperAgent | null {
  const found = findApplicant(context.store.db, caseId);
  if (!found || found.role === 'self') return null;
  const { role, name, idNumber, relation } = found;
  return { role, name, idNumber, relation: familyRelations.find(({ code }) => code === relation)?.name ?? relation };
}

/** A stored picture's bytes, `null` when there is none. */
export function pictureBytes(context: ServiceContext, hash: string | null): Uint8Array | null {
  return hash === null ? null : (findBlob(context.store.db, hash)?.bytes ?? null);
}
