import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileKind, type FileKind } from '#renderer/lib/file-kind.ts';
import { barePdf } from '#tests/support/pdf-samples.ts';
import { pngBytes } from '#tests/support/png-bytes.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const jpeg = readFileSync(join(import.meta.dirname, '../support/pictures/card-352x440.jpg'));
const png = pngBytes({ width: 1, height: 1, data: new Uint8ClampedArray(4) });

test.each<[string, FileKind, Buffer, string]>([
  ['a JPEG', 'picture', jpeg, 'image/jpeg'],
  ['a PNG without a type', 'picture', png, ''],
  ['a WebP', 'picture', latin('RIFF\x1a\0\0\0WEBPVP8 '), 'image/webp'],
  ['a BMP', 'picture', latin('BM\x46\0\0\0'), 'image/bmp'],
  ['an AVIF', 'picture', latin('\0\0\0\x1cftypavif'), 'image/avif'],
  ['an AVIF of the family’s brand', 'picture', latin('\0\0\0\x1cftypmif1\0\0\0\0mif1avif'), ''],
  ['an iPhone’s picture under another name', 'heic', latin('\0\0\0\x18ftypheic'), 'image/jpeg'],
  ['an iPhone’s picture as newer ones write it', 'heic', latin('\0\0\0\x24ftypmif1'), ''],
  ['a TIFF of a PC', 'tiff', latin('II*\0\x08\0\0\0'), 'image/tiff'],
  ['a TIFF of others', 'tiff', latin('MM\0*\0\0\0\x08'), ''],
  ['a PDF without a type', 'pdf', barePdf('甲'), ''],
  ['a PDF with a line before it', 'pdf', Buffer.concat([latin('\r\nscanner 3\r\n'), barePdf('甲')]), ''],
  ['a film', 'other', latin('\0\0\0\x18ftypisom'), 'video/mp4'],
  ['an animation', 'other', latin('GIF89a'), 'image/gif'],
  ['half a JPEG, which the decoder judges', 'picture', latin('no picture'), 'image/jpeg'],
  ['a letter', 'other', latin('PK\x03\x04'), 'application/msword'],
  ['nothing', 'other', latin(''), ''],
])('%s is a %s', async (_, kind, bytes, type) => {
  expect(await fileKind(new File([new Uint8Array(bytes)], 'x', { type }))).toBe(kind);
});

test('a file that is gone is judged by its type; opening it says the rest', async () => {
  const gone = new File(['x'], 'x', { type: 'application/pdf' });
  gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }) as Blob;
  expect(await fileKind(gone)).toBe('pdf');
});
