import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { installedFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { drawPage } from './page-set/draw-page.ts';
import { pageScene } from './page-set/page-scene.ts';
import { Random } from './photo-set/random.ts';
import { pngBytes } from './png-bytes.ts';

/** Three pages as a scanner, a phone and an office program make them, two with the same photo; with a password when one is given. */
export async function threePagePdf(userPassword?: string): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    ...(userPassword && { userPassword }),
  });
  const scene = pageScene(5001).picture;
  document.addPage({ size: [scene.width, scene.height], margin: 0 });
  document.image(pngBytes(scene), 0, 0, { width: scene.width });
  document.addPage();
  document.image(pngBytes(drawPage(new Random(7))), 0, 0, { width: document.page.width, height: document.page.height });
  const photo = join(import.meta.dirname, 'pictures/card-352x440.jpg');
  document.image(photo, 400, 600, { width: 120 });
  document.addPage();
  document.image(photo, 400, 600, { width: 120 });
  document.registerFont('text', installedFontFiles().base);
  document.font('text').fontSize(28).text('证明', 260, 80);
  document.fontSize(16).text('兹证明张试样同志系我村退役军人，情况属实。', 80, 160, { width: 420 });
  return bytesOf(document);
}

/** A page whose text names 宋体 and does not carry it, as old office programs write. */
export function barePdf(text: string): Buffer {
  const codes = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return pdfOf({
    content: `BT /F1 28 Tf 60 300 Td <${codes}> Tj ET`,
    resources: '/Font << /F1 4 0 R >>',
    objects: [
      '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 6 0 R' +
        ' /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>',
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0' +
        ' /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ],
  });
}

/** 64 × 64 dots, white, with a black block from 16 to 48 across and down: ITU-T T.6 by hand. */
const SIDE = 64;
const T6 = bitsOf([
  '1'.repeat(16),
  // White of 16, black of 32, then the rest as above.
  ['001', '101010', '000001101010', '1'].join(''),
  '111'.repeat(31),
  '00011',
  '1'.repeat(15),
  '000000000001'.repeat(2),
]);

/** The same dots as JPEG 2000, by another program. */
const J2K = Buffer.from(
  '/0//UQAsAAAAAABAAAAAQAAAAAAAAAAAAAAAQAAAAEAAAAAAAAAAAAACBwEBBwEB/1IADAAAAAEABQQEAAH/XAATQEBISFBISFBISFBISFBISF' +
    'D/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjD/kAAKAAAAAACmAAH/k99IUArUUPVdz6QYAcq/z7wWfQFj5ggPu6fr2g+4' +
    'Y3ReEIVJZoDPlFz5RcGQCeP778RcJJ8Bzwwc/X/Nx+Upx93c5xF4gu1pMY7BgM+AufAUGcqpoxdAK/H+IIIg3Q2WXY5MOaPwgM4icQBy01r7W2' +
    'BKey5C3N7w4jxjgM6ZOmC1oACYPObZ4vIxPtyWOKfabImdS5go3MmA/9k=',
  'base64',
);

const IMAGES = {
  ccitt: [`/CCITTFaxDecode /DecodeParms << /K -1 /Columns ${SIDE} /Rows ${SIDE} >> /BitsPerComponent 1`, T6],
  jbig2: ['/JBIG2Decode /BitsPerComponent 1', jbig2()],
  jpx: ['/JPXDecode /BitsPerComponent 8', J2K],
  broken: ['/JBIG2Decode /BitsPerComponent 1', Buffer.from('no such image at all')],
} satisfies Record<string, readonly [string, Buffer]>;

/** A page that is one image, packed as scanners do. */
export function imagePdf(kind: keyof typeof IMAGES): Buffer {
  const [filter, image] = IMAGES[kind];
  return pdfOf({
    content: 'q 400 0 0 400 0 0 cm /I1 Do Q',
    resources: '/XObject << /I1 4 0 R >>',
    objects: [
      `<< /Type /XObject /Subtype /Image /Width ${SIDE} /Height ${SIDE} /ColorSpace /DeviceGray` +
        ` /Filter ${filter} /Length ${image.length} >>\nstream\n${image.toString('latin1')}\nendstream`,
    ],
  });
}

/** So many empty pages. */
export async function emptyPdf(pages: number): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', autoFirstPage: false });
  for (let page = 0; page < pages; page += 1) document.addPage();
  return bytesOf(document);
}

async function bytesOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The same dots as a JBIG2 page (ITU-T T.88): page information, then one region coded as T.6. */
function jbig2(): Buffer {
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const segment = (at: number, type: number, data: Buffer) =>
    Buffer.concat([number(at), Buffer.from([type, 0, 1]), number(data.length), data]);
  const size = [number(SIDE), number(SIDE)];
  const page = Buffer.concat([...size, number(0), number(0), Buffer.from([0, 0, 0])]);
  const region = Buffer.concat([...size, number(0), number(0), Buffer.from([0]), Buffer.from([1]), T6]);
  return Buffer.concat([segment(0, 48, page), segment(1, 38, region)]);
}

function bitsOf(parts: readonly string[]): Buffer {
  const bits = parts.join('');
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

type Bare = { readonly content: string; readonly resources: string; readonly objects: readonly string[] };

function pdfOf({ content, resources, objects }: Bare): Buffer {
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Resources << ${resources} >> /Contents ${objects.length + 4} 0 R >>`,
    ...objects,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let file = '%PDF-1.5\n';
  const offsets = all.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
