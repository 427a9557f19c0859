import { describe, expect, test } from 'vitest';
import { inventedCard, inventedIdNumber, stubPhoto } from '#tests/support/sam-reader/invented-card.ts';
import type { SamReaderSettings } from '#tests/support/sam-reader/sam-simulator.ts';
import { writeTextRecord } from '#tests/support/sam-reader/text-record-writer.ts';
import { useRigs, type Rig } from './id-card-reader-rig.ts';

const zhang = inventedCard({ name: '张三', idNumber: inventedIdNumber('19500101', 1) });
const rare = inventedCard({ name: '张𠅤䶮', idNumber: inventedIdNumber('19481231', 2) });
const idle = (rig: Rig) => () => rig.reader.status().state === 'idle';
const state = (rig: Rig, wanted: string) => () => rig.reader.status().state === wanted;
const cards = (rig: Rig, count: number) => () => rig.cards.length >= count;

/** The same promises on every kind of line; `settings` says what the simulated module offers. */
export function describeReader(line: string, settings: () => SamReaderSettings): void {
  const newRig = useRigs(settings);
  const sam = 'SAM reader';

  describe(`${sam} on ${line}: a working reader`, () => {
    test('says what it is and waits for a card', async () => {
      const rig = await newRig();
      await rig.until(idle(rig));
      expect(rig.states()).toEqual(['connecting', 'idle']);
      expect(rig.reader.status()).toEqual({
        state: 'idle',
        problem: null,
        samId: '05.01-20990101-0000000001-0000000002',
      });
    });

    test('reads a card and tells of it after its state has changed', async () => {
      const rig = await newRig();
      let stateAtCard = '';
      rig.reader.onCard(() => (stateAtCard = rig.reader.status().state));
      rig.simulator.present(rare);
      await rig.until(cards(rig, 1));
      await rig.simulator.seen('find');
      expect(stateAtCard).toBe('waiting-removal');
      expect(rig.states()).toEqual(['connecting', 'idle', 'reading', 'waiting-removal']);
      expect(rig.problems()).toEqual([null, null, null, null]);
      expect(rig.cards[0]?.record).toMatchObject({ name: '张𠅤䶮', idNumber: rare.idNumber, validTo: '长期' });
      expect(Buffer.from(rig.cards[0]?.photoWlt ?? []).equals(stubPhoto())).toBe(true);
    });

    test.each(['found', 'lost', 'alternating'] as const)(
      'emits a lying card once and the same card again after it left (module finds it again: %s)',
      async (afterRead) => {
        const rig = await newRig({ settings: { ...settings(), afterRead } });
        rig.simulator.present(zhang);
        await rig.until(cards(rig, 1));
        await rig.simulator.seen('find', 12);
        expect(rig.names()).toEqual(['张三']);
        if (afterRead !== 'lost') expect(rig.reader.status().state).toBe('waiting-removal');
        rig.simulator.remove();
        await rig.until(idle(rig));
        rig.simulator.present(zhang);
        await rig.until(cards(rig, 2));
        expect(rig.names()).toEqual(['张三', '张三']);
      },
    );

    test('reads the next card when two people swap between two looks', async () => {
      const rig = await newRig();
      rig.simulator.present(zhang);
      await rig.until(cards(rig, 1));
      rig.simulator.present(rare);
      await rig.until(cards(rig, 2));
      expect(rig.names()).toEqual(['张三', '张𠅤䶮']);
    });

    test('goes on when a listener throws, and says so', async () => {
      const rig = await newRig({ started: false });
      rig.reader.onCard(() => {
        throw new Error('screen gone');
      });
      rig.reader.start();
      await rig.simulator.tap(zhang);
      await rig.simulator.tap(rare);
      await rig.until(cards(rig, 2));
      expect(rig.log).toEqual(Array(2).fill('card reader listener failed Error: screen gone'));
    });
  });

  describe(`${sam} on ${line}: bad replies`, () => {
    test.each([0x31, 0x32, 0x41, 0x81])('tries again after status word %i', async (word) => {
      const rig = await newRig();
      rig.simulator.script({ kind: 'word', word, on: word === 0x81 ? 'select' : 'read', times: 2 });
      rig.simulator.present(zhang);
      await rig.until(cards(rig, 1));
      expect(rig.names()).toEqual(['张三']);
      expect(rig.problems()).not.toContain('read-failed');
    });

    test('finds the replies among garbage', async () => {
      const rig = await newRig();
      rig.simulator.script({ kind: 'garbage', times: 30 });
      rig.simulator.present(zhang);
      await rig.until(cards(rig, 1));
      expect(rig.names()).toEqual(['张三']);
      expect(new Set(rig.problems())).toEqual(new Set([null]));
    });

    test('reads a card that comes a few bytes at a time', async () => {
      const rig = await newRig();
      rig.simulator.script({ kind: 'slow', times: 30 });
      rig.simulator.present(rare);
      await rig.until(cards(rig, 1));
      expect(rig.names()).toEqual(['张𠅤䶮']);
      expect(new Set(rig.problems())).toEqual(new Set([null]));
    });

    test.each(['half-frame', 'bad-checksum', 'silence'] as const)(
      'survives one spoilt reply to each command: %s',
      async (kind) => {
        const rig = await newRig({ tuning: { commandMs: 300, readMs: 400 } });
        for (const on of ['status', 'sam-id', 'find', 'select', 'read'] as const) rig.simulator.script({ kind, on });
        rig.simulator.present(zhang);
        await rig.until(cards(rig, 1));
        expect(rig.names()).toEqual(['张三']);
        expect(new Set(rig.problems())).toEqual(new Set([null]));
      },
    );

    test('a card tapped during a spoilt reply stays until it has been read', async () => {
      const rig = await newRig({ tuning: { readMs: 300 } });
      rig.simulator.script({ kind: 'bad-checksum', on: 'read' });
      rig.simulator.script({ kind: 'word', word: 0x41, on: 'read' });
      await rig.simulator.tap(zhang);
      await rig.until(cards(rig, 1));
      expect(rig.names()).toEqual(['张三']);
      expect(rig.problems()).not.toContain('read-failed');
    });

    test('passes over late answers to other commands', async () => {
      const rig = await newRig();
      rig.simulator.script({ kind: 'stray', on: 'find', times: 5 });
      rig.simulator.script({ kind: 'stray', on: 'select' });
      rig.simulator.script({ kind: 'stray', on: 'read' });
      rig.simulator.present(zhang);
      await rig.until(cards(rig, 1));
      expect(rig.names()).toEqual(['张三']);
      expect(rig.problems()).not.toContain('read-failed');
    });

    test('never makes a person of a record in an unknown layout', async () => {
      const rig = await newRig();
      const text = Buffer.from(writeTextRecord(zhang));
      text.write('Q', 248, 'utf16le');
      rig.simulator.present({ text, photo: stubPhoto() });
      await rig.until(() => rig.reader.status().problem === 'read-failed');
      rig.simulator.remove();
      await rig.until(() => rig.reader.status().problem === null);
      expect(rig.cards).toEqual([]);
    });

    test.each(['select', 'read'] as const)(
      'says that reading failed when the card is pulled at %s, recovers by itself and reads the next one',
      async (on) => {
        const rig = await newRig();
        await rig.until(idle(rig));
        rig.simulator.script({ kind: 'card-gone', on });
        rig.simulator.present(zhang);
        await rig.until(() => rig.problems().includes('read-failed'));
        await rig.until(() => rig.problems().at(-1) === null);
        expect(rig.statuses.slice(2).map(({ state, problem }) => [state, problem])).toEqual([
          ['reading', null],
          ['idle', 'read-failed'],
          ['idle', null],
        ]);
        expect(rig.cards).toEqual([]);
        await rig.simulator.tap(rare);
        await rig.until(cards(rig, 1));
        expect(rig.names()).toEqual(['张𠅤䶮']);
      },
    );

    test('keeps saying that reading failed while a bad card lies there, and never loops without a look', async () => {
      const rig = await newRig();
      rig.simulator.script({ kind: 'word', word: 0x41, on: 'read', times: 9 });
      rig.simulator.present(zhang);
      await rig.until(cards(rig, 1));
      expect(rig.statuses.slice(2).map(({ state, problem }) => [state, problem])).toEqual([
        ['reading', null],
        ['idle', 'read-failed'],
        ['reading', 'read-failed'],
        ['idle', 'read-failed'],
        ['reading', 'read-failed'],
        ['idle', 'read-failed'],
        ['reading', 'read-failed'],
        ['waiting-removal', null],
      ]);
    });
  });

  describe(`${sam} on ${line}: reader trouble`, () => {
    test.each([
      ['status', 0x60],
      ['status', 0x66],
      ['find', 0x66],
      ['read', 0x60],
    ] as const)('calls for maintenance when %s answers %i, and comes back by itself', async (on, word) => {
      const rig = await newRig();
      rig.simulator.script({ kind: 'word', word, on });
      rig.simulator.script({ kind: 'word', word, on: 'status', times: 3 });
      rig.simulator.present(zhang);
      await rig.until(state(rig, 'fault'));
      expect(rig.reader.status().problem).toBe('maintenance');
      await rig.until(cards(rig, 1));
      expect(rig.problems()).not.toContain('read-failed');
      expect(rig.states()).not.toContain('offline');
    });

    test('says that nothing answers, and works once something does', async () => {
      const rig = await newRig({ tuning: { commandMs: 30 } });
      rig.simulator.script({ kind: 'silence', times: 7 });
      await rig.until(state(rig, 'offline'));
      expect(rig.reader.status().problem).toBe('no-answer');
      await rig.until(idle(rig));
      expect(rig.reader.status().problem).toBeNull();
    });

    test('waits for a reader that is not there yet', async () => {
      const rig = await newRig({ started: false });
      await rig.simulator.unplug();
      rig.reader.start();
      await rig.until(state(rig, 'offline'));
      expect(rig.reader.status().problem).toBe('not-connected');
      await rig.simulator.plugIn();
      await rig.until(idle(rig));
      expect(rig.states()).toEqual(['connecting', 'offline', 'idle']);
      expect(rig.log).toHaveLength(1);
    });

    test('is back after the cable was out, and reads', async () => {
      const rig = await newRig();
      await rig.until(idle(rig));
      await rig.simulator.unplug();
      await rig.until(state(rig, 'offline'));
      expect(rig.reader.status().problem).toBe('not-connected');
      await rig.simulator.plugIn();
      await rig.simulator.tap(zhang);
      await rig.until(cards(rig, 1));
      expect(rig.names()).toEqual(['张三']);
    });

    test('tells the reason as soon as an attempt has one, although the reader was off-line before', async () => {
      const rig = await newRig();
      await rig.until(idle(rig));
      const faults: unknown[] = [];
      rig.reader.onStatus(() => void faults.push(rig.reader.fault()));
      await rig.simulator.unplug();
      await rig.until(() => rig.statuses.length >= 4);
      expect(faults).toEqual([null, line === 'TCP' ? 'refused' : 'missing']);
    });

    test.each(['find', 'select', 'read'] as const)('loses nothing when the cable goes during %s', async (on) => {
      const rig = await newRig();
      await rig.until(idle(rig));
      rig.simulator.script({ kind: 'unplug', on });
      rig.simulator.present(zhang);
      await rig.until(state(rig, 'offline'));
      expect(rig.cards).toEqual([]);
      await rig.simulator.plugIn();
      await rig.until(cards(rig, 1));
      expect(rig.names()).toEqual(['张三']);
    });

    test('emits a card once although the plug was loose while it lay there', async () => {
      const rig = await newRig();
      rig.simulator.present(zhang);
      await rig.until(cards(rig, 1));
      await rig.simulator.unplug();
      await rig.until(state(rig, 'offline'));
      await rig.simulator.plugIn();
      await rig.until(state(rig, 'waiting-removal'));
      await rig.simulator.seen('find', 6);
      expect(rig.names()).toEqual(['张三']);
    });

    test('keeps people out of the log', async () => {
      const rig = await newRig({ tuning: { commandMs: 30, readMs: 60 } });
      rig.simulator.script({ kind: 'half-frame', on: 'read', times: 2 });
      rig.simulator.script({ kind: 'unplug', on: 'read' });
      rig.simulator.present(zhang);
      await rig.until(state(rig, 'offline'));
      expect(rig.log.length).toBeGreaterThan(0);
      expect(rig.log.join('\n')).not.toMatch(/张三|999999|aaaaaa/i);
    });
  });

  describe(`${sam} on ${line}: stopping`, () => {
    test('frees the line for another reader and can start again', async () => {
      const rig = await newRig();
      await rig.until(idle(rig));
      await rig.reader.stop();
      expect(rig.reader.status()).toMatchObject({ state: 'offline', problem: null });
      const second = await newRig({ simulator: rig.simulator });
      await second.until(idle(second));
      await second.reader.stop();
      rig.reader.start();
      await rig.until(idle(rig));
      expect([...rig.problems(), ...second.problems()]).not.toContain('not-connected');
    });

    test('ends at once in the middle of a read, without a card or a problem', async () => {
      const rig = await newRig();
      rig.simulator.script({ kind: 'silence', on: 'read' });
      rig.simulator.present(zhang);
      await rig.simulator.seen('read');
      await rig.reader.stop();
      expect(rig.cards).toEqual([]);
      expect(rig.problems()).toEqual(rig.problems().map(() => null));
    });

    test('ends while the reader is away, and twice, and before any start', async () => {
      const rig = await newRig({ started: false, tuning: { reopenMs: [60_000] } });
      await rig.reader.stop();
      await rig.simulator.unplug();
      rig.reader.start();
      rig.reader.start();
      await rig.until(state(rig, 'offline'));
      await new Promise(setImmediate); // one turn, so that it is inside the pause of a minute
      await Promise.all([rig.reader.stop(), rig.reader.stop()]);
      expect(rig.reader.status().state).toBe('offline');
    });
  });
}
