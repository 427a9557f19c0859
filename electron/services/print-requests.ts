import { civilDateOf, dateTimeText } from '#shared/civil-date.ts';
import type { PrintJobId } from '#shared/contract/base.ts';
import { hotlineWords } from '#shared/domain/station-profile.ts';
import type { ReceiptHeader, ReceiptModel } from '#shared/domain/receipt-models.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { findNewestJob, insertPrintJob } from '#electron/db/repositories/print-jobs.ts';
import type { ServiceContext } from './context.ts';

export type PrintRequest = {
  /** Id of the ticket, appointment or case the paper is about. */
  readonly subjectId: string;
  readonly subject: string;
  readonly actor: string;
  readonly nowMs: number;
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
  const profile = context.profile();
  const header = {
    station: profile.receiptHeader || profile.stationName,
    hotline: hotlineWords(profile),
    practice: context.practice,
    copy: 0,
    printedAt: dateTimeText(request.nowMs),
  };
  const draft = request.model(header);
  const earlier = findNewestJob(db, draft.kind, request.subjectId);
  const copy = earlier ? earlier.copy + 1 : 0;
  const model = { ...draft, header: { ...header, copy } };
  const id = context.newId();
  insertPrintJob(db, {
    id,
    kind: model.kind,
    subjectId: request.subjectId,
    subject: request.subject,
    name: 'name' in model ? model.name : model.maskedName,
    modelJson: JSON.stringify(model),
    copy,
    createdOn: civilDateOf(request.nowMs),
    createdAtMs: request.nowMs,
    actor: request.actor,
  });
  return { printJobId: id as PrintJobId };
}
