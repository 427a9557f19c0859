import { holdsPreamble } from './sam-frame.ts';

const TEXT_BYTES = 256;
const PHOTO_BYTES = 1024;

export type CardReply = { readonly text: Uint8Array; readonly photoWlt: Uint8Array };

/**
 * Splits the data of a good reply to 30 01: text length u16BE, photo length u16BE, text, photo. Null unless it is exactly
 * that. A frame's start inside text or photo means that half of one reply was completed by the next one and the checksum
 * agreed by chance (1 in 256): two people's data in one record. In a true photo those five bytes are once in a lifetime.
 */
export function parseCardReply(data: Uint8Array): CardReply | null {
  if (data.length !== 4 + TEXT_BYTES + PHOTO_BYTES) return null;
  const lengths = Buffer.from(data.subarray(0, 4));
  if (lengths.readUInt16BE(0) !== TEXT_BYTES || lengths.readUInt16BE(2) !== PHOTO_BYTES) return null;
  if (holdsPreamble(data.subarray(4))) return null;
  return { text: data.slice(4, 4 + TEXT_BYTES), photoWlt: data.slice(4 + TEXT_BYTES) };
}
