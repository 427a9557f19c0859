import type { CardReadId } from '#shared/contract/base.ts';
import type { IdCardRecord } from '#shared/domain/id-card.ts';

export type RecentRead = {
  readonly id: CardReadId;
  readonly record: IdCardRecord;
  readonly photoBmp: Uint8Array | null;
  readonly readAtMs: number;
};

const KEPT_MS = 10 * 60_000;
const KEPT_READS = 20;

/**
 * Cards read in the last minutes, in memory only: a card nobody acts on leaves no trace on disk.
 */
export class CardDesk {
  readonly #reads = new Map<CardReadId, RecentRead>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  keep(read: RecentRead): void {
    this.#reads.set(read.id, read);
    this.#forgetOld();
    const oldest = this.#reads.keys().next().value;
    if (this.#reads.size > KEPT_READS && oldest) this.#reads.delete(oldest);
  }

  find(id: string): RecentRead | undefined {
    this.#forgetOld();
    return this.#reads.get(id as CardReadId);
  }

  /** The newest read of this number. */
  findByIdNumber(idNumber: string): RecentRead | undefined {
    this.#forgetOld();
    return [...this.#reads.values()].findLast((read) => read.record.idNumber === idNumber);
  }

  #forgetOld(): void {
    const oldestKept = this.#now() - KEPT_MS;
    for (const [id, read] of this.#reads) if (read.readAtMs < oldestKept) this.#reads.delete(id);
  }
}
