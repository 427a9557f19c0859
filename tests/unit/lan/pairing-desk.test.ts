import { describe, expect, test } from 'vitest';
import { commitmentOf } from '#electron/platform/pairing-code.ts';
import { AttemptLimiter } from '#electron/platform/attempt-limiter.ts';
import { PairingDesk } from '#electron/services/pairing-desk.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';

const promise = { screenNonce: '1'.repeat(64), credentialHash: '2'.repeat(64) };
const begin = { commitment: commitmentOf(promise), machine: 'pc', address: '10.0.0.5', wish: 'kiosk' } as const;

function desk() {
  let nowMs = 1_000_000;
  const pairings = new PairingDesk({
    fingerprint: () => 'f'.repeat(64),
    now: () => nowMs,
    newId: () => crypto.randomUUID(),
    changed: () => undefined,
  });
  return { pairings, wait: (ms: number) => (nowMs += ms), now: () => nowMs };
}

describe('the pairing desk', () => {
  test('shows a code only after the screen has revealed what it promised', () => {
    const { pairings } = desk();
    const { pairingId } = pairings.begin(begin);
    expect(pairings.compared()).toEqual([]);
    expect(refusalOf(() => pairings.credentialHashOf(pairingId)).code).toBe('pairing.gone');
    pairings.reveal(pairingId, promise);
    expect(pairings.compared()).toMatchObject([{ id: pairingId, code: expect.stringMatching(/^\d{6}$/) }]);
  });

  test('drops whoever reveals something else', () => {
    const { pairings } = desk();
    const { pairingId } = pairings.begin(begin);
    const other = { ...promise, credentialHash: '3'.repeat(64) };
    expect(refusalOf(() => pairings.reveal(pairingId, other)).code).toBe('pairing.gone');
    expect(refusalOf(() => pairings.reveal(pairingId, promise)).code).toBe('pairing.gone');
  });

  test('drops whoever reveals twice: a recorded pairing is worth nothing', () => {
    const { pairings } = desk();
    const { pairingId } = pairings.begin(begin);
    pairings.reveal(pairingId, promise);
    expect(refusalOf(() => pairings.reveal(pairingId, promise)).code).toBe('pairing.gone');
    expect(pairings.compared()).toEqual([]);
  });

  test('gives the same promise another nonce and so another code each time', () => {
    const { pairings } = desk();
    const codes = new Set<string>();
    for (let run = 0; run < 4; run += 1) {
      const { pairingId } = pairings.begin(begin);
      pairings.reveal(pairingId, promise);
      codes.add(pairings.compared().at(-1)?.code ?? '');
    }
    expect(codes.size).toBe(4);
  });

  test('forgets a pairing after two minutes', () => {
    const { pairings, wait } = desk();
    const { pairingId } = pairings.begin(begin);
    pairings.reveal(pairingId, promise);
    wait(119_999);
    expect(pairings.outcome(pairingId)).toEqual({ state: 'waiting' });
    wait(1);
    expect(pairings.compared()).toEqual([]);
    expect(refusalOf(() => pairings.outcome(pairingId)).code).toBe('pairing.gone');
    expect(refusalOf(() => pairings.credentialHashOf(pairingId)).code).toBe('pairing.gone');
  });

  test('has few open at once', () => {
    const { pairings, wait } = desk();
    for (let run = 0; run < 5; run += 1) pairings.begin(begin);
    expect(refusalOf(() => pairings.begin(begin)).code).toBe('pairing.tooMany');
    wait(120_000);
    pairings.begin(begin);
  });

  test('answers once', () => {
    const { pairings } = desk();
    const { pairingId } = pairings.begin(begin);
    pairings.reveal(pairingId, promise);
    pairings.settle(pairingId, { state: 'refused' });
    expect(pairings.outcome(pairingId)).toEqual({ state: 'refused' });
    expect(refusalOf(() => pairings.credentialHashOf(pairingId)).code).toBe('pairing.gone');
  });
});

describe('attempts', () => {
  test('are limited per address and window, and forgotten after it', () => {
    const clock = desk();
    const limiter = new AttemptLimiter({ limit: 3, windowMs: 60_000, now: clock.now });
    expect([1, 2, 3, 4].map(() => limiter.take('a'))).toEqual([true, true, true, false]);
    expect(limiter.take('b')).toBe(true);
    expect(limiter.isExhausted('a')).toBe(true);
    clock.wait(60_000);
    expect(limiter.take('a')).toBe(true);
  });

  test('of a thousand strangers do not grow the memory', () => {
    const clock = desk();
    const limiter = new AttemptLimiter({ limit: 1, windowMs: 60_000, now: clock.now });
    for (let each = 0; each < 3000; each += 1) limiter.take(String(each));
    expect(limiter.isExhausted('0')).toBe(false);
    expect(limiter.isExhausted('2999')).toBe(true);
  });
});
