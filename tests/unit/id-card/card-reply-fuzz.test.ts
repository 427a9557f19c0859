import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCardReply } from '#electron/devices/id-card/card-reply.ts';
import { SAM_COMMANDS } from '#electron/devices/id-card/sam-commands.ts';
import { FrameParser, type SamReply } from '#electron/devices/id-card/sam-frame.ts';
import { decodeTextRecord } from '#electron/devices/id-card/text-record.ts';
import {
  inventedCard,
  inventedForeigner,
  inventedIdNumber,
  stubPhoto,
} from '#tests/support/sam-reader/invented-card.ts';
import { moduleFrame, readReplyFrame } from '#tests/support/sam-reader/sam-module.ts';
import { writeTextRecord } from '#tests/support/sam-reader/text-record-writer.ts';

const first = inventedCard({ name: '张三' });
const second = inventedCard({ name: '李四𠅤', idNumber: inventedIdNumber('19620304', 8) });
const frameOf = (card: typeof first): Buffer => readReplyFrame({ text: writeTextRecord(card), photo: stubPhoto() });
const SCRIBBLED = [first, second, inventedForeigner('foreigner-2017'), inventedForeigner('foreigner-2023')];
const FIRST = frameOf(first);
const SECOND = frameOf(second);
const identity = (card: typeof first): string => `${card.name} ${card.idNumber}`;

/** Everyone the program would believe to have seen in these bytes. */
function peopleIn(chunks: readonly Uint8Array[]): readonly string[] {
  const parser = new FrameParser();
  return chunks.flatMap((chunk) => parser.push(chunk)).flatMap(personIn);
}

function personIn(reply: SamReply): readonly string[] {
  if (!SAM_COMMANDS.read.fits(reply) || reply.sw3 !== 0x90) return [];
  const parts = parseCardReply(reply.data);
  const record = parts === null ? null : decodeTextRecord(parts.text);
  return record === null ? [] : [`${record.name} ${record.idNumber}`];
}

/** Cuts bytes at the given places. */
function cut(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const sorted = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

const noise = fc.uint8Array({ maxLength: 400 });
/** Noise as bad as it gets: made of the protocol's own bytes. */
const nearNoise = fc
  .array(fc.constantFrom('aa', 'aaaaaa', 'aaaaaa9669', '9669', '0004', '0508', '00', '90', 'ff'), { maxLength: 120 })
  .map((parts) => Buffer.from(parts.join(''), 'hex'));
const anyNoise = fc.oneof(noise, nearNoise);
const places = fc.array(fc.nat(), { maxLength: 30 });

describe('a card reply', () => {
  test('is read', () => {
    expect(peopleIn([FIRST])).toEqual([identity(first)]);
  });

  test('is nobody at every truncation, and seldom hides the next person', () => {
    let hidden = 0;
    for (let size = 0; size < FIRST.length; size += 1) {
      expect(peopleIn([FIRST.subarray(0, size)])).toEqual([]);
      const people = peopleIn([FIRST.subarray(0, size), SECOND]);
      expect([[], [identity(second)]]).toContainEqual(people);
      if (people.length === 0) hidden += 1;
    }
    // A cut inside the length claims bytes of the second reply; a checksum may agree by chance once in 256 cuts.
    expect(hidden).toBeLessThan(FIRST.length / 100);
  });

  test('is nobody when half of it is completed by another card and the checksum agrees by chance', () => {
    for (let size = 14; size < 270; size += 1) {
      const mixed = Buffer.concat([FIRST.subarray(0, size), SECOND]).subarray(0, FIRST.length);
      mixed.writeUInt8(
        mixed.subarray(5, -1).reduce((sum, byte) => sum ^ byte, 0),
        mixed.length - 1,
      );
      expect(new FrameParser().push(mixed)).toHaveLength(1);
      expect(peopleIn([mixed])).toEqual([]);
    }
  });

  test('is nobody when its inner lengths are others', () => {
    const text = writeTextRecord(first);
    for (const lengths of ['00000500', '00ff0400', '01000000', '04000100', '010003ff']) {
      const frame = moduleFrame(0x90, Buffer.concat([Buffer.from(lengths, 'hex'), text, stubPhoto()]));
      expect(peopleIn([frame])).toEqual([]);
    }
  });
});

describe('fuzz', () => {
  test('cut anywhere, a reply is still the same person', () => {
    fc.assert(
      fc.property(places, (where) => {
        expect(peopleIn(cut(FIRST, where))).toEqual([identity(first)]);
      }),
      { numRuns: 300 },
    );
  });

  test('noise is nobody, and does not harm', () => {
    fc.assert(
      fc.property(anyNoise, places, (bytes, where) => {
        expect(peopleIn(cut(Buffer.from(bytes), where))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test('after noise and a reset, the next reply is read', () => {
    fc.assert(
      fc.property(anyNoise, (bytes) => {
        const parser = new FrameParser();
        parser.push(bytes);
        parser.reset();
        expect(parser.push(SECOND).flatMap(personIn)).toEqual([identity(second)]);
      }),
      { numRuns: 300 },
    );
  });

  test('one damaged byte is nobody', () => {
    fc.assert(
      fc.property(fc.nat(FIRST.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Buffer.from(FIRST);
        damaged.writeUInt8(damaged.readUInt8(at) ^ flip, at);
        expect(peopleIn([damaged])).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test('a scribbled record is a plausible one or nothing', () => {
    const scribble = fc.tuple(fc.nat(255), fc.uint8Array({ minLength: 1, maxLength: 60 }));
    const marks = fc.constantFrom(' ', 'I', 'J', 'Y', 'Q');
    const seen = { records: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...SCRIBBLED), fc.array(scribble, { maxLength: 3 }), marks, (card, strokes, mark) => {
        const text = Buffer.from(writeTextRecord(card));
        for (const [at, bytes] of strokes) text.set(bytes.subarray(0, 256 - at), at);
        if (mark !== 'Q') text.write(mark, 248, 'utf16le');
        const record = decodeTextRecord(text);
        if (record === null) return;
        seen.records += 1;
        expect(record.name).not.toBe('');
        expect(record.idNumber).toMatch(/^(\d{17}[\dX]|[A-Z]{3}[A-Z0-9]{12})$/);
        for (const date of [record.birthOn, record.validFrom]) expect(date).toMatch(/^(\d{4}-\d\d-\d\d)?$/);
        expect(record.validTo).toMatch(/^(\d{4}-\d\d-\d\d|长期)?$/);
        expect(Object.values(record).every((value) => value.isWellFormed())).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(seen.records).toBeGreaterThan(50);
  });

  test('what the chip can say is what is read', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 15 }).filter(isChipText);
    fc.assert(
      fc.property(names, (name) => {
        expect(peopleIn([frameOf({ ...first, name })])).toEqual([`${name} ${first.idNumber}`]);
        const foreigner = inventedForeigner('foreigner-2023', { name });
        expect(peopleIn([frameOf(foreigner)])).toEqual([identity(foreigner)]);
      }),
      { numRuns: 300 },
    );
  });
});

function isChipText(name: string): boolean {
  return name.length <= 15 && name.trimEnd() === name && !name.includes('\0');
}
