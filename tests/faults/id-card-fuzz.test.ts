import { describe, expect, test } from 'vitest';
import { parseCardReply } from '#electron/devices/id-card/card-reply.ts';
import { SAM_COMMANDS } from '#electron/devices/id-card/sam-commands.ts';
import { FrameParser, type SamReply } from '#electron/devices/id-card/sam-frame.ts';
import { decodeTextRecord } from '#electron/devices/id-card/text-record.ts';
import { SeededRandom } from '#tests/support/random-bytes.ts';
import {
  checkDigit,
  inventedCard,
  inventedForeigner,
  inventedIdNumber,
  inventedPermit,
  stubPhoto,
  type InventedCard,
} from '#tests/support/sam-reader/invented-card.ts';
import { moduleFrame, readReplyFrame } from '#tests/support/sam-reader/sam-module.ts';
import { writeTextRecord } from '#tests/support/sam-reader/text-record-writer.ts';

const FRAMES = 1_000_000;
const START = Buffer.from('aaaaaa9669', 'hex');
/** The longest frame the parser may wait for, less the byte that completes it. */
const MOST_HELD = START.length + 2 + 0x0a00 - 1;

const cards = [
  inventedCard({ name: '张三' }),
  inventedCard({ name: '李四𠅤', idNumber: inventedIdNumber('19620304', 8) }),
  inventedPermit({ idNumber: inventedIdNumber('19600607', 5) }),
  inventedForeigner('foreigner-2017'),
  inventedForeigner('foreigner-2023'),
];
const frameOf = (card: InventedCard): Buffer => readReplyFrame({ text: writeTextRecord(card), photo: stubPhoto() });
const frames = cards.map(frameOf);
const identityOf = ({ name, idNumber }: { readonly name: string; readonly idNumber: string }) => `${name} ${idNumber}`;

/** Whoever the program would take these bytes for, fed in pieces as a line might. */
function peopleIn(chunks: readonly Uint8Array[], parser = new FrameParser()): string[] {
  const people: string[] = [];
  for (const chunk of chunks) {
    for (const reply of parser.push(chunk)) people.push(...personIn(reply));
    if (parser.heldBytes > MOST_HELD) throw new Error(`the parser holds ${parser.heldBytes} bytes`);
  }
  return people;
}

function personIn(reply: SamReply): string[] {
  if (!SAM_COMMANDS.read.fits(reply) || reply.sw3 !== 0x90) return [];
  const parts = parseCardReply(reply.data);
  const record = parts === null ? null : decodeTextRecord(parts.text);
  return record === null ? [] : [identityOf(record)];
}

/** Judges without the program's codec: the names and numbers in whole frames whose sum is right, wherever they begin. */
function soundFramesIn(bytes: Buffer): Buffer[] {
  const sound: Buffer[] = [];
  for (let at = bytes.indexOf(START); at !== -1; at = bytes.indexOf(START, at + 1)) {
    if (at + 7 > bytes.length) break;
    const frame = bytes.subarray(at, at + 7 + bytes.readUInt16BE(at + 5));
    if (frame.length === 1295 && frame.subarray(5).reduce((sum, byte) => sum ^ byte, 0) === 0) sound.push(frame);
  }
  return sound;
}

/** True when everybody found stands in a whole, sound frame with name and number, and the number sums up. */
function isAccountedFor(person: string, bytes: Buffer): boolean {
  const [name = '', idNumber = ''] = person.split(/ (?=[^ ]*$)/);
  if (idNumber.length === 18 && checkDigit(idNumber.slice(0, 17)) !== idNumber.at(17)) return false;
  return soundFramesIn(bytes).some((frame) => {
    const text = frame.toString('utf16le', 14, 270).toWellFormed().toUpperCase();
    return text.includes(name.toUpperCase()) && text.includes(idNumber);
  });
}

function repairSum(frame: Buffer): Buffer {
  frame.writeUInt8(
    frame.subarray(5, -1).reduce((sum, byte) => sum ^ byte, 0),
    frame.length - 1,
  );
  return frame;
}

