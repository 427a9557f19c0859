import { afterEach } from 'vitest';
import { createIdCardReader } from '#electron/devices/id-card/create-id-card-reader.ts';
import type { CardRead, IdCardReader, ReaderStatus } from '#electron/devices/id-card/reader-port.ts';
import type { ReaderTuning } from '#electron/devices/id-card/reader-tuning.ts';
import {
  startSamReader,
  type SamReaderSettings,
  type SamReaderSimulator,
} from '#tests/support/sam-reader/sam-simulator.ts';

/** Short pauses, generous time-outs: nothing below depends on how fast the machine is. */
const TEST_TUNING: Partial<ReaderTuning> = {
  pollMs: 5,
  commandMs: 2000,
  readMs: 10_000,
  openMs: 2000,
  reopenMs: [10, 20],
  retryMs: 5,
  faultProbeMs: 10,
  problemLooks: 5,
};

export type Rig = {
  readonly simulator: SamReaderSimulator;
  readonly reader: IdCardReader;
  readonly statuses: ReaderStatus[];
  readonly cards: CardRead[];
  readonly log: string[];
  /** Resolves as soon as it holds, looked at now and after every call of a listener. */
  readonly until: (condition: () => boolean) => Promise<void>;
  readonly states: () => readonly string[];
  readonly problems: () => readonly (string | null)[];
  readonly names: () => readonly string[];
};

export type RigWishes = {
  readonly tuning?: Partial<ReaderTuning>;
  readonly settings?: SamReaderSettings;
  /** A module that another rig already runs. */
  readonly simulator?: SamReaderSimulator;
  /** Leave the start to the test. */
  readonly started?: boolean;
};

/** Makes a reader and a simulated module on the line under test; everything is taken down after each test. */
export function useRigs(settingsOfLine: () => SamReaderSettings): (wishes?: RigWishes) => Promise<Rig> {
  const open: Rig[] = [];
  afterEach(async () => {
    for (const { reader, simulator } of open.splice(0)) {
      await reader.stop();
      await simulator.close();
    }
  });
  return async (wishes = {}) => {
    const simulator = wishes.simulator ?? (await startSamReader({ ...settingsOfLine(), ...wishes.settings }));
    const rig = watch(simulator, { ...TEST_TUNING, ...wishes.tuning });
    open.push(rig);
    if (wishes.started !== false) rig.reader.start();
    return rig;
  };
}

function watch(simulator: SamReaderSimulator, tuning: Partial<ReaderTuning>): Rig {
  const log: string[] = [];
  const reader = createIdCardReader(simulator.url, {
    tuning,
    log: (message, cause) => void log.push(`${message} ${String(cause)}`),
  });
  const statuses: ReaderStatus[] = [];
  const cards: CardRead[] = [];
  const waiting = new Set<() => void>();
  const look = (): void => waiting.forEach((check) => check());
  reader.onStatus((status) => {
    statuses.push(status);
    look();
  });
  reader.onCard((card) => {
    cards.push(card);
    look();
  });
  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!condition()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  return {
    simulator,
    reader,
    statuses,
    cards,
    log,
    until,
    states: () => statuses.map(({ state }) => state),
    problems: () => statuses.map(({ problem }) => problem),
    names: () => cards.map(({ record }) => record.name),
  };
}
