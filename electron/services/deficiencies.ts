import type { PrintJobId } from '#shared/contract/base.ts';
import type { DeficiencyNotice } from '#shared/contract/applications.ts';
import type { CivilDate } from '#shared/civil-date.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import {
  insertDeficiencyNotice,
  insertMending,
  listDeficiencyFaults,
  listDeficiencyNotices,
} from '#electron/db/repositories/deficiencies.ts';
import type { CaseInput, PaperInput } from './case-edit.ts';
import { caseFaults } from './case-faults.ts';
import { requestCasePaper } from './case-papers.ts';
import { requireDraft } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { writeOnce } from './write.ts';

export type TellInput = PaperInput & {
  readonly notes: readonly { readonly fault: string; readonly mend: string }[];
  readonly respondBy: CivilDate | null;
};

/**
 * Everything at once on one paper, and a row for each thing told; one more copy of the same paper tells nothing new. Errors:
 * case.nothingMissing, print.reasonNeeded.
 */
export function tellDeficiencies(context: ServiceContext, input: TellInput): { printJobId: PrintJobId } {
  return writeOnce(context, {
    procedure: 'applications.tellDeficiencies',
    request: input,
    nouns: ['applications', 'prints'],
    work: (db, nowMs) => {
      const draft = requireDraft(db, input.caseId);
      const { clerk, respondBy, reason = '' } = input;
      const notes = input.notes.map((note, index) => ({ item: `note:${index}`, ...note }));
      const faults = [...caseFaults(context, db, draft), ...notes];
      if (faults.length === 0) throw new DeskError('case.nothingMissing', {});
      const told = faults.map(({ fault, mend }) => ({ fault, mend }));
      const paper = { kind: 'deficiency-notice', faults: told, respondBy } as const;
      const { printJobId, as } = requestCasePaper(context, db, { caseId: draft.id, clerk, nowMs, paper, reason });
      if (as !== 'new' && !isMendedSince(db, draft)) return { printJobId };
      const notice = { id: context.newId(), caseId: draft.id, respondBy, printJobId, clerk, atMs: nowMs };
      insertDeficiencyNotice(db, notice, faults);
      return { printJobId };
    },
  });
}

/** What a clerk had ticked as mended and is told again is open again, though the paper reads the same. */
function isMendedSince(db: ReadableDb, row: CaseRow): boolean {
  const [newest] = listDeficiencyNotices(db, row.id);
  return !newest || listDeficiencyFaults(db, newest.id).some(({ mendedBy }) => mendedBy !== null);
}

/** What a person was told so far, newest first, and what of it is mended by now. */
export function toldOf(context: ServiceContext, db: ReadableDb, row: CaseRow): DeficiencyNotice[] {
  const notices = listDeficiencyNotices(db, row.id);
  if (notices.length === 0) return [];
  const open = new Set(caseFaults(context, db, row).map(({ item }) => item));
  return notices.map(({ id, respondBy, clerk, atMs, printJobId }) => ({
    id,
    respondBy,
    clerk,
    atMs,
    printJobId: printJobId as PrintJobId,
    faults: listDeficiencyFaults(db, id).map(({ place, item, fault, mend, mendedBy }) => {
      const byHand = item.startsWith('note:');
      return { place, fault, mend, byHand, mended: byHand ? mendedBy !== null : !open.has(item) };
    }),
  }));
}

/** A clerk saw that what was noted by hand is mended. Errors: deficiency.notFound. */
export function markMended(
  context: ServiceContext,
  input: CaseInput & { readonly noticeId: string; readonly place: number },
): { savedAtMs: number } {
  return writeOnce(context, {
    procedure: 'applications.markMended',
    request: input,
    nouns: ['applications'],
    work: (db, nowMs) => {
      const { noticeId, place, clerk } = input;
      const known =
        listDeficiencyNotices(db, input.caseId).some(({ id }) => id === noticeId) &&
        listDeficiencyFaults(db, noticeId).some((fault) => fault.place === place);
      if (!known) throw new DeskError('deficiency.notFound', {});
      insertMending(db, { noticeId, place, clerk, atMs: nowMs });
      return { savedAtMs: nowMs };
    },
  });
}
