import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

export class KeyMissingError extends Error {
  constructor(path: string) {
    super(`the database's key file ${path} is missing: put it back before starting, a new one cannot open the data`);
    this.name = 'KeyMissingError';
  }
}

export class KeyUnusableError extends Error {
  constructor(path: string, cause?: unknown) {
    super(`the key file ${path} holds no key (64 hex digits) or cannot be read: put the right one back`, { cause });
    this.name = 'KeyUnusableError';
  }
}

/**
 * The database key of a station without an OS keychain: 64 hex digits in a 0600 file beside the store, made with the store.
 * Throws KeyMissingError when there is a store but no key: a new key would lock the data away for ever; KeyUnusableError
 * when the file holds something else.
 */
export function keyFromFile(dataDir: string, storeExists: boolean): string {
  const path = join(dataDir, 'station.key');
  if (existsSync(path)) return readKey(path);
  if (storeExists) throw new KeyMissingError(path);
  const keyHex = randomBytes(32).toString('hex');
  // Whole or not at all: a power cut must not leave half a key beside a store that has it whole.
  const unfinished = `${path}.new`;
  writeFileSync(unfinished, `${keyHex}\n`, { mode: 0o600, flush: true });
  renameSync(unfinished, path);
  return keyHex;
}

function readKey(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim().toLowerCase();
  } catch (error) {
    throw new KeyUnusableError(path, error);
  }
  if (!/^[0-9a-f]{64}$/.test(text)) throw new KeyUnusableError(path);
  // A copy from a stick is often readable for everybody. Windows has no such bits: the folder's rights decide there.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  return text;
}
