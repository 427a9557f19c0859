import type { CaseId, PersonId, PrintJobId, TicketId } from '#shared/contract/base.ts';
import { caseForm, type CaseDocument, type CaseForm } from '#shared/contract/cases.ts';
import { missingItems } from '#shared/domain/case-form.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import {
  findBlob,
  findFormJson,
  listFields,
  listMaterials,
  valuesOf,
} from '#electron/db/repositories/case-contents.ts';
import { listOpenConflicts, listTakeovers, listUnclear } from '#electron/db/repositories/case-provenance.ts';
import { findCase, type CaseRow } from '#electron/db/repositories/cases.ts';
import { findPhotoReport } from '#electron/db/repositories/photo-checks.ts';
import { findNewestJob } from '#electron/db/repositories/print-jobs.ts';
import { findTicket } from '#electron/db/repositories/tickets.ts';
import { applicationGaps, applicationState } from './application-state.ts';
import type { ServiceContext } from './context.ts';
import { cardKindOf, classNameOf, requirePerson, today } from './people.ts';
import { ticketText } from './ticket-text.ts';

const forms = new Map<string, CaseForm>(); // by content hash, so an entry can never go stale

export function formOf(db: ReadableDb, row: Pick<CaseRow, 'formHash'>): CaseForm {
  return formByHash(db, row.formHash);
}

/** A form that cases began with. Errors: form.notFound. */
export function formByHash(db: ReadableDb, hash: string): CaseForm {
  let form = forms.get(hash);
  if (!form) {
    const json = findFormJson(db, hash);
    if (json === undefined) throw new DeskError('form.notFound', {});
    forms.set(hash, (form = caseForm.parse(JSON.parse(json))));
  }
  return form;
}

/** Errors: case.notFound. */
export function requireCase(db: ReadableDb, caseId: string): CaseRow {
  const found = findCase(db, caseId);
  if (!found) throw new DeskError('case.notFound', {});
  return found;
}

/** The case, which must still be a draft. Errors: case.notFound, case.accepted. */
export function requireDraft(db: ReadableDb, caseId: string): CaseRow {
  const found = requireCase(db, caseId);
  if (found.state !== 'draft') throw new DeskError('case.accepted', { caseNumber: found.caseNumber ?? '' });
  return found;
}

/** Keys of what still hinders acceptance. */
export function missingOf(context: ServiceContext, db: ReadableDb, row: CaseRow): string[] {
  const values = valuesOf(db, row.id);
  const undecided = listOpenConflicts(db, row.id).map(({ field }) => `conflict:${field}`);
  const application = applicationGaps(applicationState(context, db, row, values));
  const missing = missingItems({
    form: formOf(db, row),
    cardKind: cardKindOf(context, values['personClass'] ?? ''),
    values,
    materials: listMaterials(db, row.id),
    hasPhoto: row.photoHash !== null,
    hasSignature: row.signatureHash !== null,
    application,
    declared: row.declared === 1,
    today: today(context),
  });
  return [...undecided, ...missing];
}

export function caseView(context: ServiceContext, db: ReadableDb, row: CaseRow): CaseDocument {
  const fields = listFields(db, row.id);
  const personClass = fields.find((field) => field.field === 'personClass')?.value ?? '';
  const ticket = row.ticketId ? findTicket(db, row.ticketId) : undefined;
  const job = findNewestJob(db, 'acceptance-receipt', row.id);
  return {
    id: row.id as CaseId,
    state: row.state,
    caseNumber: row.caseNumber,
    personId: row.personId as PersonId,
    personName: requirePerson(db, row.personId).name,
    className: classNameOf(context, personClass),
    cardKind: cardKindOf(context, personClass),
    ticketId: row.ticketId as TicketId | null,
    ticketNumber: ticket ? ticketText(ticket) : null,
    formHash: row.formHash,
    fields: Object.fromEntries(
      fields.map(({ field, value, source, changedBy, changedAtMs }) => [
        field,
        { value, source, changedBy, changedAtMs },
      ]),
    ),
    materials: listMaterials(db, row.id),
    declared: row.declared === 1,
    photo: pictureUrl(db, row.photoHash),
    photoReport: row.photoHash === null ? null : (findPhotoReport(db, row.id) ?? null),
    signature: pictureUrl(db, row.signatureHash),
    focusField: row.focusField,
    conflicts: [...listOpenConflicts(db, row.id)],
    takenOver: takeoverOf(db, row.id),
    unclear: [...listUnclear(db, row.id)],
    missing: row.state === 'draft' ? missingOf(context, db, row) : [],
    today: today(context),
    openedAtMs: row.openedAtMs,
    acceptedAtMs: row.acceptedAtMs,
    clerk: row.clerk,
    printJobId: (job?.id as PrintJobId | undefined) ?? null,
  };
}

function takeoverOf(db: ReadableDb, caseId: string): CaseDocument['takenOver'] {
  const newest = listTakeovers(db, caseId).at(-1);
  return newest ? { from: newest.fromClerk, to: newest.toClerk, atMs: newest.atMs } : null;
}

/** A stored picture as a data URL. */
export function pictureUrl(db: ReadableDb, hash: string | null): string | null {
  const blob = hash ? findBlob(db, hash) : undefined;
  return blob ? `data:${blob.mime};base64,${Buffer.from(blob.bytes).toString('base64')}` : null;
}
