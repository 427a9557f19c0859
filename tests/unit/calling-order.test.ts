import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterCall, chooseNext, foreseeOrder, standingOf, type WaitingTicket } from '#shared/domain/calling-order.ts';
import type { CallingRule } from '#shared/domain/station-profile.ts';

const ruleOf = (priorityCap: number, bookedPerWalkIn: number | null): CallingRule => ({
  priorityClasses: [],
  priorityCap,
  bookedPerWalkIn,
  missed: { returnAfter: 3, limit: 2, automatic: false },
  skipAfter: 1,
  undoMinutes: 5,
  waitAlarmMinutes: 45,
});

type Kind = Pick<WaitingTicket, 'lane' | 'priority' | 'rank'>;

function ticket(position: number, change: Partial<WaitingTicket> = {}): WaitingTicket {
  return {
    id: `t${position}`,
    number: `A${position}`,
    position,
    lane: 'walk-in',
    bookedFromMs: 0,
    priority: false,
    rank: 1,
    priorityName: '',
    passedByPriority: 0,
    passedByBooked: 0,
    returnAfter: 0,
    reserved: false,
    ...change,
  };
}

const kinds = fc.record<Kind>({
  lane: fc.constantFrom('booked', 'walk-in'),
  priority: fc.boolean(),
  rank: fc.constantFrom(1, 2, 3),
});
/** A day: people arrive (a kind) and counters call (null), in any order. */
const days = fc.array(fc.oneof({ arbitrary: kinds, weight: 3 }, { arbitrary: fc.constant(null), weight: 2 }), {
  maxLength: 60,
  size: 'max',
});
const rules = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.option(fc.integer({ min: 1, max: 4 })))
  .map(([cap, ratio]) => ruleOf(cap, ratio));

type Called = { readonly ticket: WaitingTicket; readonly waitingThen: readonly WaitingTicket[] };

/** Plays the day and calls whoever is left at its end. */
function play(day: readonly (Kind | null)[], rule: CallingRule): readonly Called[] {
  const called: Called[] = [];
  let waiting: readonly WaitingTicket[] = [];
  const call = (): boolean => {
    const decision = chooseNext(waiting, rule, 1);
    if (!decision) return false;
    called.push({ ticket: decision.ticket, waitingThen: waiting });
    waiting = afterCall(waiting, decision);
    return true;
  };
  day.forEach((kind, position) => {
    if (kind) waiting = [...waiting, ticket(position, kind)];
    else call();
  });
  while (call());
  return called;
}

const sameKind = (rule: CallingRule) => (a: WaitingTicket, b: WaitingTicket) =>
  standingOf(a) === standingOf(b) && (rule.bookedPerWalkIn === null || a.lane === b.lane);

