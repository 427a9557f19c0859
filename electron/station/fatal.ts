import { StoreError } from '#electron/db/connection.ts';
import { KeyMissingError } from '#electron/platform/key-file.ts';
import { NotPracticeError } from './prepare-profile.ts';

/** Why the station cannot start, as a code for screens and a sentence for the terminal. */
export function fatalOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof StoreError) return { code: error.code, message: error.message };
  if (error instanceof KeyMissingError) return { code: 'store.keyMissing', message: error.message };
  if (error instanceof NotPracticeError) return { code: 'station.notPractice', message: error.message };
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return {
      code: 'station.portInUse',
      message: 'the port is in use: is the program running already? Or choose --port',
    };
  }
  return { code: 'internal', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