describe('a million random frames', () => {
  test('none of them is anybody, none harms, and nothing piles up', () => {
    const random = new SeededRandom(20_261_125);
    const parser = new FrameParser();
    const found: string[] = [];
    let replies = 0;
    for (let round = 0; round < FRAMES; round += 1) {
      const bytes = randomFrame(random);
      for (const reply of parser.push(bytes)) {
        replies += 1;
        found.push(...personIn(reply));
      }
      if (parser.heldBytes > MOST_HELD) throw new Error(`round ${round}: the parser holds ${parser.heldBytes} bytes`);
      // As before every command; without it one false length would swallow the frames after it.
      if (random.below(4) === 0) parser.reset();
    }
    expect(found).toEqual([]);
    // Random, but not so random that the checksum kept everything out.
    expect(replies).toBeGreaterThan(FRAMES / 10);
  });

  test('random text under a sound sum is a plausible record or nobody', () => {
    const random = new SeededRandom(7);
    const data = Buffer.alloc(1284);
    let records = 0;
    for (let round = 0; round < 20_000; round += 1) {
      random.fill(data);
      data.writeUInt32BE(0x01000400, 0);
      const good = writeTextRecord(random.pick(cards));
      // Half are scribbled cards: whole noise never gets past the first check.
      if (round % 2 === 0) data.set(good.subarray(0, random.below(257)), 4);
      const [reply] = new FrameParser().push(moduleFrame(0x90, data));
      const parts = reply === undefined ? null : parseCardReply(reply.data);
      const record = parts === null ? null : decodeTextRecord(parts.text);
      if (record === null) continue;
      records += 1;
      expect(record.name).not.toBe('');
      expect(Object.values(record).every((value) => value.isWellFormed())).toBe(true);
      expect(record.idNumber).toMatch(/^(\d{17}[\dX]|[A-Z]{3}[A-Z0-9]{12})$/);
    }
    expect(records).toBeGreaterThan(5);
  });
});

/** A frame's make with random insides: its length, its words, its data and its sum may each be right or wrong. */
function randomFrame(random: SeededRandom): Uint8Array {
  const shape = random.word();
  const size = (shape & 0x3ff) === 0 ? 1 + random.below(3000) : 4 + (random.word() & 0x1f);
  const bytes = Buffer.allocUnsafe(7 + size);
  random.fill(bytes);
  if ((shape & 0xc00) === 0xc00) return bytes;
  START.copy(bytes);
  bytes.writeUInt16BE((shape & 0x3000) === 0x3000 ? random.word() & 0xffff : size, 5);
  if ((shape & 0x4000) === 0) bytes.writeUInt8(random.pick([0x90, 0x9f, 0x80, 0x41, 0x60]), 9);
  if ((shape & 0x18000) !== 0 && bytes.length > 10) return repairSum(bytes);
  return bytes;
}

describe('every truncation of a good frame', () => {
  test.each(cards.map((card, index) => [card.kind, card, cards.at(index - 1) ?? card] as const))(
    '%s: nobody, and behind it only the next person',
    (_kind, card, next) => {
      const [frame, nextFrame, nextPerson] = [frameOf(card), frameOf(next), identityOf(next)];
      expect(peopleIn([frame])).toEqual([identityOf(card)]);
      for (let size = 0; size < frame.length; size += 1) {
        const head = frame.subarray(0, size);
        expect(peopleIn([head])).toEqual([]);
        // Without its last bytes a frame may be completed by the next one's first: its text and photo were whole.
        const allowed = frame.length - size < START.length ? [nextPerson, identityOf(card)] : [nextPerson];
        const both = peopleIn([head, nextFrame]);
        expect(both.length <= 1 && both.every((person) => allowed.includes(person))).toBe(true);
        // A new command forgets the half: then the next person is always found.
        const parser = new FrameParser();
        parser.push(head);
        parser.reset();
        expect(peopleIn([nextFrame], parser)).toEqual([nextPerson]);
        if (size > 0) expect(peopleIn([frame.subarray(size)])).toEqual([]);
      }
    },
  );
});

