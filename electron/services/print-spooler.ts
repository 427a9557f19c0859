import { civilDateOf } from '#shared/civil-date.ts';
import { readReceiptModel, type ReceiptModel } from '#shared/domain/receipt-models.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import {
  findNextQueued,
  listInState,
  movePrintJob,
  type PrintJobRow,
  type PrintTemplate,
} from '#electron/db/repositories/print-jobs.ts';
import { findTicket } from '#electron/db/repositories/tickets.ts';
import type { Delivery, PrinterCondition, ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';
import type { ServiceContext } from './context.ts';

/** A paper's bytes, and by which template they were laid out. */
export type EncodedPaper = { readonly bytes: Uint8Array; readonly template: PrintTemplate };

export type SpoolerParts = {
  readonly context: ServiceContext;
  readonly printer: () => ReceiptPrinter;
  readonly encode: (model: ReceiptModel) => EncodedPaper;
  /** How long to wait before a job that could not start is tried again. */
  readonly retryMs: number;
  /** What hinders the paper under way, as soon as the printer says so, and what it said at the end of each. */
  readonly onCondition?: (printer: ReceiptPrinter, condition: PrinterCondition) => void;
};

type Move = {
  readonly from: 'queued' | 'sending';
  readonly to: PrintJobRow['state'];
  readonly condition: string | null;
  readonly template?: PrintTemplate;
};

/**
 * Sends queued jobs one after another. A job is `sending` on disk before its first byte may leave, so that after a crash
 * nothing that may have been printed is ever sent by itself: it becomes `unknown` and a person is asked.
 */
export class PrintSpooler {
  readonly #parts: SpoolerParts;
  #running: Promise<void> | null = null;
  #again = false;
  #retry: NodeJS.Timeout | null = null;
  #stopped = false;
  /** Outcomes of sent jobs that could not be written down: on a full disk a paper still comes out. */
  readonly #owed = new Map<string, Move>();

  constructor(parts: SpoolerParts) {
    this.#parts = parts;
  }

  /** Settles what the last run left behind, then begins. Call once, before anybody is served. */
  start(): void {
    const { context } = this.#parts;
    context.store.runInTransaction((db) => {
      const nowMs = context.clock.now();
      for (const job of listInState(db, 'sending')) {
        movePrintJob(db, {
          id: job.id,
          from: 'sending',
          to: 'unknown',
          actor: 'system',
          condition: 'interrupted',
          atMs: nowMs,
        });
      }
    });
    this.kick();
  }

  /** There may be something to print. */
  kick(): void {
    if (this.#stopped) return;
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = null;
    this.#again = true;
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
      if (this.#again) this.kick();
    });
  }

  /** Lets the job under way finish; sends no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry) clearTimeout(this.#retry);
    await this.#running;
  }

  async #drain(): Promise<void> {
    this.#again = false;
    while (!this.#stopped) {
      const goOn = await this.#step().catch((error: unknown) => {
        this.#parts.context.log.error({ err: error }, 'a print job could not be handled');
        return false;
      });
      if (goOn === null) return;
      if (!goOn) {
        if (!this.#stopped) this.#retry = setTimeout(() => this.kick(), this.#parts.retryMs);
        this.#again = false;
        return;
      }
    }
  }

  /** True when the next job may follow at once, false after a pause; null when there is none. */
  async #step(): Promise<boolean | null> {
    for (const [id, move] of this.#owed) {
      this.#settle(id, move);
      this.#owed.delete(id);
    }
    const job = findNextQueued(this.#parts.context.store.db);
    return job ? await this.#send(job) : null;
  }

  async #send(job: PrintJobRow): Promise<boolean> {
    const giveUp = (to: 'void' | 'failed', condition: string) =>
      this.#settle(job.id, { from: 'queued', to, condition });
    if (this.#isStale(job)) giveUp('void', 'stale');
    else if (this.#parts.printer().url === 'none') giveUp('failed', 'no-printer');
    else {
      const paper = this.#encode(job);
      if (paper) return await this.#deliver(job, paper);
      giveUp('failed', 'not-drawable');
    }
    return true;
  }

  /** Null when the paper cannot be made, which a later try would not change: it must not hold up those behind it. */
  #encode(job: PrintJobRow): EncodedPaper | null {
    try {
      return this.#parts.encode(readReceiptModel(job.modelJson));
    } catch (error) {
      this.#parts.context.log.error({ err: error, job: job.id }, 'a paper could not be made');
      return null;
    }
  }

  async #deliver(job: PrintJobRow, { bytes, template }: EncodedPaper): Promise<boolean> {
    if (!this.#settle(job.id, { from: 'queued', to: 'sending', condition: null, template })) return true;
    const printer = this.#parts.printer();
    const delivery = await printer.deliver(bytes, (condition) => this.#parts.onCondition?.(printer, condition));
    const condition = conditionOf(delivery);
    const move: Move = { from: 'sending', to: STATE_AFTER[delivery.outcome], condition };
    this.#owed.set(job.id, move);
    this.#settle(job.id, move);
    this.#owed.delete(job.id);
    this.#parts.onCondition?.(printer, condition ?? 'ready');
    return delivery.outcome !== 'not-sent';
  }

  /** A ticket's paper is of no use once its holder was called or its day is over. */
  #isStale(job: PrintJobRow): boolean {
    if (job.kind !== 'queue-ticket' || job.copy > 0) return false;
    // Sent before and queued again without a reason of the printer's: a person wants it.
    if (job.attempts > 0 && job.condition === null) return false;
    const { context } = this.#parts;
    if (job.createdOn < civilDateOf(context.clock.now())) return true;
    return findTicket(context.store.db, job.subjectId)?.state === 'served';
  }

  #settle(id: string, step: Move): boolean {
    const { context } = this.#parts;
    const move = { id, ...step, actor: 'system', atMs: context.clock.now() };
    const moved = context.store.runInTransaction((db: WritableDb) => movePrintJob(db, move));
    if (moved) context.announce(['prints', 'devices']);
    return moved;
  }
}

const STATE_AFTER = { confirmed: 'confirmed', 'not-sent': 'queued', unknown: 'unknown' } as const;

function conditionOf(delivery: Delivery): PrinterCondition | null {
  return delivery.outcome === 'confirmed' ? null : delivery.condition;
}
