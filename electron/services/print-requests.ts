import { civilDateOf, dateTimeText } from '#shared/civil-date.ts';
import type { PrintJobId } from '#shared/contract/base.ts';
import { hotlineWords } from '#shared/domain/station-profile.ts';
import {
  readReceiptModel,
  type ReceiptHeader,
  type ReceiptKind,
  type ReceiptModel,
} from '#shared/domain/receipt-models.ts';
import { receiptWording, type ReceiptScope } from '#shared/domain/receipt-texts.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { findNewestJob, insertPrintJob, movePrintJob, type PrintJobRow } from '#electron/db/repositories/print-jobs.ts';
import { findReceiptVersion } from '#electron/db/repositories/receipt-versions.ts';
import type { ServiceContext } from './context.ts';

export type PrintRequest = {
  /** Id of the ticket, appointment or case the paper is about. */
  readonly subjectId: string;
  readonly subject: string;
  readonly actor: string;
  readonly nowMs: number;
  /** Why a person wanted it, for the audit; `''` when it came by itself. */
  readonly reason?: string;
  /** Where the content may differ from the paper before, as in a notice: then it is a paper of its own and no reprint. */
  readonly contentVaries?: boolean;
  readonly model: (header: ReceiptHeader) => ReceiptModel;
};

/**
 * Queues a paper in the transaction that made it due. The first one for its subject is the original; each further one is a
 * reprint and says so. Bytes are made and sent later, by the spooler, after the commit.
 */
export function requestPrint(
  context: ServiceContext,
  db: WritableDb,
  request: PrintRequest,
): { printJobId: PrintJobId } {
  const plain = plainHeader(context, request.nowMs);
  const draft = request.model(plain);
  const { lines, footer, texts } = wordingOf(context, db, draft.kind);
  const earlier = findNewestJob(db, draft.kind, request.subjectId);
  const { issue, copy } = placeAfter(earlier, draft, request.contentVaries === true);
  const model = { ...draft, header: { ...plain, copy, lines, footer }, texts };
  return insertJob(context, db, { ...request, model, issue, copy });
}

/** `new`: it says what no paper before it said · `same`: the one that has not come out yet serves · `copy`: a reprint. */
export type IssuedPaper = { readonly printJobId: PrintJobId; readonly as: 'new' | 'same' | 'copy' };

/**
 * The same for papers a person asks for again and again without knowing whether one waits already. While nothing of the
 * same content came out, that job serves: it is queued anew if it was given up. Errors: print.reasonNeeded when it did come out
 * and nobody said why another.
 */
export function requestPaperOnce(context: ServiceContext, db: WritableDb, request: PrintRequest): IssuedPaper {
  const earlier = sameAsNow(context, db, request);
  if (!earlier) return { ...requestPrint(context, db, { ...request, reason: '' }), as: 'new' };
  if (earlier.state === 'confirmed') {
    if ((request.reason ?? '') === '') throw new DeskError('print.reasonNeeded', {});
    return { ...requestPrint(context, db, request), as: 'copy' };
  }
  if (earlier.state === 'failed' || earlier.state === 'void') {
    const { id, state: from } = earlier;
    movePrintJob(db, { id, from, to: 'queued', actor: request.actor, condition: null, atMs: request.nowMs });
  }
  return { printJobId: earlier.id as PrintJobId, as: 'same' };
}

/** Whether this very paper came out already, so that one more is a reprint. */
export function cameOut(context: ServiceContext, db: ReadableDb, request: PrintRequest): boolean {
  return sameAsNow(context, db, request)?.state === 'confirmed';
}

/** The newest paper of the kind, when it says what a new one would say. */
function sameAsNow(context: ServiceContext, db: ReadableDb, request: PrintRequest): PrintJobRow | undefined {
  const draft = request.model(plainHeader(context, request.nowMs));
  const newest = findNewestJob(db, draft.kind, request.subjectId);
  return newest && contentOf(draft) === contentOf(readReceiptModel(newest.modelJson)) ? newest : undefined;
}

function plainHeader(context: ServiceContext, nowMs: number): ReceiptHeader {
  const profile = context.profile();
  return {
    station: profile.receiptHeader || profile.stationName,
    hotline: hotlineWords(profile),
    practice: context.practice,
    copy: 0,
    printedAt: dateTimeText(nowMs),
  };
}

/** Another copy of a paper as it was, whatever its subject or the station's wording became since. */
export function requestReprint(
  context: ServiceContext,
  db: WritableDb,
  job: PrintJobRow,
  { actor, reason, nowMs }: Pick<PrintRequest, 'actor' | 'nowMs'> & { readonly reason: string },
): { printJobId: PrintJobId } {
  const model = readReceiptModel(job.modelJson);
  const newest = findNewestJob(db, job.kind, job.subjectId, job.issue);
  const copy = (newest?.copy ?? job.copy) + 1;
  const header = { ...model.header, copy, printedAt: dateTimeText(nowMs) };
  const { subjectId, subject, issue } = job;
  return insertJob(context, db, { subjectId, subject, issue, actor, reason, nowMs, copy, model: { ...model, header } });
}

function placeAfter(earlier: PrintJobRow | undefined, draft: ReceiptModel, contentVaries: boolean) {
  if (!earlier) return { issue: 0, copy: 0 };
  const isNew = contentVaries && contentOf(draft) !== contentOf(readReceiptModel(earlier.modelJson));
  return isNew ? { issue: earlier.issue + 1, copy: 0 } : { issue: earlier.issue, copy: earlier.copy + 1 };
}

/** What a paper says about its subject: without the header, the wording, and when and by whom it was written. */
function contentOf(model: ReceiptModel): string {
  const times = ['issuedAt', 'receivedAt', 'deliveredAt', 'reportedAt'];
  const varying: ReadonlySet<string> = new Set(['header', 'texts', 'clerk', ...times]);
  return JSON.stringify(Object.entries(model).filter(([key]) => !varying.has(key)));
}

function wordingOf(context: ServiceContext, db: ReadableDb, kind: ReceiptKind) {
  const own = (scope: ReceiptScope) =>
    JSON.parse(findReceiptVersion(db, scope)?.textsJson ?? '{}') as Readonly<Record<string, string>>;
  return receiptWording(context.policy.receiptTexts, kind, { common: own('common'), kind: own(kind) });
}

type Insertion = Omit<PrintRequest, 'model' | 'contentVaries'> & {
  readonly model: ReceiptModel;
  readonly issue: number;
  readonly copy: number;
};

function insertJob(context: ServiceContext, db: WritableDb, insertion: Insertion): { printJobId: PrintJobId } {
  const { model, nowMs, subjectId, subject, issue, copy, actor, reason = '' } = insertion;
  const id = context.newId();
  insertPrintJob(db, {
    id,
    kind: model.kind,
    subjectId,
    subject,
    name: 'name' in model ? model.name : model.maskedName,
    modelJson: JSON.stringify(model),
    issue,
    copy,
    createdOn: civilDateOf(nowMs),
    createdAtMs: nowMs,
    actor,
    reason,
  });
  return { printJobId: id as PrintJobId };
}
