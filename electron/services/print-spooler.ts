import { civilDateOf } from '#shared/civil-date.ts';
import type { ReceiptModel } from '#shared/domain/receipt-models.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { findNextQueued, listInState, movePrintJob, type PrintJobRow } from '#electron/db/repositories/print-jobs.ts';
import { findTicket } from '#electron/db/repositories/tickets.ts';
import type { Delivery, ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';
import type { ServiceContext } from './context.ts';

export type SpoolerParts = {
  readonly context: ServiceContext;
  readonly printer: () => ReceiptPrinter;
  readonly encode: (model: ReceiptModel) => Uint8Array;
  /** How long to wait before a job that could not start is tried again. */
  readonly retryMs: number;
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
      const job = findNextQueued(this.#parts.context.store.db);
      if (!job) return;
      const goOn = await this.#send(job).catch((error: unknown) => {
        this.#parts.context.log.error({ err: error, job: job.id }, 'a print job could not be handled');
        return false;
      });
      if (!goOn) {
        if (!this.#stopped) this.#retry = setTimeout(() => this.kick(), this.#parts.retryMs);
        this.#again = false;
        return;
      }
    }
  }

  /** True when the next job may follow at once. */
  async #send(job: PrintJobRow): Promise<boolean> {
    if (this.#isStale(job)) {
      this.#settle(job, 'queued', 'void', 'stale');
      return true;
    }
    const printer = this.#parts.printer();
    if (printer.url === 'none') {
      this.#settle(job, 'queued', 'failed', 'no-printer');
      return true;
    }
    const bytes = this.#parts.encode(JSON.parse(job.modelJson) as ReceiptModel);
    if (!this.#settle(job, 'queued', 'sending', null)) return true;
    const delivery = await printer.deliver(bytes);
    this.#settle(job, 'sending', STATE_AFTER[delivery.outcome], conditionOf(delivery));
    return delivery.outcome !== 'not-sent';
  }

  /** A ticket's paper is of no use once its holder was called or its day is over. */
  #isStale(job: PrintJobRow): boolean {
    if (job.kind !== 'queue-ticket' || job.copy > 0 || job.attempts > 0) return false;
    const { context } = this.#parts;
    if (job.createdOn < civilDateOf(context.clock.now())) return true;
    return findTicket(context.store.db, job.subjectId)?.state === 'served';
  }

  #settle(job: PrintJobRow, from: 'queued' | 'sending', to: PrintJobRow['state'], condition: string | null): boolean {
    const { context } = this.#parts;
    const move = { id: job.id, from, to, actor: 'system', condition, atMs: context.clock.now() };
    const moved = context.store.runInTransaction((db: WritableDb) => movePrintJob(db, move));
    if (moved) context.announce(['prints', 'devices']);
    return moved;
  }
}

const STATE_AFTER = { confirmed: 'confirmed', 'not-sent': 'queued', unknown: 'unknown' } as const;

function conditionOf(delivery: Delivery): string | null {
  return delivery.outcome === 'confirmed' ? null : delivery.condition;
}
