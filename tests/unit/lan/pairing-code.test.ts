import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentOf, comparisonCode, keepsPromise } from '#electron/platform/pairing-code.ts';

const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const facts = fc.record({ fingerprint: hex, credentialHash: hex, screenNonce: hex, hostNonce: hex });

describe('the six digits', () => {
  test('are six digits, and the same for the same facts', () => {
    fc.assert(
      fc.property(facts, (known) => {
        expect(comparisonCode(known)).toMatch(/^\d{6}$/);
        expect(comparisonCode({ ...known })).toBe(comparisonCode(known));
      }),
    );
  });

  test('are others for another certificate, secret or nonce', () => {
    // By chance two agree once in a million; over these runs a code that ignored a part would agree every time.
    let agreed = 0;
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        for (const part of ['fingerprint', 'credentialHash', 'screenNonce', 'hostNonce'] as const) {
          if (comparisonCode(one) === comparisonCode({ ...one, [part]: other[part] }) && one[part] !== other[part])
            agreed += 1;
        }
      }),
      { numRuns: 1000 },
    );
    expect(agreed).toBeLessThanOrEqual(1);
  });

  test('spread evenly: no first digit is favoured', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let run = 0; run < 20_000; run += 1) {
      const code = comparisonCode({ fingerprint: 'a', credentialHash: 'b', screenNonce: 'c', hostNonce: String(run) });
      counts[Number(code[0])] = (counts[Number(code[0])] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(1800);
    expect(Math.max(...counts)).toBeLessThan(2200);
  });
});

describe('the promise', () => {
  test('is kept by what was promised and by nothing else', () => {
    fc.assert(
      fc.property(facts, facts, (mine, other) => {
        const commitment = commitmentOf(mine);
        expect(keepsPromise(commitment, mine)).toBe(true);
        fc.pre(mine.screenNonce !== other.screenNonce && mine.credentialHash !== other.credentialHash);
        expect(keepsPromise(commitment, { ...mine, screenNonce: other.screenNonce })).toBe(false);
        expect(keepsPromise(commitment, { ...mine, credentialHash: other.credentialHash })).toBe(false);
      }),
    );
  });

  test('tells parts apart that run together', () => {
    expect(commitmentOf({ screenNonce: 'ab', credentialHash: 'c' })).not.toBe(
      commitmentOf({ screenNonce: 'a', credentialHash: 'bc' }),
    );
    expect(keepsPromise('', { screenNonce: '', credentialHash: '' })).toBe(false);
  });
});

describe('somebody in the middle', () => {
  test('shows the two people different digits, however he orders his moves', () => {
    // He holds another certificate and secret of his own, and hears one side to the end before he answers the other.
    let fooled = 0;
    fc.assert(
      fc.property(facts, facts, (honest, his) => {
        const hostSide = comparisonCode({
          fingerprint: honest.fingerprint,
          hostNonce: honest.hostNonce,
          credentialHash: his.credentialHash,
          screenNonce: his.screenNonce,
        });
        // The host's nonce he passes on, or his own: he must choose before the screen reveals.
        for (const hostNonce of [honest.hostNonce, his.hostNonce]) {
          const screenSide = comparisonCode({
            fingerprint: his.fingerprint,
            hostNonce,
            credentialHash: honest.credentialHash,
            screenNonce: honest.screenNonce,
          });
          if (screenSide === hostSide) fooled += 1;
        }
      }),
      { numRuns: 2000 },
    );
    expect(fooled).toBeLessThanOrEqual(1);
  });
});
