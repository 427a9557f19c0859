import type { OutgoingFile } from '#shared/contract/roster.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { saveFile } from '#renderer/lib/save-file.ts';

/** The file could not be read: moved, renamed, or locked by another program since it was chosen. */
export class FileUnreadableError extends Error {
  constructor(cause: unknown) {
    super('the chosen file could not be read', { cause });
    this.name = 'FileUnreadableError';
  }
}

/** A file's bytes in base64. The browser reads and encodes off the page's own thread, so nothing freezes. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(new FileUnreadableError(reader.error)));
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.readAsDataURL(file);
  });
}

type Watch = { readonly onPercent: (percent: number) => void; readonly mayGoOn: () => boolean };

/**
 * Fetches a file the station has made, piece by piece, and hands it to the person in the downloads folder. False when it was
 * stopped on the way: then nothing is saved.
 */
export async function fetchFile(
  station: StationClient,
  file: OutgoingFile,
  { onPercent, mayGoOn }: Watch = { onPercent: () => undefined, mayGoOn: () => true },
): Promise<boolean> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let index = 0; index < file.chunks; index += 1) {
    const { content } = await station.roster.fileChunk({ fileId: file.fileId, index });
    if (!mayGoOn()) return false;
    pieces.push(Uint8Array.from(atob(content), (character) => character.charCodeAt(0)));
    onPercent(Math.floor(((index + 1) / file.chunks) * 100));
  }
  saveFile(file.fileName, new Blob(pieces));
  return true;
}
