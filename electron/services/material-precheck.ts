import type { PrintJobId } from '#shared/contract/base.ts';
import { belongs } from '#shared/domain/case-form.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import { receiptText } from '#shared/i18n/zh-CN/receipts.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findLiveAppointment } from '#electron/db/repositories/appointments.ts';
import { listMaterials, valuesOf } from '#electron/db/repositories/case-contents.ts';
import { findCaseOfPerson } from '#electron/db/repositories/cases.ts';
import type { PersonRow } from '#electron/db/repositories/people.ts';
import { printedOf, requestCasePaper } from './case-papers.ts';
import { formOf } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { toldOf } from './deficiencies.ts';
import { cardKindOf, requirePerson } from './people.ts';
import { cameOut, requestPaperOnce, type PrintRequest } from './print-requests.ts';
import { writeOnce, type WriteRequest } from './write.ts';

/** What this very person must bring, before they queue: from their case when there is one, else from what the roster knows. */
export function precheck(context: ServiceContext, personId: string) {
  const { db } = context.store;
  const person = requirePerson(db, personId);
  const found = findCaseOfPerson(db, person.id);
  const told = found?.state === 'draft' ? toldOf(context, db, found) : [];
  const listing = { context, db, person, clerk: '', nowMs: context.clock.now() };
  const printed =
    found?.state === 'draft'
      ? printedOf(context, found, [{ kind: 'materials-list' }]).length > 0
      : cameOut(context, db, listOf(listing));
  return { materials: neededBy(context, db, person), told, printed };
}

function neededBy(context: ServiceContext, db: ReadableDb, person: PersonRow) {
  const found = findCaseOfPerson(db, person.id);
  const draft = found?.state === 'draft' ? found : undefined;
  const values = draft ? valuesOf(db, draft.id) : { personClass: person.personClass, hukou: person.hukou };
  const states = draft ? listMaterials(db, draft.id) : {};
  const materials = draft ? formOf(db, draft).materials : context.policy.materials.materials;
  const facts = { cardKind: cardKindOf(context, values['personClass'] ?? ''), values };
  return materials
    .filter((material) => belongs(material, facts))
    .map(({ code, name, required, substitute }) => {
      const state = states[code] ?? 'missing';
      return { code, name, required, substitute, settled: state !== 'missing' };
    });
}

export type PrintPrecheck = WriteRequest & {
  readonly personId: string;
  readonly clerk: string;
  /** Why once more what came out already. */
  readonly reason?: string;
};

/** Queues this person's own 材料清单, unless it waits already. Errors: print.reasonNeeded. */
export function printPrecheck(context: ServiceContext, input: PrintPrecheck): { printJobId: PrintJobId } {
  return writeOnce(context, {
    procedure: 'applications.printPrecheck',
    request: input,
    nouns: ['prints', 'applications'],
    work: (db, nowMs) => {
      const { clerk, reason = '' } = input;
      const person = requirePerson(db, input.personId);
      const found = findCaseOfPerson(db, person.id);
      const paper = { kind: 'materials-list' } as const;
      const { printJobId } =
        found?.state === 'draft'
          ? requestCasePaper(context, db, { caseId: found.id, clerk, nowMs, paper, reason })
          : requestPaperOnce(context, db, { ...listOf({ context, db, person, clerk, nowMs }), reason });
      return { printJobId };
    },
  });
}

type Listing = {
  readonly context: ServiceContext;
  readonly db: ReadableDb;
  readonly person: PersonRow;
  readonly clerk: string;
  readonly nowMs: number;
};

/** The list of somebody who has no case yet. */
function listOf({ context, db, person, clerk, nowMs }: Listing): PrintRequest {
  const number = findLiveAppointment(db, person.id)?.number ?? '';
  return {
    subjectId: person.id,
    subject: number || person.name,
    actor: clerk,
    nowMs,
    contentVaries: true,
    model: (header) => ({
      kind: 'materials-list',
      header,
      number,
      name: person.name,
      maskedIdNumber: maskIdNumber(person.idNumber),
      qr: '',
      service: context.profile().serviceName,
      missing: neededBy(context, db, person).map(({ name, required, substitute }) => ({
        name,
        note: noteOf(required, substitute),
      })),
      have: [],
    }),
  };
}

function noteOf(required: boolean, substitute: string | null): string {
  if (substitute !== null) return receiptText.materials.substitute(substitute);
  return required ? '' : receiptText.materials.optional;
}