describe('the calling rule', () => {
  test('calls everybody exactly once', () => {
    fc.assert(
      fc.property(days, rules, (day, rule) => {
        const ids = play(day, rule).map(({ ticket: { id } }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBe(day.filter((kind) => kind !== null).length);
      }),
    );
  });

  test('lets at most the set number of people of a better standing pass somebody who is first of their kind', () => {
    fc.assert(
      fc.property(days, rules, (day, rule) => {
        const called = play(day, rule);
        for (const [index, { ticket: own }] of called.entries()) {
          const passes = called
            .slice(0, index)
            .filter(({ ticket: other }) => standingOf(other) < standingOf(own))
            .filter(({ waitingThen }) => {
              const kin = waitingThen.filter((each) => sameKind(rule)(each, own));
              return kin.length > 0 && kin.every((each) => each.position >= own.position);
            });
          expect(passes.length).toBeLessThanOrEqual(rule.priorityCap);
        }
      }),
    );
  });

  test('calls nobody while somebody of a better standing waits, unless a person of their standing or a lower one let enough pass', () => {
    fc.assert(
      fc.property(days, rules, (day, rule) => {
        for (const { ticket: own, waitingThen } of play(day, rule)) {
          const better = waitingThen.some((each) => standingOf(each) < standingOf(own));
          const enough = (each: WaitingTicket) =>
            standingOf(each) >= standingOf(own) && each.passedByPriority >= rule.priorityCap;
          expect(!better || waitingThen.some(enough)).toBe(true);
        }
      }),
    );
  });

  test('with one rank for all is the rule of before there were ranks', () => {
    fc.assert(
      fc.property(days, rules, fc.integer({ min: 1, max: 9 }), (day, rule, rank) => {
        const flat = (of: number) => day.map((kind) => kind && { ...kind, rank: of });
        const ids = (of: number) => play(flat(of), rule).map(({ ticket: { id } }) => id);
        expect(ids(rank)).toEqual(ids(1));
      }),
    );
  });

  test('lets at most the set number of booked people pass the first walk-in of the same kind', () => {
    fc.assert(
      fc.property(days, rules, (day, rule) => {
        const called = play(day, rule);
        for (const { ticket: walkIn } of called.filter((each) => each.ticket.lane === 'walk-in')) {
          const passes = called
            .slice(
              0,
              called.findIndex((each) => each.ticket.id === walkIn.id),
            )
            .filter(({ ticket: other }) => other.lane === 'booked' && standingOf(other) === standingOf(walkIn))
            .filter(({ waitingThen }) => {
              const kin = waitingThen.filter((each) => sameKind(rule)(each, walkIn));
              return kin.length > 0 && kin.every((each) => each.position >= walkIn.position);
            });
          if (rule.bookedPerWalkIn !== null) expect(passes.length).toBeLessThanOrEqual(rule.bookedPerWalkIn);
        }
      }),
    );
  });

  test('keeps the order of arrival inside each kind', () => {
    fc.assert(
      fc.property(days, rules, (day, rule) => {
        const called = play(day, rule).map((each) => each.ticket);
        for (const one of called) {
          const later = called.slice(called.indexOf(one) + 1).filter((each) => sameKind(rule)(each, one));
          expect(later.every((each) => each.position > one.position)).toBe(true);
        }
      }),
    );
  });

  test('does not depend on how the line is listed', () => {
    const lines = fc.uniqueArray(fc.record({ position: fc.nat(99), kind: kinds, returnAfter: fc.nat(3) }), {
      selector: ({ position }) => position,
      maxLength: 12,
    });
    fc.assert(
      fc.property(lines, rules, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (line, rule, chance) => {
        const waiting = line.map((each) => ticket(each.position, { ...each.kind, returnAfter: each.returnAfter }));
        const shuffled = waiting
          .map((each) => ({ each, key: chance.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(chooseNext(shuffled, rule, 1)).toEqual(chooseNext(waiting, rule, 1));
      }),
    );
  });

  test.each([
    ['nobody waits', [], undefined, undefined],
    ['one kind only', [ticket(1), ticket(2)], 't1', 'in-turn'],
    ['a priority person behind an ordinary one', [ticket(1), ticket(2, { priority: true })], 't2', 'priority'],
    [
      'an ordinary person who let enough pass',
      [ticket(1, { passedByPriority: 2 }), ticket(2, { priority: true })],
      't1',
      'priority-cap',
    ],
    [
      'a better rank behind a lower one',
      [ticket(1, { priority: true, rank: 2 }), ticket(2, { priority: true, rank: 1 })],
      't2',
      'priority',
    ],
    [
      'a lower rank that let enough pass',
      [ticket(1, { priority: true, rank: 2, passedByPriority: 2 }), ticket(2, { priority: true, rank: 1 }), ticket(3)],
      't1',
      'priority-cap',
    ],
    [
      'a lower rank and an ordinary person who both let enough pass',
      [
        ticket(1, { priority: true, rank: 2, passedByPriority: 2 }),
        ticket(2, { priority: true, rank: 1 }),
        ticket(3, { passedByPriority: 2 }),
      ],
      't3',
      'priority-cap',
    ],
    ['a booked person behind a walk-in', [ticket(1), ticket(2, { lane: 'booked' })], 't2', 'booked'],
    [
      'a booked person before their window',
      [ticket(1), ticket(2, { lane: 'booked', bookedFromMs: 9 })],
      't1',
      'in-turn',
    ],
    [
      'a walk-in who let enough pass',
      [ticket(1, { passedByBooked: 2 }), ticket(2, { lane: 'booked' })],
      't1',
      'booked-cap',
    ],
    [
      'somebody passed on to this counter',
      [ticket(1, { priority: true }), ticket(2, { reserved: true })],
      't2',
      'reserved',
    ],
    ['somebody who missed a call', [ticket(1, { returnAfter: 1 }), ticket(2)], 't2', 'in-turn'],
    ['only people who missed a call', [ticket(1, { returnAfter: 3 }), ticket(2, { returnAfter: 1 })], 't2', 'in-turn'],
  ] as const)('%s', (_, waiting, id, ground) => {
    const decision = chooseNext(waiting, ruleOf(2, 2), 5);
    expect([decision?.ticket.id, decision?.ground]).toEqual([id, ground]);
  });

  test('foresees the line: priority, cap, booked and missed together', () => {
    const line = [
      ticket(1, { returnAfter: 2 }),
      ticket(2),
      ticket(3, { lane: 'booked' }),
      ticket(4, { priority: true }),
      ticket(5, { priority: true }),
      ticket(6, { priority: true }),
    ];
    expect(foreseeOrder(line, ruleOf(2, 1), 1).map(({ id }) => id)).toEqual(['t4', 't5', 't3', 't1', 't2', 't6']);
  });

  test('foresees ranks: the best first, a lower one and the ordinary let two pass', () => {
    const of = (position: number, rank: number) => ticket(position, { priority: true, rank });
    const line = [ticket(1), of(2, 2), of(3, 1), of(4, 1), of(5, 1), of(6, 1)];
    expect(foreseeOrder(line, ruleOf(2, 1), 1).map(({ id }) => id)).toEqual(['t3', 't4', 't1', 't2', 't5', 't6']);
  });
});
