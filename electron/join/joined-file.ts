import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { screenRole } from '#shared/contract/lan.ts';

const joined = z.object({
  host: z.string(),
  port: z.int(),
  role: screenRole,
  name: z.string(),
  screenId: z.uuid(),
  /** SHA-256 of the host's certificate, hex. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  credential: z.string().regex(/^[\w-]{43}$/),
});
export type Joined = z.infer<typeof joined>;

const FILE = 'joined.json';

/** What this PC holds of its host: the pinned certificate and its own secret. Null when it was never joined. */
export function readJoined(folder: string): Joined | null {
  let text: string;
  try {
    text = readFileSync(join(folder, FILE), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return joined.parse(JSON.parse(text));
}

export function writeJoined(folder: string, value: Joined): void {
  writePrivately(folder, FILE, JSON.stringify(value, null, 2));
}

export function forgetJoined(folder: string): void {
  rmSync(join(folder, FILE), { force: true });
}

/** For this user only, and whole or not at all, whenever the power goes. */
export function writePrivately(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const next = join(folder, `${name}.new`);
  rmSync(next, { force: true });
  const file = openSync(next, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, join(folder, name));
}
