import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { civilDateOf } from '#shared/civil-date.ts';
import type { CoverageState } from '#shared/domain/coverage.ts';
import { readGroupNotices, type SerialRange } from '#electron/db/repositories/coverage-facts.ts';
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

/** People read in one query: few enough that a step stays short on a slow PC. */
const RANGE = 64;
/** A step ends after this; then whoever else wants something of the station has it. */
const STEP_MS = 8;
/** Between two steps while no screen waits for the count. */
const REST_MS = 12;
/** So many changed people are counted on the spot; more in steps. */
const MOST_AT_ONCE = 40;

/**
 * Everybody's state, kept in memory. The rules that put people in phases are data and cannot be asked of SQL, and asking
 * them of 200,000 people at every look is too slow; so all are counted once, in short steps between which the station goes
 * on serving, and later only whoever a write touched (coverage-watch). Another day, profile or policy counts anew.
 */
export class CoverageCensus {
  readonly #context: ServiceContext;
  #entries = new Map<number, CensusEntry>();
  #basis: string | null = null;
  #building: Promise<void> | null = null;
  /** Serials that were touched and are not counted again yet. */
  readonly #pending = new Set<number>();
  #isWatched = false;
  #readers = 0;
  #isStopped = false;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** All entries as the store has it now; `then` must not wait for anything while it uses them. */
  async read<Result>(then: (entries: ReadonlyMap<number, CensusEntry>) => Result): Promise<Result> {
    this.#readers += 1;
    try {
      while (!this.#isExact()) await this.#build();
      return then(this.#entries);
    } finally {
      this.#readers -= 1;
    }
  }

  /** Counts what is not counted yet, at leisure, so that the first look finds it done. */
  async warmUp(): Promise<void> {
    while (!this.#isStopped && !this.#isExact()) await this.#build();
  }

  /** Ends a count under way; resolves when the store is no longer used. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    // Whoever asked for the count hears why it failed; here only its end matters.
    await this.#building?.catch(() => undefined);
  }

  #basisNow(): string {
    const { clock, profile, policy } = this.#context;
    return JSON.stringify([civilDateOf(clock.now()), profile(), policy]);
  }

  /** Takes in what was touched; false while more is to be counted than can be done on the spot. */
  #isExact(): boolean {
    if (this.#basis === null || this.#basis !== this.#basisNow()) return false;
    const { store } = this.#context;
    const touched = takeTouched(store.db);
    if (touched.everybody) this.#basis = null;
    for (const serial of touched.serials) this.#pending.add(serial);
    if (touched.everybody || this.#pending.size > MOST_AT_ONCE) return false;
    if (this.#pending.size === 0) return true;
    const notices = readGroupNotices(store.db);
    for (const serial of this.#pending) this.#countPending({ from: serial, until: serial }, notices);
    this.#doubtIfUndone();
    return true;
  }

  /** What was seen may not be on disk yet; should it be undone, so is the note of who was touched. */
  #doubtIfUndone(): void {
    this.#context.store.committed().catch(() => (this.#basis = null));
  }

  async #build(): Promise<void> {
    const isWhole = this.#basis === null || this.#basis !== this.#basisNow();
    this.#building ??= (isWhole ? this.#countAll() : this.#countTouched()).finally(() => (this.#building = null));
    await this.#building;
  }

  async #countAll(): Promise<void> {
    const { store } = this.#context;
    if (!this.#isWatched) watchCoverage(store);
    this.#isWatched = true;
    const basis = this.#basisNow();
    takeTouched(store.db); // all of that is in what is read from here on
    this.#pending.clear();
    const notices = readGroupNotices(store.db);
    const entries = new Map<number, CensusEntry>();
    const step = this.#steps();
    for (let from = 1; from <= highestSerial(store.db); from += RANGE) {
      const range = { from, until: from + RANGE - 1 };
      for (const each of coverageInRange(this.#context, store.db, range, notices)) {
        entries.set(each.person.serial, entryOf(each));
      }
      await step();
    }
    await store.committed();
    this.#entries = entries;
    this.#basis = basis;
  }

  async #countTouched(): Promise<void> {
    const notices = readGroupNotices(this.#context.store.db);
    const step = this.#steps();
    for (const range of rangesOf(this.#pending)) {
      this.#countPending(range, notices);
      await step();
    }
    this.#doubtIfUndone();
  }

  #countPending(range: SerialRange, notices: ReturnType<typeof readGroupNotices>): void {
    const { store } = this.#context;
    const found = coverageInRange(this.#context, store.db, range, notices);
    for (let serial = range.from; serial <= range.until; serial += 1) this.#entries.delete(serial);
    for (const each of found) this.#entries.set(each.person.serial, entryOf(each));
    // Only now: whoever reads meanwhile must not take the entry of before for the state of now.
    for (let serial = range.from; serial <= range.until; serial += 1) this.#pending.delete(serial);
  }

  /** Gives way when a step has lasted long enough; longer while nobody waits for the result. */
  #steps(): () => Promise<void> {
    let beganMs = performance.now();
    return async () => {
      if (performance.now() - beganMs < STEP_MS) return;
      await (this.#readers > 0 ? nextTurn() : sleep(REST_MS));
      if (this.#isStopped) throw new Error('the station is closing');
      beganMs = performance.now();
    };
  }
}

/** Serials that follow each other in one query. */
function rangesOf(serials: ReadonlySet<number>): SerialRange[] {
  const ranges: { from: number; until: number }[] = [];
  for (const serial of [...serials].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last.until === serial - 1 && serial - last.from < RANGE) last.until = serial;
    else ranges.push({ from: serial, until: serial });
  }
  return ranges;
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
