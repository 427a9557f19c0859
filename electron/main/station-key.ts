import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { KeyChoice } from '#electron/launch/station-messages.ts';
import { decideKey } from './key-choice.ts';

const SEALED_KEY_FILE = 'station.key.enc';
/** The station process makes this one when it is told `keySource: 'file'`. */
const PLAIN_KEY_FILE = 'station.key';

/** Returns null when the key is sealed by a keychain that is not available: then nothing may be opened or made. */
export async function obtainKey(dataDir: string): Promise<KeyChoice | null> {
  const sealedFile = join(dataDir, SEALED_KEY_FILE);
  const decision = decideKey({
    sealedKeyExists: existsSync(sealedFile),
    plainKeyExists: existsSync(join(dataDir, PLAIN_KEY_FILE)),
    keychainAvailable: await safeStorage.isAsyncEncryptionAvailable(),
    backend: process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null,
  });
  switch (decision) {
    case 'refuse':
      return null;
    case 'use-file':
      return { keySource: 'file' };
    case 'open-sealed':
      return openSealed(sealedFile);
    case 'make-sealed':
      return makeSealed(dataDir, sealedFile);
    default:
      return decision satisfies never;
  }
}

async function openSealed(file: string): Promise<KeyChoice> {
  const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(await readFile(file));
  if (!/^[0-9a-f]{64}$/.test(result)) throw new Error('The sealed key is not a key');
  if (shouldReEncrypt) await writeDurably(file, await safeStorage.encryptStringAsync(result));
  return { keySource: 'keychain', keyHex: result };
}

async function makeSealed(dataDir: string, file: string): Promise<KeyChoice> {
  const keyHex = randomBytes(32).toString('hex');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeDurably(file, await safeStorage.encryptStringAsync(keyHex));
  return { keySource: 'keychain', keyHex };
}

/** The key must be on disk before the first row is: a database whose key was lost in a power cut is gone. */
async function writeDurably(file: string, bytes: Buffer): Promise<void> {
  const next = `${file}.new`;
  const handle = await open(next, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(next, file);
}
