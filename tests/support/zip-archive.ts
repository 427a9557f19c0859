import { crc32, deflateRawSync, constants } from 'node:zlib';

export type ZipEntry = {
  readonly path: string;
  readonly packed: Buffer;
  readonly crc: number;
  readonly size: number;
  /** What the headers claim, where that is a lie. */
  readonly claimed?: number;
};

export function zipEntry(path: string, content: string | Buffer): ZipEntry {
  const bytes = Buffer.from(content);
  return { path, packed: deflateRawSync(bytes), crc: crc32(bytes), size: bytes.length };
}

/** An entry that unpacks to `megabytes` of spaces between two texts, made without unpacking it here. */
export function inflatingEntry(path: string, megabytes: number, around: readonly [string, string]): ZipEntry {
  const piece = (text: string | Buffer) => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const spaces = piece(Buffer.alloc(1_000_000, ' '));
  const packed = [piece(around[0]), ...Array.from({ length: megabytes }, () => spaces), deflateRawSync(around[1])];
  const size = megabytes * 1_000_000 + Buffer.byteLength(around.join(''));
  return { path, packed: Buffer.concat(packed), crc: 0, size };
}

/** A plain archive of deflated entries: local headers, then the central directory. */
export function zipArchive(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(8, 4); // deflate
    common.writeUInt32LE(entry.crc, 10);
    common.writeUInt32LE(entry.packed.length, 14);
    common.writeUInt32LE(entry.claimed ?? entry.size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, entry.packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (type: string, target: string) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`;

export const sheetAround = [`${XML}<worksheet><sheetData>`, '</sheetData></worksheet>'] as const;

/** A workbook of one sheet whose XML is the caller's. */
export function workbookAround(sheet: ZipEntry): Buffer {
  return zipArchive([
    zipEntry('_rels/.rels', relationships('officeDocument', 'xl/workbook.xml')),
    zipEntry('xl/_rels/workbook.xml.rels', relationships('worksheet', 'worksheets/sheet1.xml')),
    zipEntry(
      'xl/workbook.xml',
      `${XML}<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    sheet,
  ]);
}
