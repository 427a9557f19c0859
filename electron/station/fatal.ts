import { StoreError } from '#electron/db/connection.ts';
import { storeFailureOf, type StoreFailure } from '#electron/db/store-failure.ts';
import { PrinterUrlError } from '#electron/devices/printer/printer-url.ts';
import { KeyMissingError, KeyUnusableError } from '#electron/platform/key-file.ts';
import { DeskError } from '#shared/errors.ts';
import { NotPracticeError, UnknownProfileError } from './prepare-profile.ts';

export type Fatal = { readonly code: string; readonly message: string };

const FAILURES = {
  'store.diskFull': 'the disk is full: make room and start again',
  'store.notWritable': 'the data folder cannot be used: look at the disk and at the rights of the folder',
  'store.damaged': 'the database is damaged; nothing in it was changed',
} as const satisfies Record<StoreFailure, string>;

/** Why the station cannot start, as a code for screens and a sentence for the terminal. */
export function fatalOf(error: unknown): Fatal {
  const known = knownFatal(error);
  if (known) return known;
  const failure = storeFailureOf(error);
  if (failure) return { code: failure, message: `${FAILURES[failure]} (${messageOf(error)})` };
  return { code: 'internal', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function knownFatal(error: unknown): Fatal | null {
  const message = messageOf(error);
  if (error instanceof StoreError) return { code: error.code, message };
  if (error instanceof KeyMissingError) return { code: 'store.keyMissing', message };
  if (error instanceof KeyUnusableError) return { code: 'store.wrongKey', message };
  if (error instanceof NotPracticeError) return { code: 'station.notPractice', message };
  if (error instanceof UnknownProfileError) return { code: 'station.profileUnknown', message };
  if (error instanceof PrinterUrlError) return { code: 'device.address', message };
  if (error instanceof DeskError && 'address' in error.data) {
    return { code: error.code, message: `not a reader address: ${JSON.stringify(error.data.address)}` };
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return {
      code: 'station.portInUse',
      message: 'the port is in use: is the program running already? Or choose --port',
    };
  }
  return null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
