import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginIdle, nextIdle, secondsLeft, type IdleState } from '#renderer/lib/idle-machine.ts';

const policy = { warnAfterMs: 90_000, countdownMs: 30_000 };
const after = (state: IdleState, atMs: number, kind: 'touch' | 'tick' = 'tick') =>
  nextIdle(state, { kind, atMs }, policy);

describe('the idle watch', () => {
  test('asks when nobody touched the screen for long enough, and counts down', () => {
    const begun = beginIdle(0);
    expect(after(begun, 89_999).phase).toBe('active');
    const warned = after(begun, 90_000);
    expect(warned.phase).toBe('warned');
    expect(secondsLeft(warned, 90_000, policy)).toBe(30);
    expect(secondsLeft(warned, 119_001, policy)).toBe(1);
    expect(after(warned, 119_999).phase).toBe('warned');
    expect(after(warned, 120_000).phase).toBe('over');
    expect(secondsLeft(begun, 1, policy)).toBeNull();
  });

  test('a touch answers, and counts from then', () => {
    const answered = after(after(beginIdle(0), 90_000), 100_000, 'touch');
    expect(after(answered, 189_999).phase).toBe('active');
    expect(after(answered, 190_000).phase).toBe('warned');
  });

  test('a machine that slept for hours asks first', () => {
    const warned = after(beginIdle(0), 36_000_000);
    expect(warned).toEqual({ phase: 'warned', warnedAtMs: 36_000_000 });
  });

  test('whatever happens, the screen is never cleared before the whole question was shown untouched', () => {
    const step = fc.record({ kind: fc.constantFrom('touch' as const, 'tick' as const), wait: fc.nat(100_000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let [state, now, askedAt]: [IdleState, number, number | null] = [beginIdle(0), 0, null];
        for (const { kind, wait } of steps) {
          now += wait;
          state = after(state, now, kind);
          if (state.phase === 'over') return askedAt !== null && now - askedAt >= policy.countdownMs;
          if (state.phase === 'active') askedAt = null;
          else askedAt ??= now;
        }
        return true;
      }),
    );
  });
});
