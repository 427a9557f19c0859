import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class KeyMissingError extends Error {
  constructor(path: string) {
    super(`the database's key file ${path} is missing: put it back before starting, a new one cannot open the data`);
    this.name = 'KeyMissingError';
  }
}

/**
 * The database key of a station without an OS keychain: 64 hex digits in a 0600 file beside the store, made with the store.
 * Throws KeyMissingError when there is a store but no key: a new key would lock the data away for ever.
 */
export function keyFromFile(dataDir: string, storeExists: boolean): string {
  const path = join(dataDir, 'station.key');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  if (storeExists) throw new KeyMissingError(path);
  const keyHex = randomBytes(32).toString('hex');
  writeFileSync(path, `${keyHex}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return keyHex;
}
