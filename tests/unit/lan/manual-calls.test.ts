import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayMerge, nextManual, replaySteps, type ManualEvent, type ManualStep } from '#shared/domain/manual-calls.ts';

const waiting = (...numbers: string[]) =>
  numbers.map((number) => ({ number, state: 'waiting' as const, callCount: 0 }));
const steps = (...list: readonly (readonly [ManualEvent, string])[]): ManualStep[] =>
  list.map(([event, ticketNumber], index) => ({ stepId: String(index), event, ticketNumber, atMs: index }));

describe('calling by hand', () => {
  test('replays to who is here, who waits and how often each was called', () => {
    const queue = replaySteps(
      waiting('A001', 'A002', 'A003'),
      steps(
        ['called', 'A001'],
        ['recalled', 'A001'],
        ['missed', 'A001'],
        ['called', 'A002'],
        ['served', 'A002'],
        ['called', 'K001'],
      ),
    );
    expect(queue.current).toBe('K001');
    expect(queue.tickets.map(({ number, state, callCount }) => `${number} ${state} ${callCount}`)).toEqual([
      'A001 missed 2',
      'A002 served 1',
      'A003 waiting 0',
      'K001 called 1',
    ]);
  });

  test('goes on with whoever was at the counter when the line broke', () => {
    const known = [{ number: 'A001', state: 'called' as const, callCount: 1 }, ...waiting('A002')];
    expect(replaySteps(known, []).current).toBe('A001');
    expect(replaySteps(known, steps(['served', 'A001'], ['called', 'A002'])).current).toBe('A002');
  });

  test('counters that share a line by turns never call the same number, and leave none out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 30 }), (counters, people) => {
        const line = Array.from({ length: people }, (_, index) => `A${index}`);
        const called = Array.from({ length: counters }, (_, index) => {
          const mine: string[] = [];
          for (;;) {
            const queue = replaySteps(waiting(...line), steps(...mine.map((number) => ['called', number] as const)));
            const next = nextManual(queue, line, { index, of: counters });
            if (next === null) return mine;
            mine.push(next);
          }
        }).flat();
        expect(called.toSorted()).toEqual(line.toSorted());
      }),
    );
  });
});

describe('a step told afterwards', () => {
  const base = { state: 'waiting', counterId: null, changedAtMs: 100 } as const;

  test.each([
    ['waiting', null, 'called', true],
    ['missed', null, 'called', true],
    ['called', '1', 'called', false],
    ['called', '1', 'recalled', true],
    ['waiting', null, 'recalled', false],
    ['called', '1', 'missed', true],
    ['serving', '1', 'missed', false],
    ['serving', '1', 'served', true],
    ['waiting', null, 'served', true],
    ['served', null, 'called', false],
    ['served', null, 'served', false],
    ['called', '2', 'served', false],
    ['serving', '2', 'called', false],
  ] as const)('ticket %s at %s: %s → %s', (state, counterId, event, merges) => {
    expect(mayMerge({ ...base, state, counterId }, { event, atMs: 101 }, '1')).toBe(merges);
  });

  test('never overrides what the host knows to be later', () => {
    for (const event of ['called', 'recalled', 'missed', 'served'] as const) {
      expect(mayMerge({ state: 'called', counterId: '1', changedAtMs: 102 }, { event, atMs: 101 }, '1')).toBe(false);
    }
    expect(mayMerge({ ...base, changedAtMs: null }, { event: 'called', atMs: 1 }, '1')).toBe(true);
  });
});
