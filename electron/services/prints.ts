import type { PrintJobId } from '#shared/contract/base.ts';
import type { PrintJob, PrintState } from '#shared/contract/prints.ts';
import { readReceiptModel, type ReceiptModel } from '#shared/domain/receipt-models.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import {
  findPrintJob,
  listPrintEvents,
  listPrintJobs,
  listUnsettled,
  movePrintJob,
  type PrintEventRow,
  type PrintJobRow,
} from '#electron/db/repositories/print-jobs.ts';
import type { ServiceContext } from './context.ts';
import { requestReprint } from './print-requests.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type JobInput = WriteRequest & { readonly printJobId: string; readonly clerk: string };

type Decision = {
  readonly procedure: string;
  readonly from: readonly PrintState[];
  readonly to: PrintState;
  readonly condition?: string;
};

/** Condition of a job that a person put off. */
const PUT_OFF = 'later';

/** What a person may decide about a job. Only `printAgain` makes a paper come out that may already lie there. */
export const printDecisions = {
  confirmByPerson: { procedure: 'prints.confirmByPerson', from: ['unknown'], to: 'confirmed' },
  printAgain: { procedure: 'prints.printAgain', from: ['unknown', 'failed', 'void'], to: 'queued' },
  giveUp: { procedure: 'prints.giveUp', from: ['queued', 'unknown', 'failed'], to: 'void' },
  putOff: { procedure: 'prints.putOff', from: ['queued', 'failed'], to: 'void', condition: PUT_OFF },
} as const satisfies Record<string, Decision>;

/** `attempts`: how many tries the person's screen knew of, where the decision is about a try. */
type DecisionInput = JobInput & { readonly attempts?: number };

/** Errors: print.notFound, print.state. */
export function decidePrint(context: ServiceContext, decision: Decision, input: DecisionInput): PrintJob {
  return writeOnce(context, {
    procedure: decision.procedure,
    request: input,
    nouns: ['prints', 'devices'],
    work: (db, nowMs) => {
      const job = requireJob(db, input.printJobId);
      const endsPutOff = decision === printDecisions.giveUp && job.condition === PUT_OFF;
      if (!decision.from.includes(job.state) && !endsPutOff) throw new DeskError('print.state', { state: job.state });
      // Two screens asked about the same paper: the second answer must not print it a third time.
      if (input.attempts !== undefined && input.attempts !== job.attempts)
        throw new DeskError('print.state', { state: job.state });
      movePrintJob(db, {
        id: job.id,
        from: job.state,
        to: decision.to,
        actor: input.clerk,
        condition: decision.condition ?? null,
        atMs: nowMs,
      });
      return printView(requireJob(db, job.id));
    },
  });
}

/** A further copy of a paper that came out. Errors: print.notFound, print.state. */
export function reprint(context: ServiceContext, input: JobInput & { readonly reason: string }): PrintJob {
  return writeOnce(context, {
    procedure: 'prints.reprint',
    request: input,
    nouns: ['prints', 'devices'],
    work: (db, nowMs) => {
      const job = requireJob(db, input.printJobId);
      if (job.state !== 'confirmed') throw new DeskError('print.state', { state: job.state });
      const { printJobId } = requestReprint(context, db, job, { actor: input.clerk, reason: input.reason, nowMs });
      return printView(requireJob(db, printJobId));
    },
  });
}

/** Errors: print.notFound. */
export function printHistory(context: ServiceContext, id: string): readonly PrintEventRow[] {
  return listPrintEvents(context.store.db, requireJob(context.store.db, id).id);
}

function requireJob(db: ReadableDb, id: string): PrintJobRow {
  const job = findPrintJob(db, id);
  if (!job) throw new DeskError('print.notFound', {});
  return job;
}

export function getPrintJob(context: ServiceContext, id: string): PrintJob {
  return printView(requireJob(context.store.db, id));
}

/** What the job's paper says. */
export function receiptOf(context: ServiceContext, id: string): ReceiptModel {
  return readReceiptModel(requireJob(context.store.db, id).modelJson);
}

/** What of a paper somebody can copy by hand, and what the code beside it holds (`''` for none). Errors: print.notFound. */
export function paperByHand(context: ServiceContext, id: string) {
  const { kind, subject, name, modelJson } = requireJob(context.store.db, id);
  const model = readReceiptModel(modelJson);
  const printed = 'qr' in model ? model.qr : '';
  const qr = printed === '' && ASCII.test(subject) ? subject : printed;
  return { kind, number: subject, name, hotline: model.header.hotline, qr };
}

const ASCII = /^[\x21-\x7e]{1,60}$/u;

export function listPrints(context: ServiceContext, date: string): PrintJob[] {
  return listPrintJobs(context.store.db, date).map(printView);
}

const MOST_UNSETTLED = 200;

/** Jobs of any day that wait for the printer or a person. */
export function listUnsettledPrints(context: ServiceContext): PrintJob[] {
  return listUnsettled(context.store.db, MOST_UNSETTLED).map(printView);
}

export function printView(row: PrintJobRow): PrintJob {
  return {
    id: row.id as PrintJobId,
    kind: row.kind,
    subject: row.subject,
    name: row.name,
    state: row.state,
    condition: row.condition,
    copy: row.copy,
    template: row.template,
    attempts: row.attempts,
    createdAtMs: row.createdAtMs,
    changedAtMs: row.changedAtMs,
  };
}
