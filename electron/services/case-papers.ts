import { dateTimeText, weekdayOf } from '#shared/civil-date.ts';
import type { PrintJobId } from '#shared/contract/base.ts';
import type { CaseForm } from '#shared/contract/cases.ts';
import type { CasePaper, PrintJob } from '#shared/contract/prints.ts';
import type { CasePaperModel } from '#shared/domain/case-paper-models.ts';
import { belongs } from '#shared/domain/case-form.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import type { ReceiptHeader } from '#shared/domain/receipt-models.ts';
import { DeskError } from '#shared/errors.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { receiptText } from '#shared/i18n/zh-CN/receipts.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { listMaterials, valuesOf } from '#electron/db/repositories/case-contents.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import { applicationState } from './application-state.ts';
import { listJobsAbout } from '#electron/db/repositories/print-jobs.ts';
import { requireFaults } from './case-faults.ts';
import { cardOf } from './case-paper-offer.ts';
import { formOf, requireCase } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { cardKindOf, requirePerson, today } from './people.ts';
import { consentsOn } from './policy-editions.ts';
import { cameOut, requestPaperOnce, type IssuedPaper, type PrintRequest } from './print-requests.ts';
import { printView } from './prints.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type CasePaperInput = WriteRequest & {
  readonly caseId: string;
  readonly clerk: string;
  readonly paper: CasePaper;
  /** Why once more what came out already; `''` when the clerk was not asked. */
  readonly reason?: string;
};

/**
 * Queues a paper about a case, unless it waits already. Errors: case.notFound, case.nothingMissing, case.nothingReceived,
 * case.notAccepted, print.reasonNeeded.
 */
export function printCasePaper(context: ServiceContext, input: CasePaperInput): { printJobId: PrintJobId } {
  return writeOnce(context, {
    procedure: 'prints.requestForCase',
    request: input,
    nouns: ['prints', 'devices'],
    work: (db, nowMs) => {
      const { printJobId } = requestCasePaper(context, db, { ...input, nowMs });
      return { printJobId };
    },
  });
}

/** The same inside another transaction, for whoever refuses or sends back and writes down what is new in it. */
export function requestCasePaper(context: ServiceContext, db: WritableDb, wish: PaperWish): IssuedPaper {
  return requestPaperOnce(context, db, printRequest(context, db, wish));
}

/** Which of these came out already as they would read now. */
export function printedOf(context: ServiceContext, row: CaseRow, papers: readonly CasePaper[]): CasePaper['kind'][] {
  const { db } = context.store;
  const wish = { caseId: row.id, clerk: '', nowMs: context.clock.now() };
  return papers
    .filter((paper) => cameOut(context, db, printRequest(context, db, { ...wish, paper })))
    .map(({ kind }) => kind);
}

/** Every paper about a case, newest first. Errors: case.notFound. */
export function papersOfCase(context: ServiceContext, caseId: string): PrintJob[] {
  const { db } = context.store;
  return listJobsAbout(db, requireCase(db, caseId).id).map(printView);
}

type PaperWish = Omit<CasePaperInput, 'requestId'> & { readonly nowMs: number };

function printRequest(context: ServiceContext, db: ReadableDb, wish: PaperWish): PrintRequest {
  const { caseId, clerk, paper, nowMs, reason = '' } = wish;
  const row = requireCase(db, caseId);
  return {
    subjectId: row.id,
    subject: numberOf(context, row),
    actor: clerk,
    nowMs,
    reason,
    contentVaries: true,
    model: (header) => paperModel(context, db, paper, { row, clerk, nowMs, header }),
  };
}

type About = {
  readonly row: CaseRow;
  readonly clerk: string;
  readonly nowMs: number;
  readonly header: ReceiptHeader;
};

