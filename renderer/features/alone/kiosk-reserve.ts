import { addDays } from '#shared/civil-date.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import {
  emptyReserve,
  forgetMerged,
  numbersLeft,
  stockBlocks,
  takeNumber,
  type NumberReserve,
  type ReservedTicket,
} from '#shared/domain/number-reserve.ts';
import type { OfflineRule } from '#shared/domain/station-profile.ts';
import type { DurableStore } from '#renderer/lib/durable-store.ts';
import { sealText } from '#renderer/lib/seal-text.ts';
import { handOver } from './hand-over.ts';

const RESERVE = 'kiosk-reserve';
const LEASE = 'kiosk-lease';
/** What one message carries: no rule of the station's. */
const MERGED_AT_ONCE = 50;

export type StockRule = Pick<OfflineRule, 'daysAhead' | 'leastLeft'>;
type Kept = { readonly kioskId: string; readonly sealKey: string | null };
type Parts = {
  readonly station: Pick<StationClient, 'offline'>;
  readonly store: DurableStore;
  readonly newId: () => string;
};

/** The kiosk's own numbers: fetched while there is a host, given while there is none, told when there is one again. */
export class KioskReserve {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.merge = handOver({ waiting: async () => this.#waiting(), tell: async (some) => this.#tell(some) });
  }

  /** Asks the host for numbers where few are left, as the station's profile says. Returns for how many days. */
  async stock(today: string, { daysAhead, leastLeft }: StockRule): Promise<number> {
    const { station, store, newId } = this.#parts;
    const reserve = reserveOf(await store.read(RESERVE));
    const days = Array.from({ length: daysAhead }, (_, ahead) => addDays(today, ahead));
    const wanted = days.filter((day) => numbersLeft(reserve, day) < leastLeft);
    if (wanted.length === 0) return 0;
    const { kioskId } = await store.update(LEASE, (before) => keptOf(before, newId));
    const { blocks, sealKey } = await station.offline.lease({ requestId: newId(), kioskId, days: wanted });
    await store.update(LEASE, (before) => ({ ...keptOf(before, newId), sealKey }));
    await store.update(RESERVE, (before) => stockBlocks(reserveOf(before), blocks, today));
    return blocks.length;
  }

  async left(today: string): Promise<number> {
    return numbersLeft(reserveOf(await this.#parts.store.read(RESERVE)), today);
  }

  /** Gives the day's next number; it is on this machine's disk when the promise resolves. Null when none is left. */
  async give(today: string, atMs: number, idNumber: string | null): Promise<ReservedTicket | null> {
    const { store, newId } = this.#parts;
    const { sealKey } = keptOf(await store.read(LEASE), newId);
    const entryId = newId();
    const sealed = idNumber === null || sealKey === null ? null : await sealText(sealKey, idNumber, entryId);
    let given: ReservedTicket | null = null;
    await store.update(RESERVE, (before) => {
      const taken = takeNumber(reserveOf(before), { entryId, serviceOn: today, issuedAtMs: atMs, sealed });
      given = taken?.ticket ?? null;
      return taken?.reserve ?? reserveOf(before);
    });
    return given;
  }

  /** Tells the host what was given. Returns how many it took over; an answer lost on the way is asked for again later. */
  readonly merge: () => Promise<number>;

  async #waiting(): Promise<readonly ReservedTicket[]> {
    return reserveOf(await this.#parts.store.read(RESERVE)).waiting.slice(0, MERGED_AT_ONCE);
  }

  async #tell(waiting: readonly ReservedTicket[]): Promise<number> {
    const { station, store, newId } = this.#parts;
    const entries = waiting.map(({ entryId, blockId, number, issuedAtMs, sealed }) => ({
      entryId,
      blockId,
      number,
      issuedAtMs,
      sealed,
    }));
    const { results } = await station.offline.mergeTickets({ requestId: newId(), entries });
    const ids = results.map(({ entryId }) => entryId);
    await store.update(RESERVE, (before) => forgetMerged(reserveOf(before), ids));
    return ids.length;
  }
}

function reserveOf(stored: unknown): NumberReserve {
  return (stored as NumberReserve | undefined) ?? emptyReserve;
}

function keptOf(stored: unknown, newId: () => string): Kept {
  return (stored as Kept | undefined) ?? { kioskId: newId(), sealKey: null };
}
