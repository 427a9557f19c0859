import type { OutgoingFile } from '#shared/contract/roster.ts';
import { saveFile } from './save-file.ts';

export type FetchWatch = { readonly onPercent: (percent: number) => void; readonly mayGoOn: () => boolean };
export type Piece = (piece: {
  readonly fileId: string;
  readonly index: number;
}) => Promise<{ readonly content: string }>;

/**
 * Fetches a file the station has made, piece by piece, and hands it to the person in the downloads folder. False when it was
 * stopped on the way: then nothing is saved.
 */
export async function fetchFile(
  piece: Piece,
  file: OutgoingFile,
  { onPercent, mayGoOn }: FetchWatch = { onPercent: () => undefined, mayGoOn: () => true },
): Promise<boolean> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let index = 0; index < file.chunks; index += 1) {
    const { content } = await piece({ fileId: file.fileId, index });
    if (!mayGoOn()) return false;
    pieces.push(Uint8Array.from(atob(content), (character) => character.charCodeAt(0)));
    onPercent(Math.floor(((index + 1) / file.chunks) * 100));
  }
  const type = file.fileName.endsWith('.pdf') ? 'application/pdf' : '';
  saveFile(file.fileName, new Blob(pieces, { type }));
  return true;
}
