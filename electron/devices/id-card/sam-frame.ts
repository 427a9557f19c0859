/**
 * Framing of the SAM_V / SAM_A reader module (devices' serial and network protocol):
 *   host → module  AA AA AA 96 69 | length u16BE | CMD PARA data… | CHK
 *   module → host  AA AA AA 96 69 | length u16BE | SW1 SW2 SW3 data… | CHK
 * `length` counts everything after itself, CHK included; CHK is the XOR from the length's high byte up to itself.
 */
const PREAMBLE = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]);
const HEAD_BYTES = PREAMBLE.length + 2;
/** SW1 SW2 SW3 CHK. A module never sends less, so an adapter's echo of our own three-byte commands is skipped too. */
const MINIMUM_LENGTH = 4;
/** The longest known reply (text, photo, two fingerprints) has 0x090A; more is a chance preamble in noise. */
const MAXIMUM_LENGTH = 0x0a00;

export type SamReply = {
  readonly sw1: number;
  readonly sw2: number;
  /** The module's status word; SW1 and SW2 carry the card's own words or zero. */
  readonly sw3: number;
  readonly data: Uint8Array;
};

/** The bytes of a command as they go on the wire. */
export function encodeCommand(command: number, parameter: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const length = data.length + 3;
  const body = Buffer.from([length >> 8, length & 0xff, command, parameter, ...data]);
  return Buffer.concat([PREAMBLE, body, Buffer.from([xorOf(body)])]);
}

/** True if a frame's start lies inside these bytes; in card text it means that two replies ran into each other. */
export function holdsPreamble(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(PREAMBLE);
}

/**
 * Finds replies in a stream that may hold noise, halves and damaged frames. Takes chunks of any size, never throws,
 * never holds more than one frame. A candidate that fails its length or checksum costs one byte, then the search goes on,
 * so a good frame inside a bad one is still found.
 */
export class FrameParser {
  #held: Buffer = Buffer.alloc(0);

  push(chunk: Uint8Array): readonly SamReply[] {
    const bytes = Buffer.concat([this.#held, chunk]);
    const replies: SamReply[] = [];
    let at = 0;
    for (;;) {
      const start = bytes.indexOf(PREAMBLE, at);
      if (start === -1) {
        at = Math.max(at, bytes.length - PREAMBLE.length + 1);
        break;
      }
      at = start;
      if (bytes.length - start < HEAD_BYTES) break;
      const length = bytes.readUInt16BE(start + PREAMBLE.length);
      if (length < MINIMUM_LENGTH || length > MAXIMUM_LENGTH) {
        at += 1;
        continue;
      }
      const end = start + HEAD_BYTES + length;
      if (bytes.length < end) break;
      const reply = readReply(bytes.subarray(start + PREAMBLE.length, end));
      if (reply !== null) replies.push(reply);
      at = reply === null ? at + 1 : end;
    }
    // A copy, so that a large chunk of noise is not kept alive by its tail.
    this.#held = Buffer.from(bytes.subarray(at));
    return replies;
  }

  /** Forgets a half-received frame. */
  reset(): void {
    this.#held = Buffer.alloc(0);
  }

  get heldBytes(): number {
    return this.#held.length;
  }
}

/** `frame` runs from the length's high byte to CHK; a good one XORs to zero as a whole. */
function readReply(frame: Buffer): SamReply | null {
  if (xorOf(frame) !== 0) return null;
  return {
    sw1: frame.readUInt8(2),
    sw2: frame.readUInt8(3),
    sw3: frame.readUInt8(4),
    data: Uint8Array.from(frame.subarray(5, -1)),
  };
}

function xorOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 1) sum ^= bytes[at] ?? 0;
  return sum;
}