describe('damage that knows the protocol', () => {
  test('every single flipped bit of every layout is nobody', () => {
    for (const frame of frames) {
      for (let bit = 0; bit < frame.length * 8; bit += 1) {
        const damaged = Buffer.from(frame);
        damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(peopleIn([damaged])).toEqual([]);
      }
    }
  });

  test('flipped, cut, doubled, spliced: whoever is found stood there whole', () => {
    const random = new SeededRandom(42);
    let seen = 0;
    for (let round = 0; round < 60_000; round += 1) {
      const bytes = mutated(random);
      for (const person of peopleIn(inPieces(bytes, random))) {
        seen += 1;
        if (!isAccountedFor(person, bytes)) throw new Error(`round ${round}: ${person} was never whole in these bytes`);
      }
    }
    expect(seen).toBeGreaterThan(1000);
  });

  test('two people spliced at the same place, the sum made right: no number that does not sum up', () => {
    const mixed = new Set<string>();
    for (const first of frames) {
      for (const second of frames) {
        for (let at = 14; at < 270; at += 1) {
          const splice = repairSum(Buffer.concat([first.subarray(0, at), second.subarray(at)]));
          for (const person of peopleIn([splice])) mixed.add(person);
        }
      }
    }
    const numbers = [...mixed].map((person) => person.split(' ').at(-1) ?? '').filter((number) => number.length === 18);
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) expect(checkDigit(number.slice(0, 17))).toBe(number.at(17));
    // A number cut in half between two people is one of theirs or none.
    const real = new Set(cards.map(({ idNumber }) => idNumber));
    const chance = new Set(numbers.filter((number) => !real.has(number)));
    expect(chance.size).toBeLessThan(20);
  });

  test('a wrong length, inside or outside, is nobody', () => {
    for (const frame of frames) {
      for (let length = 0; length <= 0xffff; length += 1) {
        if (length === 0x0508) continue;
        const damaged = Buffer.from(frame);
        damaged.writeUInt16BE(length, 5);
        if (peopleIn([damaged]).length > 0) throw new Error(`length ${length} is somebody`);
      }
      for (const at of [10, 12]) {
        for (let length = 0; length <= 0xffff; length += 257) {
          const damaged = Buffer.from(frame);
          if (damaged.readUInt16BE(at) === length) continue;
          damaged.writeUInt16BE(length, at);
          expect(peopleIn([repairSum(damaged)])).toEqual([]);
        }
      }
    }
  });
});

function mutated(random: SeededRandom): Buffer {
  const first = Buffer.from(random.pick(frames));
  const second = random.pick(frames);
  const at = random.below(first.length);
  switch (random.below(7)) {
    case 0:
      for (let times = 1 + random.below(4); times > 0; times -= 1)
        first[random.below(first.length)] = random.below(256);
      return Buffer.concat([first, second]);
    case 1:
      return Buffer.concat([first.subarray(0, at), second]);
    case 2:
      return Buffer.concat([first.subarray(0, at), second.subarray(random.below(second.length))]);
    case 3:
      return Buffer.concat([first.subarray(0, at), second.subarray(at)]);
    case 4:
      return Buffer.concat([first.subarray(0, at), first.subarray(Math.max(0, at - random.below(40)))]);
    case 5:
      first.writeUInt16BE(random.below(0x0b00), 5);
      return Buffer.concat([first, second]);
    default: {
      // Two flips in the same column: the sum cannot see them.
      const flip = 1 << random.below(8);
      for (const place of [14 + random.below(256), 14 + random.below(256)]) first[place] = (first[place] ?? 0) ^ flip;
      return first;
    }
  }
}

function inPieces(bytes: Buffer, random: SeededRandom): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + random.below(900);
    pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return pieces;
}
