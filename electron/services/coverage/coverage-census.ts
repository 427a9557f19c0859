import { setImmediate as nextTurn } from 'node:timers/promises';
import { civilDateOf } from '#shared/civil-date.ts';
import type { CoverageState } from '#shared/domain/coverage.ts';
import { readGroupNotices } from '#electron/db/repositories/coverage-facts.ts';
import { takeTouched, watchCoverage } from '#electron/db/repositories/coverage-watch.ts';
import { highestSerial } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from '../context.ts';
import { coverageInRange, type PersonCoverage } from './person-coverage.ts';

/** What boards and sheets count and sort by; everything else is read from the store when it is shown. */
export type CensusEntry = {
  readonly serial: number;
  readonly personId: string;
  readonly community: string;
  readonly personClass: string;
  readonly phase: string;
  readonly state: CoverageState;
  readonly isOpen: boolean;
  readonly hasPhone: boolean;
  readonly birthOn: string;
  readonly tries: number;
  readonly nextOn: string | null;
  readonly lastOn: string | null;
  readonly lastAtMs: number;
};

const CHUNK = 1_000;
/** With more changes than this a new count in chunks costs less than one by one. */
const MOST_SINGLES = 500;

/**
 * Everybody's state, kept in memory. The rules that put people in phases are data and cannot be asked of SQL, and asking
 * them of 200,000 people at every look is too slow; so the first look counts all in chunks, between which the station goes
 * on serving, and later ones only whoever a write touched (coverage-watch). Another day, profile or policy counts anew.
 */
export class CoverageCensus {
  readonly #context: ServiceContext;
  #entries = new Map<number, CensusEntry>();
  #basis: string | null = null;
  #building: Promise<void> | null = null;
  #isWatched = false;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** All entries as the store has it now; `then` must not wait for anything while it uses them. */
  async read<Result>(then: (entries: ReadonlyMap<number, CensusEntry>) => Result): Promise<Result> {
    for (;;) {
      if (this.#basis !== this.#basisNow()) await this.#countAll();
      else if (this.#catchUp()) return then(this.#entries);
    }
  }

  #basisNow(): string {
    const { clock, profile, policy } = this.#context;
    return JSON.stringify([civilDateOf(clock.now()), profile(), policy]);
  }

  /** False when so much changed that all must be counted anew. */
  #catchUp(): boolean {
    const { store } = this.#context;
    const touched = takeTouched(store.db);
    if (touched.everybody || touched.serials.length > MOST_SINGLES) {
      this.#basis = null;
      return false;
    }
    if (touched.serials.length === 0) return true;
    const notices = readGroupNotices(store.db);
    for (const serial of touched.serials) {
      this.#entries.delete(serial);
      const range = { from: serial, until: serial };
      for (const each of coverageInRange(this.#context, store.db, range, notices)) {
        this.#entries.set(serial, entryOf(each));
      }
    }
    // What was seen may not be on disk yet; should it be undone, so is the note of who was touched.
    store.committed().catch(() => (this.#basis = null));
    return true;
  }

  async #countAll(): Promise<void> {
    this.#building ??= this.#count().finally(() => (this.#building = null));
    await this.#building;
  }

  async #count(): Promise<void> {
    const { store } = this.#context;
    if (!this.#isWatched) watchCoverage(store);
    this.#isWatched = true;
    const basis = this.#basisNow();
    takeTouched(store.db); // all of that is in what is read from here on
    const notices = readGroupNotices(store.db);
    const entries = new Map<number, CensusEntry>();
    for (let from = 1; from <= highestSerial(store.db); from += CHUNK) {
      const range = { from, until: from + CHUNK - 1 };
      for (const each of coverageInRange(this.#context, store.db, range, notices)) {
        entries.set(each.person.serial, entryOf(each));
      }
      await nextTurn();
    }
    await store.committed();
    this.#entries = entries;
    this.#basis = basis;
  }
}

function entryOf({ person, state, phase, isOpen, tries, nextOn, last }: PersonCoverage): CensusEntry {
  return {
    serial: person.serial,
    personId: person.id,
    community: person.community,
    personClass: person.personClass,
    phase,
    state,
    isOpen,
    hasPhone: person.phone !== '',
    birthOn: person.birthOn,
    tries,
    nextOn,
    lastOn: last?.on ?? null,
    lastAtMs: last?.atMs ?? 0,
  };
}
