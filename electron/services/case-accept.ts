import { civilDateOf, dateTimeText } from '#shared/civil-date.ts';
import type { CaseForm, MaterialState } from '#shared/contract/cases.ts';
import { belongs } from '#shared/domain/case-form.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import type { AcceptanceReceiptModel, ReceiptHeader } from '#shared/domain/receipt-models.ts';
import { banksOn } from '#shared/domain/station-profile.ts';
import { DeskError } from '#shared/errors.ts';
import { receiptText } from '#shared/i18n/zh-CN/receipts.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { settlePages } from '#electron/db/repositories/case-documents.ts';
import { listMaterials, valuesOf } from '#electron/db/repositories/case-contents.ts';
import { acceptCase as markAccepted, countAcceptedOn, type CaseRow } from '#electron/db/repositories/cases.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { findPerson, updatePersonFields } from '#electron/db/repositories/people.ts';
import { listJudgements } from '#electron/db/repositories/rule-tables.ts';
import { keepJudgement, requireAcceptable, requireConsents } from './application-rules.ts';
import { applicationState } from './application-state.ts';
import type { CaseInput } from './case-edit.ts';
import { formOf, missingOf, requireCase, requireDraft } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { cardKindOf } from './people.ts';
import { requestPrint } from './print-requests.ts';
import { writeOnce } from './write.ts';

/** 受理: number, state and receipt job in one transaction, so that none of them exists without the others. */
export function acceptCase(context: ServiceContext, input: CaseInput & { readonly toBeDecidedAbove?: boolean }) {
  return writeOnce(context, {
    procedure: 'cases.accept',
    request: input,
    nouns: ['cases', 'people', 'prints', 'queue'],
    work: (db, nowMs) => {
      const draft = requireDraft(db, input.caseId);
      const application = applicationState(context, db, draft, valuesOf(db, draft.id));
      requireAcceptable(db, draft, application, input.toBeDecidedAbove === true);
      const missing = missingOf(context, db, draft);
      requireConsents(application, missing);
      if (missing.length > 0) throw new DeskError('case.incomplete', { missing });
      const values = valuesOf(db, draft.id);
      const on = civilDateOf(nowMs);
      if (!banksOn(context.profile(), on).includes(values['bank'] ?? ''))
        throw new DeskError('case.bankNotOffered', {});
      const sequence = String(countAcceptedOn(db, on) + 1).padStart(4, '0');
      const caseNumber = `${context.profile().code}${on.replaceAll('-', '')}-${sequence}`;
      markAccepted(db, { caseId: draft.id, caseNumber, clerk: input.clerk, atMs: nowMs, on });
      const { id: caseId } = draft;
      settlePages(db, caseId, nowMs);
      keepJudgement(db, application, {
        caseId,
        occasion: 'accepted',
        printJobId: null,
        clerk: input.clerk,
        atMs: nowMs,
      });
      updateRoster(db, draft, values, nowMs);
      noteForDistrict(db, { noun: 'cases', subjectId: draft.id, event: 'accepted', atMs: nowMs });
      const { printJobId } = printReceipt(context, db, { row: requireCase(db, draft.id), clerk: input.clerk, nowMs });
      return { caseNumber, printJobId, acceptedAtMs: nowMs };
    },
  });
}

/** What the case established about the person is what the roster says from now on. */
function updateRoster(db: WritableDb, row: CaseRow, values: Readonly<Record<string, string>>, atMs: number): void {
  const person = findPerson(db, row.personId);
  if (!person) throw new DeskError('person.notFound', {});
  const learnt = {
    phone: values['phone'] ?? person.phone,
    community: values['community'] ?? person.community,
    hukou: values['hukou'] ?? person.hukou,
    residence: values['residenceKind'] ?? person.residence,
    disabilityGrade: Number(values['disabilityGrade'] ?? person.disabilityGrade) || null,
    personClass: values['personClass'] ?? person.personClass,
  };
  updatePersonFields(db, person.id, learnt, { source: 'case', atMs });
}

type ReceiptOf = { readonly row: CaseRow; readonly clerk: string; readonly nowMs: number };

function printReceipt(context: ServiceContext, db: WritableDb, { row, clerk, nowMs }: ReceiptOf) {
  return requestPrint(context, db, {
    subjectId: row.id,
    subject: row.caseNumber ?? '',
    actor: clerk,
    nowMs,
    model: (header) => receiptModel(context, db, row, header),
  });
}

function receiptModel(
  context: ServiceContext,
  db: ReadableDb,
  row: CaseRow,
  header: ReceiptHeader,
): AcceptanceReceiptModel {
  const values = valuesOf(db, row.id);
  const cardKind = cardKindOf(context, values['personClass'] ?? '');
  const states = listMaterials(db, row.id);
  const form = formOf(db, row);
  return {
    kind: 'acceptance-receipt',
    header,
    caseNumber: row.caseNumber ?? '',
    name: values['name'] ?? '',
    maskedIdNumber: maskIdNumber(values['idNumber'] ?? ''),
    cardKind: cardKind ? receiptText.cardKind[cardKind] : '',
    bank: values['bank'] ?? '',
    province: listJudgements(db, row.id).some(
      ({ occasion, outcome }) => occasion === 'accepted' && outcome === 'province',
    ),
    materials: form.materials
      .filter((material) => belongs(material, { cardKind, values }))
      .flatMap((material) => materialLine(material, states[material.code])),
    nextSteps: context.profile().nextSteps,
    acceptedAt: dateTimeText(row.acceptedAtMs ?? 0),
    clerk: row.clerk,
    qr: row.caseNumber ?? '',
  };
}

function materialLine(material: CaseForm['materials'][number], state: MaterialState | undefined) {
  if (state === 'received') return [{ name: material.name, note: '' }];
  if (state === 'substitute')
    return [{ name: material.name, note: receiptText.substituted(material.substitute ?? '') }];
  return [];
}
