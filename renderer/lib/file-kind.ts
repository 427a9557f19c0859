/** What a chosen file is, by its first bytes: names and types are what somebody's phone or mail program made of them. */
export type FileKind = 'picture' | 'pdf' | 'heic' | 'tiff' | 'other';

/** What every browser of a station decodes; anything else is told apart so that a clerk hears what to do with it. */
const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/bmp', 'image/avif'];

/** Brands of pictures in an ISO media file (ISO/IEC 23008-12). */
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

export async function fileKind(file: File): Promise<FileKind> {
  // A file that is gone from its stick: whoever opens it says so.
  const start = await file
    .slice(0, 1024)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  return kindOfBytes(new Uint8Array(start)) ?? kindOfType(file.type);
}

export function kindOfBytes(bytes: Uint8Array): FileKind | null {
  const text = String.fromCharCode(...bytes.subarray(0, 1024));
  if (text.startsWith('ÿØÿ') || text.startsWith('\x89PNG\r\n') || text.startsWith('BM')) return 'picture';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'picture';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff';
  if (text.slice(4, 8) === 'ftyp') {
    // The first brand may be that of the family, with AVIF among those behind it.
    if (text.slice(8, 40).includes('avif')) return 'picture';
    return HEIC_BRANDS.includes(text.slice(8, 12)) ? 'heic' : 'other';
  }
  // Some programs write a line of their own before it.
  return text.includes('%PDF-') ? 'pdf' : null;
}

/** Half a picture begins like none: the decoder says what is wrong with it. */
function kindOfType(type: string): FileKind {
  if (PICTURE_TYPES.includes(type)) return 'picture';
  return type === 'application/pdf' ? 'pdf' : 'other';
}
