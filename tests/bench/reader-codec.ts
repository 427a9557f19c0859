import { encodeCommand, FrameParser } from '#electron/devices/id-card/sam-frame.ts';
import { parseCardReply } from '#electron/devices/id-card/card-reply.ts';
import { decodeTextRecord } from '#electron/devices/id-card/text-record.ts';
import { inventedCard, stubPhoto } from '#tests/support/sam-reader/invented-card.ts';
import { readReplyFrame } from '#tests/support/sam-reader/sam-module.ts';
import { writeTextRecord } from '#tests/support/sam-reader/text-record-writer.ts';
import { rareName } from '#tests/support/thermal-printer/sample-names.ts';
import { median, ratio, timed, type Figure } from './figures.ts';

const FRAMES = 2_000;
const ROUNDS = 15;
/** As a serial line hands them over. */
const CHUNK = 64;

/** What the reader's codec costs: whole card replies to records, against writing commands and against the wire itself. */
export async function readerCodec(): Promise<readonly Figure[]> {
  const card = inventedCard({ name: rareName });
  const frame = readReplyFrame({ text: writeTextRecord(card), photo: stubPhoto() });
  const chunks = Array.from({ length: Math.ceil(frame.length / CHUNK) }, (_, at) =>
    frame.subarray(at * CHUNK, (at + 1) * CHUNK),
  );
  const parser = new FrameParser();
  const decode = (pieces: readonly Uint8Array[]) => {
    for (const reply of pieces.flatMap((piece) => parser.push(piece))) {
      const found = parseCardReply(reply.data);
      if (found !== null && decodeTextRecord(found.text)?.name === card.name) return;
    }
    throw new Error('the card was not read');
  };
  const works = {
    decode: () => decode([frame]),
    chunked: () => decode(chunks),
    encode: () => encodeCommand(0x30, 0x01),
    answer: () => readReplyFrame({ text: writeTextRecord(card), photo: stubPhoto() }),
  };
  const samples = { decode: [] as number[], chunked: [] as number[], encode: [] as number[], answer: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const key of ['decode', 'chunked', 'encode', 'answer'] as const) {
      const work = works[key];
      const spent = await timed(() => {
        for (let each = 0; each < FRAMES; each += 1) work();
      });
      samples[key].push(spent / FRAMES);
    }
  }
  const perSecond = (values: readonly number[]) => `${Math.round(1000 / median(values)).toLocaleString('en')} frames/s`;
  return [
    { name: 'card reply (1,295 bytes) to record', value: perSecond(samples.decode) },
    { name: 'the same in pieces of 64 bytes', value: perSecond(samples.chunked) },
    { name: 'command to bytes', value: perSecond(samples.encode) },
    { name: 'decode a reply / encode a command', value: ratio(median(samples.decode) / median(samples.encode)) },
    {
      name: "decode a reply / the simulator's encoding of it",
      value: ratio(median(samples.decode) / median(samples.answer)),
    },
  ];
}
