import { describe, expect, test } from 'vitest';
import { SAM_COMMANDS } from '#electron/devices/id-card/sam-commands.ts';
import { encodeCommand, FrameParser, holdsPreamble } from '#electron/devices/id-card/sam-frame.ts';
import { formatSamId } from '#electron/devices/id-card/sam-id.ts';
import { statusWord } from '#electron/devices/id-card/sam-status.ts';
import { moduleFrame, readReplyFrame } from '#tests/support/sam-reader/sam-module.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Buffer => Buffer.from(text, 'hex');
const NONE = bytes('aaaaaa9669000400008084');
const FOUND = bytes('aaaaaa9669000800009f0000000097');
const words = (parser: FrameParser, chunk: Uint8Array): readonly number[] => parser.push(chunk).map(({ sw3 }) => sw3);

describe('commands, byte for byte as other implementations send them', () => {
  test.each([
    [0x10, 0xff, [], 'aaaaaa9669000310ffec'],
    [0x11, 0xff, [], 'aaaaaa9669000311ffed'],
    [0x12, 0xff, [], 'aaaaaa9669000312ffee'],
    [0x20, 0x01, [], 'aaaaaa96690003200122'],
    [0x20, 0x02, [], 'aaaaaa96690003200221'],
    [0x30, 0x01, [], 'aaaaaa96690003300132'],
    [0x30, 0x10, [], 'aaaaaa96690003301023'],
    [0x30, 0x03, [], 'aaaaaa96690003300330'],
    [0x60, 0x00, [], 'aaaaaa96690003600063'],
    [0x61, 0xff, [0x50], 'aaaaaa9669000461ff50ca'],
  ])('%i %i', (command, parameter, data, wire) => {
    expect(hex(encodeCommand(command, parameter, Uint8Array.from(data)))).toBe(wire);
  });

  test('the commands in use', () => {
    expect(Object.fromEntries(Object.values(SAM_COMMANDS).map(({ name, frame }) => [name, hex(frame)]))).toEqual({
      status: 'aaaaaa9669000311ffed',
      'sam-id': 'aaaaaa9669000312ffee',
      find: 'aaaaaa96690003200122',
      select: 'aaaaaa96690003200221',
      read: 'aaaaaa96690003300132',
    });
  });
});

describe('replies', () => {
  test.each([
    ['aaaaaa9669000400009094', 0x90, ''],
    ['aaaaaa9669000400006064', 0x60, ''],
    ['aaaaaa9669000400008084', 0x80, ''],
    ['aaaaaa9669000800009f0000000097', 0x9f, '00000000'],
    ['aaaaaa9669000c00009000000000000000009c', 0x90, '0000000000000000'],
  ])('%s', (wire, sw3, data) => {
    const [reply] = new FrameParser().push(bytes(wire));
    expect(reply).toMatchObject({ sw1: 0, sw2: 0, sw3 });
    expect(hex(reply?.data ?? bytes('ff'))).toBe(data);
  });

  test('keeps the card words beside the module word', () => {
    expect(new FrameParser().push(bytes('aaaaaa966900046a8241ad'))).toEqual([
      { sw1: 0x6a, sw2: 0x82, sw3: 0x41, data: new Uint8Array(0) },
    ]);
  });

  test('the simulated module sends the same bytes as real ones', () => {
    expect(hex(moduleFrame(0x90))).toBe('aaaaaa9669000400009094');
    expect(hex(moduleFrame(0x80))).toBe('aaaaaa9669000400008084');
    expect(hex(moduleFrame(0x9f, Buffer.alloc(4)))).toBe('aaaaaa9669000800009f0000000097');
    expect(hex(moduleFrame(0x90, Buffer.alloc(8)))).toBe('aaaaaa9669000c00009000000000000000009c');
    const read = readReplyFrame({ text: Buffer.alloc(256), photo: Buffer.alloc(1024) });
    expect(read.length).toBe(1295);
    expect(hex(read.subarray(0, 14))).toBe('aaaaaa9669050800009001000400');
  });
});

describe('the parser', () => {
  test('puts a reply together from single bytes', () => {
    const parser = new FrameParser();
    const found = [...FOUND].flatMap((byte) => words(parser, Uint8Array.of(byte)));
    expect(found).toEqual([0x9f]);
  });

  test('finds several replies and the noise between them', () => {
    const noise = bytes('00aaaa96aaaaaa9669ffff13aaaaaa966900021100');
    expect(words(new FrameParser(), Buffer.concat([noise, NONE, noise, FOUND, NONE]))).toEqual([0x80, 0x9f, 0x80]);
  });

  test('finds the start in a longer run of its first byte', () => {
    expect(words(new FrameParser(), Buffer.concat([bytes('aaaa'), FOUND]))).toEqual([0x9f]);
  });

  test('goes on after half a reply', () => {
    expect(words(new FrameParser(), Buffer.concat([FOUND.subarray(0, 9), FOUND]))).toEqual([0x9f]);
  });

  test('drops a reply with a wrong checksum, and only that', () => {
    const damaged = Buffer.from(FOUND);
    damaged.writeUInt8(damaged.readUInt8(9) ^ 1, 9);
    expect(words(new FrameParser(), Buffer.concat([damaged, NONE]))).toEqual([0x80]);
  });

  test("passes over an adapter's echo of our own command", () => {
    expect(words(new FrameParser(), Buffer.concat([SAM_COMMANDS.find.frame, NONE]))).toEqual([0x80]);
  });

  test('forgets half a reply when told to', () => {
    const parser = new FrameParser();
    parser.push(FOUND.subarray(0, 14));
    parser.reset();
    expect(words(parser, FOUND.subarray(14))).toEqual([]);
    expect(words(parser, FOUND)).toEqual([0x9f]);
  });

  test('holds no more than one frame, however much noise comes', () => {
    const parser = new FrameParser();
    for (const start of ['00', 'aa', 'aaaaaa9669', 'aaaaaa96690a00']) {
      for (let round = 0; round < 50; round += 1) {
        parser.push(Buffer.concat([bytes(start), Buffer.alloc(3000, bytes(start))]));
        expect(parser.heldBytes).toBeLessThanOrEqual(7 + 0x0a00);
      }
    }
  });
});

test('a frame start inside other bytes is noticed at any place', () => {
  expect(holdsPreamble(bytes('20aaaaaa966920'))).toBe(true);
  expect(holdsPreamble(bytes('20aaaa9669aa20'))).toBe(false);
  expect(holdsPreamble(new Uint8Array(Buffer.concat([FOUND, NONE])).subarray(1, 15))).toBe(false);
});

test.each([
  [0x90, 'done'],
  [0x9f, 'found'],
  [0x80, 'nothing'],
  [0x31, 'repeat'],
  [0x32, 'repeat'],
  [0x41, 'repeat'],
  [0x81, 'repeat'],
  [0x40, 'refused'],
  [0x60, 'maintenance'],
  [0x66, 'maintenance'],
  [0xee, 'refused'],
])('status word %i means %s', (sw3, outcome) => {
  expect(statusWord(sw3).outcome).toBe(outcome);
});

test("the module's number is printed as vendors print it", () => {
  // 20130401 = 0x01332A61, 1234567 = 0x0012D687, 123456789 = 0x075BCD15, low byte first.
  expect(formatSamId(bytes('05000100612a330187d6120015cd5b07'))).toBe('05.01-20130401-0001234567-0123456789');
  expect(formatSamId(bytes('0500010051'))).toBeNull();
});
