import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionOf, createReplyParser } from '#electron/devices/printer/printer-status.ts';

describe('condition out of DLE EOT answers (bits: Bixolon SRP-350, HPRT TP80K, Epson reference)', () => {
  test.each([
    [{ 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 }, 'ready'],
    [{ 1: 0x16 }, 'ready'],
    [{ 1: 0x12, 4: 0x1e }, 'paper-near-end'],
    [{ 1: 0x1a, 2: 0x32, 4: 0x72 }, 'out-of-paper'],
    [{ 1: 0x1a, 2: 0x12, 4: 0x7e }, 'out-of-paper'],
    [{ 1: 0x1a, 2: 0x32 }, 'out-of-paper'],
    [{ 1: 0x1a, 2: 0x36, 4: 0x7e }, 'cover-open'],
    [{ 1: 0x1a, 2: 0x52, 3: 0x1a }, 'cutter-error'],
    [{ 1: 0x1a, 2: 0x52, 3: 0x32 }, 'error'],
    [{ 1: 0x1a, 2: 0x12, 3: 0x12, 4: 0x12 }, 'offline'],
    [{}, 'unknown'],
    [{ 2: 0x12 }, 'unknown'],
  ] as const)('%o is %s', (answers, condition) => {
    expect(conditionOf(answers)).toBe(condition);
  });
});

describe('telling answers apart', () => {
  test('DLE EOT, GS r, automatic status and flow control in one stream', () => {
    const parse = createReplyParser();
    const stream = [0x11, 0x12, 0x18, 0x00, 0x0c, 0x00, 0x13, 0x00, 0x1e, 0x0f];
    expect(parse(Uint8Array.from(stream))).toEqual([
      { kind: 'status', bits: 0x12 },
      { kind: 'proof', paperEnd: false },
      { kind: 'status', bits: 0x1e },
      { kind: 'proof', paperEnd: true },
    ]);
  });

  test('automatic status is never taken for a proof, wherever the line cuts it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 15 }), (cut, low) => {
        const parse = createReplyParser();
        const four = Uint8Array.of(0x18, low, low, low);
        expect([...parse(four.subarray(0, cut)), ...parse(four.subarray(cut))]).toEqual([]);
      }),
    );
  });
});
