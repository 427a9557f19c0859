import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '#shared/civil-date.ts';
import { judgeArrival } from '#shared/domain/arrival-window.ts';
import type { ArrivalRule } from '#shared/domain/station-profile.ts';

const DAY = '2022-02-28';
const booked = { date: DAY, startsAt: '09:00', endsAt: '09:30' };
const rule: ArrivalRule = {
  earlyMinutes: 30,
  lateMinutes: 15,
  whenEarly: 'wait-for-window',
  whenLate: 'as-walk-in',
};
const at = (time: string, seconds = 0) => instantOf(DAY, time) + seconds * 1_000;

describe('arrival', () => {
  test.each([
    ['08:30', 0],
    ['09:00', 0],
    ['09:15', 0],
    ['09:15', 59],
  ])('at %s and %i seconds is in time', (time, seconds) => {
    expect(judgeArrival(booked, at(time, seconds), rule)).toEqual({
      punctuality: 'in-time',
      byMinutes: 0,
      treatment: 'as-booked',
      callableFromMs: at(time, seconds),
    });
  });

  test('before the window waits, and is called from its opening on', () => {
    expect(judgeArrival(booked, at('08:29', 59), rule)).toEqual({
      punctuality: 'early',
      byMinutes: 1,
      treatment: 'wait-for-window',
      callableFromMs: at('08:30'),
    });
  });

  test('after the window is treated as the rule says, with the minutes to tell', () => {
    expect(judgeArrival(booked, at('09:40'), rule)).toMatchObject({
      punctuality: 'late',
      byMinutes: 25,
      treatment: 'as-walk-in',
    });
    expect(judgeArrival(booked, at('09:16'), { ...rule, whenLate: 'book-again' }).treatment).toBe('book-again');
  });

  test('without a limit is in time until the slot ends', () => {
    const lenient = { ...rule, lateMinutes: null };
    expect(judgeArrival(booked, at('09:30'), lenient).punctuality).toBe('in-time');
    expect(judgeArrival(booked, at('09:31'), lenient)).toMatchObject({ punctuality: 'late', byMinutes: 1 });
  });

  test('that may come early is not kept waiting', () => {
    const arrivedAt = at('07:00');
    expect(judgeArrival(booked, arrivedAt, { ...rule, whenEarly: 'as-booked' })).toEqual({
      punctuality: 'early',
      byMinutes: 90,
      treatment: 'as-booked',
      callableFromMs: arrivedAt,
    });
  });

  test('never gets earlier as the clock goes on, and nobody is callable before they are there', () => {
    const order = { early: 0, 'in-time': 1, late: 2 };
    const minute = fc.integer({ min: 0, max: 24 * 60 });
    fc.assert(
      fc.property(minute, minute, (first, second) => {
        const [sooner, later] = [Math.min(first, second), Math.max(first, second)].map((each) =>
          judgeArrival(booked, at('00:00') + each * 60_000, rule),
        );
        if (!sooner || !later) throw new Error('two arrivals');
        expect(order[sooner.punctuality]).toBeLessThanOrEqual(order[later.punctuality]);
        expect(later.callableFromMs).toBeGreaterThanOrEqual(at('00:00') + Math.max(first, second) * 60_000);
      }),
    );
  });
});
