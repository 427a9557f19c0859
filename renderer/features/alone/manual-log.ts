import type { StationClient } from '#shared/contract/contract.ts';
import type { ManualEvent, ManualStep, ManualTicket } from '#shared/domain/manual-calls.ts';
import type { DurableStore } from '#renderer/lib/durable-store.ts';
import { handOver } from './hand-over.ts';

const LOG = 'manual-log';
const QUEUE = 'last-queue';
const MERGED_AT_ONCE = 100;

type Seat = { readonly counterId: string; readonly clerk: string };
type LoggedStep = ManualStep & Seat;
export type LastQueue = { readonly date: string; readonly tickets: readonly ManualTicket[] };

type Parts = {
  readonly station: Pick<StationClient, 'offline'>;
  readonly store: DurableStore;
  readonly newId: () => string;
};

/** What this counter does while it is alone, on its own disk until the host has taken it over. */
export class ManualLog {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.merge = handOver({ waiting: async () => this.#waiting(), tell: async (some) => this.#tell(some) });
  }

  /** The queue as this counter last saw it. */
  async keepQueue(queue: LastQueue): Promise<void> {
    await this.#parts.store.update(QUEUE, () => queue);
  }

  async lastQueue(date: string): Promise<readonly ManualTicket[]> {
    const kept = (await this.#parts.store.read(QUEUE)) as LastQueue | undefined;
    return kept?.date === date ? kept.tickets : [];
  }

  async steps(): Promise<readonly ManualStep[]> {
    return logOf(await this.#parts.store.read(LOG));
  }

  async note(
    seat: Seat,
    steps: readonly { readonly ticketNumber: string; readonly event: ManualEvent }[],
    atMs: number,
  ) {
    const { store, newId } = this.#parts;
    // One millisecond apart, so that their order survives the journey.
    const added = steps.map((step, index) => ({ ...step, ...seat, stepId: newId(), atMs: atMs + index }));
    return store.update(LOG, (before) => [...logOf(before), ...added]);
  }

  /** Tells the host; returns how many steps it heard of. */
  readonly merge: () => Promise<number>;

  /** Of one clerk at one counter: a message is signed by one. */
  async #waiting(): Promise<readonly LoggedStep[]> {
    const log = logOf(await this.#parts.store.read(LOG));
    const [first] = log;
    return log
      .filter(({ counterId, clerk }) => counterId === first?.counterId && clerk === first.clerk)
      .slice(0, MERGED_AT_ONCE);
  }

  async #tell(waiting: readonly LoggedStep[]): Promise<number> {
    const { station, store, newId } = this.#parts;
    const [first] = waiting;
    if (first === undefined) return 0;
    const { counterId, clerk } = first;
    const steps = waiting.map(({ stepId, ticketNumber, event, atMs }) => ({ stepId, ticketNumber, event, atMs }));
    const { results } = await station.offline.mergeCalls({ requestId: newId(), counterId, clerk, steps });
    const told = new Set(results.map(({ stepId }) => stepId));
    await store.update(LOG, (before) => logOf(before).filter(({ stepId }) => !told.has(stepId)));
    return told.size;
  }
}

function logOf(stored: unknown): readonly LoggedStep[] {
  return (stored as readonly LoggedStep[] | undefined) ?? [];
}
