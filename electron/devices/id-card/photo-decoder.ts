import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import type { PhotoDecoder } from './reader-port.ts';

/** 102×126 pixels, 24 bits, rows padded to 308 bytes, 54 bytes of header. */
const BMP = { bytes: 38_862, width: 102, height: 126, bitsPerPixel: 24 } as const;

export type PhotoDecoderOptions = {
  readonly timeoutMs?: number;
  /** Never gets the photo. */
  readonly log?: (message: string, cause?: unknown) => void;
};

/**
 * The decoder a station installed itself: a program that reads the 1,024 WLT bytes from its standard input, writes the
 * BMP to its standard output and ends with 0. Through pipes and not files, so that no photo is left on the disk.
 * Vendors' libraries that want files need a few lines of wrapper. `program` null or not executable = not available.
 */
export function createPhotoDecoder(program: string | null, options: PhotoDecoderOptions = {}): PhotoDecoder {
  const log = options.log ?? (() => undefined);
  if (program === null) return ABSENT;
  if (!isExecutable(program)) {
    log(`photo decoder is not an executable file: ${program}`);
    return ABSENT;
  }
  const timeoutMs = options.timeoutMs ?? 5000;
  return {
    available: true,
    decode: async (photoWlt) => {
      const answer = await runDecoder(program, photoWlt, timeoutMs);
      if (!answer.ok) {
        log(`photo decoder failed: ${answer.why}`);
        return null;
      }
      if (!isCardPhoto(answer.output)) {
        log(`photo decoder wrote ${answer.output.length} bytes that are no 102×126 24-bit BMP`);
        return null;
      }
      return Uint8Array.from(answer.output);
    },
  };
}

const ABSENT: PhotoDecoder = { available: false, decode: () => Promise.resolve(null) };

function isExecutable(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return statSync(program).isFile();
  } catch {
    return false; // the answer itself; the caller says it
  }
}

type Answer = { readonly ok: true; readonly output: Buffer } | { readonly ok: false; readonly why: string };

function runDecoder(program: string, input: Uint8Array, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(program, [], { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.kill('SIGKILL');
      resolve(answer);
    };
    const timer = setTimeout(() => finish({ ok: false, why: 'no photo in time' }), timeoutMs);
    child.once('error', (error) => finish({ ok: false, why: error.message }));
    child.once('close', (code, signal) =>
      finish(
        code === 0 ? { ok: true, output: Buffer.concat(chunks) } : { ok: false, why: `ended with ${code ?? signal}` },
      ),
    );
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > BMP.bytes) finish({ ok: false, why: 'more bytes than a photo has' });
    });
    // A program that ends without reading breaks the pipe; its exit code says what happened.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function isCardPhoto(bytes: Buffer): boolean {
  return (
    bytes.length === BMP.bytes &&
    bytes.toString('latin1', 0, 2) === 'BM' &&
    bytes.readUInt32LE(10) === 54 &&
    bytes.readInt32LE(18) === BMP.width &&
    Math.abs(bytes.readInt32LE(22)) === BMP.height &&
    bytes.readUInt16LE(28) === BMP.bitsPerPixel &&
    bytes.readUInt32LE(30) === 0
  );
}
