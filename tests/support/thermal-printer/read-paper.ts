import { nextCommand } from './commands.ts';
import { type EngineOptions, PrintEngine } from './engine.ts';
import { drawPaper } from './paper-picture.ts';
import type { PaperLine } from './paper.ts';
import { readQrs } from './read-qr.ts';

/** One piece of paper, from cut to cut. */
export type PrintedJob = {
  readonly lines: readonly PaperLine[];
  /** Text lines as read by a decoder of the platform; a picture is `[image 576×54]`, a native QR code `[qr …]`. */
  readonly text: readonly string[];
  readonly images: readonly Extract<PaperLine, { kind: 'image' }>[];
  readonly qrs: readonly string[];
  /** Everything sent for it, without status questions. */
  readonly bytes: Uint8Array;
  png(): Buffer;
};

export function printedJob(lines: readonly PaperLine[], bytes: Uint8Array, columns: number): PrintedJob {
  return {
    lines,
    text: lines.map(describe),
    images: lines.filter((line) => line.kind === 'image'),
    // Read when asked for: searching a picture takes long enough to disturb a conversation.
    get qrs() {
      return readQrs(lines);
    },
    bytes,
    png: () => drawPaper(lines, columns),
  };
}

/** Prints bytes without a line to a printer: for looking at what an encoder made. Throws on a command this printer does not know. */
export function readPaper(bytes: Uint8Array, options: Partial<EngineOptions> & { columns: number }): PrintedJob {
  const engine = new PrintEngine({ codePage: 'gbk', ...options });
  let rest = bytes;
  for (let command = nextCommand(rest); command !== null; command = nextCommand(rest)) {
    rest = rest.subarray(command.bytes.length);
    if (command.name !== 'GS a' && command.name !== 'GS r') engine.run(command);
  }
  if (rest.length > 0) throw new Error(`${rest.length} bytes of an unfinished command at the end`);
  if (engine.unknown.length > 0)
    throw new Error(`unknown command ${Buffer.from(engine.unknown[0] ?? []).toString('hex')}`);
  return printedJob(engine.takePiece(), bytes, options.columns);
}

function describe(line: PaperLine): string {
  if (line.kind === 'text') return line.text;
  return line.kind === 'image' ? `[image ${line.width}×${line.height}]` : `[qr ${line.payload}]`;
}