function paperModel(context: ServiceContext, db: ReadableDb, paper: CasePaper, about: About): CasePaperModel {
  const { row, clerk, nowMs, header } = about;
  const person = requirePerson(db, row.personId);
  const base = {
    header,
    number: numberOf(context, row),
    name: person.name,
    maskedIdNumber: maskIdNumber(person.idNumber),
    qr: row.caseNumber ?? '',
  };
  const service = context.profile().serviceName;
  const now = dateTimeText(nowMs);
  switch (paper.kind) {
    case 'materials-list':
      return { kind: paper.kind, ...base, service, ...materialsOf(context, db, row) };
    case 'consent-notice':
      return { kind: paper.kind, ...base, service, ...noticeOf(context, db, row), issuedAt: now, clerk };
    case 'receiving-receipt':
      return {
        kind: paper.kind,
        ...base,
        service,
        broughtBy: paper.broughtBy,
        ...receivedOf(context, db, row),
        receivedAt: now,
        clerk,
      };
    case 'deficiency-notice': {
      const respondBy = paper.respondBy === null ? '' : dayText(paper.respondBy, weekdayOf(paper.respondBy));
      const faults = paper.faults ?? requireFaults(context, db, row).map(({ fault, mend }) => ({ fault, mend }));
      return { kind: paper.kind, ...base, service, faults, respondBy, issuedAt: now, clerk };
    }
    case 'refusal-notice':
      return { kind: paper.kind, ...base, service, ...refusalOf(paper), issuedAt: now, clerk };
    case 'delivery-receipt': {
      const { documents, recipient, relation, manner, place } = paper;
      return { kind: paper.kind, ...base, documents, recipient, relation, manner, place, deliveredAt: now, clerk };
    }
    case 'collection-notice': {
      if (row.state !== 'accepted') throw new DeskError('case.notAccepted', {});
      const until = paper.until === null ? '' : receiptText.untilDay(paper.until);
      const { place, hours, bring, bank } = paper;
      return { kind: paper.kind, ...base, ...cardOf(context, db, row), bank, place, hours, until, bring };
    }
    case 'loss-receipt': {
      const { matter, bank, steps } = paper;
      return { kind: paper.kind, ...base, ...cardOf(context, db, row), matter, bank, steps, reportedAt: now, clerk };
    }
  }
}

/** The case number, or one by which the station finds the draft: a person may come back with it before there is a case. */
function numberOf(context: ServiceContext, row: CaseRow): string {
  return row.caseNumber ?? `${context.profile().code}-${row.id.slice(0, 8).toUpperCase()}`;
}

type Material = CaseForm['materials'][number];

/** The materials that concern this person, each with what the case knows of it. */
function listed(context: ServiceContext, db: ReadableDb, row: CaseRow) {
  const values = valuesOf(db, row.id);
  const cardKind = cardKindOf(context, values['personClass'] ?? '');
  const states = listMaterials(db, row.id);
  return formOf(db, row)
    .materials.filter((material) => belongs(material, { cardKind, values }))
    .map((material) => ({ material, state: states[material.code] ?? 'missing' }));
}

function materialsOf(context: ServiceContext, db: ReadableDb, row: CaseRow) {
  const all = listed(context, db, row);
  const missing = all
    .filter(({ state }) => state === 'missing')
    .map(({ material }) => ({ name: material.name, note: noteOf(material) }));
  const have = all.filter(({ state }) => state !== 'missing').map(({ material }) => material.name);
  return { missing, have };
}

function noteOf({ required, substitute }: Material): string {
  const text = receiptText.materials;
  if (substitute !== null) return text.substitute(substitute);
  return required ? '' : text.optional;
}

function refusalOf({ fileOnly, reasons }: Extract<CasePaper, { kind: 'refusal-notice' }>) {
  return { fileOnly, reasons };
}

function noticeOf(context: ServiceContext, db: ReadableDb, row: CaseRow) {
  const { consents, applicant } = applicationState(context, db, row, valuesOf(db, row.id));
  const acting = applicant && applicant.role !== 'self' ? applicant : undefined;
  return {
    notice: consents[0]?.text.notice ?? consentsOn(context, db, today(context)).notice,
    items: consents.map(({ text: { name, purpose, recipient, keptFor, ifRefused }, answer }) => ({
      name,
      purpose,
      recipient,
      keptFor,
      ifRefused,
      answer: receiptText.consent[answer === undefined ? 'open' : answer.agrees === 1 ? 'agrees' : 'refuses'],
    })),
    answeredBy: acting ? receiptText.consent.acting(receiptText.consent.role[acting.role], acting.name) : '',
  };
}

function receivedOf(context: ServiceContext, db: ReadableDb, row: CaseRow) {
  const materials = listed(context, db, row)
    .filter(({ state }) => state !== 'missing')
    .map(({ material, state }) => ({
      name: material.name,
      note: state === 'substitute' ? receiptText.substituted(material.substitute ?? '') : '',
    }));
  if (materials.length === 0) throw new DeskError('case.nothingReceived', {});
  return { materials };
}
