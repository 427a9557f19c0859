import { setTimeout as pause } from 'node:timers/promises';
import type { StoreHealth } from '#shared/contract/station.ts';
import { checkStore } from '#electron/db/check-store.ts';
import { storeFailureOf } from '#electron/db/store-failure.ts';
import type { ServiceContext } from './context.ts';

/** The morning's first screens come up before the store is read through. */
const START_AFTER_MS = 15_000;
const PAUSE_MS = 4;

/** Reads the whole store once after each start, beside the work, and keeps what it found for the manager. */
export class StoreCheck {
  readonly #context: ServiceContext;
  readonly #snapshots: () => readonly string[];
  readonly #over = new AbortController();
  #found: Pick<StoreHealth, 'state' | 'checkedAtMs'> = { state: 'checking', checkedAtMs: null };
  #running: Promise<void> = Promise.resolve();

  /** `snapshots`: names of the whole copies in the data folder, the newest last. */
  constructor(context: ServiceContext, snapshots: () => readonly string[]) {
    this.#context = context;
    this.#snapshots = snapshots;
  }

  start(afterMs = START_AFTER_MS): void {
    this.#running = pause(afterMs, undefined, { signal: this.#over.signal, ref: false }).then(
      () => this.run(),
      () => undefined, // stopped before it began
    );
  }

  /** Ends a check under way; resolves when the store is no longer used. */
  async stop(): Promise<void> {
    this.#over.abort();
    await this.#running;
  }

  health(): StoreHealth {
    const { state } = this.#found;
    return { ...this.#found, snapshot: state === 'damaged' ? (this.#snapshots().at(-1) ?? null) : null };
  }

  async run(): Promise<void> {
    const { store, clock, log, announce } = this.#context;
    const started = performance.now();
    let state: StoreHealth['state'] = 'sound';
    try {
      for (const wrong of checkStore(store.db)) {
        if (wrong !== null) {
          state = 'damaged';
          log.error({ wrong }, 'the database is damaged');
        }
        await pause(PAUSE_MS);
        if (this.#over.signal.aborted) return;
      }
    } catch (error) {
      log.error({ err: error }, 'the database could not be read through');
      // A full disk or a folder without rights says nothing about what is stored.
      state = storeFailureOf(error) === 'store.damaged' || isUnreadable(error) ? 'damaged' : 'unknown';
    }
    this.#found = { state, checkedAtMs: clock.now() };
    log.info({ state, seconds: Math.round((performance.now() - started) / 1000) }, 'the database was read through');
    announce(['station']);
  }
}

/** A sector that cannot be read is lost as surely as one that reads wrong. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_IOERR_READ';
}
