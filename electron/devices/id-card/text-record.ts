import { isCivilDate } from '#shared/civil-date.ts';
import { idCheckDigit } from '#shared/domain/id-number.ts';
import type { IdCardKind, IdCardRecord, SexCode } from '#shared/domain/id-card.ts';

/**
 * The chip's 256-byte text, UTF-16LE, space padded. Offsets and sizes are bytes. The mark at byte 248 tells the layout.
 * Chips from before the mark existed hold a space or nothing there.
 */
const RECORD_BYTES = 256;
const MARK = [248, 2] as const;
const KINDS: ReadonlyMap<string, IdCardKind> = new Map([
  ['', 'citizen'],
  ['I', 'foreigner-2017'],
  ['J', 'hmt-permit'],
  ['Y', 'foreigner-2023'],
]);

/** The word the chip writes for "no expiry". */
const LONG_TERM = '长期';
/** Printed on every card of the 2017 layout; the chip holds only a code for it. */
const AUTHORITY_2017 = '公安部';

type FieldReader = (offset: number, bytes: number) => string;

/**
 * Reads the text of a card; null if it is not one: wrong size, unknown layout, no name, or a number of an impossible shape
 * or with a wrong check digit. The frame's one-byte sum lets one damaged reply in 256 through; the digit stops most of those.
 */
export function decodeTextRecord(text: Uint8Array): IdCardRecord | null {
  if (text.length !== RECORD_BYTES) return null;
  const bytes = Buffer.from(text);
  // A whole field at a time: cutting by UTF-16 unit would break names with characters beyond the BMP.
  const field: FieldReader = (offset, size) =>
    bytes
      .subarray(offset, offset + size)
      .toString('utf16le')
      .replace(/[\s\0]+$/u, '')
      .toWellFormed();
  const kind = KINDS.get(field(...MARK));
  if (kind === undefined) return null;
  const record = LAYOUTS[kind](field);
  return record.name !== '' && isSound(kind, record.idNumber) ? record : null;
}

function isSound(kind: IdCardKind, idNumber: string): boolean {
  if (!NUMBER_SHAPES[kind].test(idNumber)) return false;
  // The fifteen characters of 2017 end in a digit whose rule was never published.
  return kind === 'foreigner-2017' || idCheckDigit(idNumber.slice(0, 17)) === idNumber.slice(17);
}

const NUMBER_SHAPES: Record<IdCardKind, RegExp> = {
  citizen: /^\d{17}[\dX]$/,
  'hmt-permit': /^\d{17}[\dX]$/,
  // Starts with the letters of the nationality.
  'foreigner-2017': /^[A-Z]{3}[A-Z0-9]{12}$/,
  'foreigner-2023': /^9\d{16}[\dX]$/,
};

const LAYOUTS: Record<IdCardKind, (field: FieldReader) => IdCardRecord> = {
  citizen: (field) => ({
    ...residentFields(field),
    kind: 'citizen',
    ethnicCode: twoDigits(field(32, 4)),
    travelPermitNumber: '',
  }),
  'hmt-permit': (field) => ({
    ...residentFields(field),
    kind: 'hmt-permit',
    ethnicCode: '',
    travelPermitNumber: field(220, 18),
  }),
  'foreigner-2017': (field) => {
    const englishName = field(0, 120);
    const chineseName = field(158, 30);
    return {
      kind: 'foreigner-2017',
      name: chineseName === '' ? englishName : chineseName,
      englishName,
      sex: sexCode(field(120, 2)),
      ...FOREIGNER_BLANKS,
      birthOn: isoDate(field(220, 16)),
      idNumber: field(122, 30).toUpperCase(),
      authority: AUTHORITY_2017,
      validFrom: isoDate(field(188, 16)),
      validTo: endDate(field(204, 16)),
      nationality: field(152, 6),
    };
  },
  'foreigner-2023': (field) => {
    // 46 characters in two places; padding is cut only after joining, since a space may stand at the seam.
    const englishName = (field(52, 70).padEnd(35) + field(220, 22)).trimEnd();
    const chineseName = field(0, 30);
    return {
      kind: 'foreigner-2023',
      name: chineseName === '' ? englishName : chineseName,
      englishName,
      sex: sexCode(field(30, 2)),
      ...FOREIGNER_BLANKS,
      birthOn: isoDate(field(36, 16)),
      idNumber: field(122, 36).toUpperCase(),
      authority: '',
      validFrom: isoDate(field(188, 16)),
      validTo: endDate(field(204, 16)),
      nationality: field(242, 6),
    };
  },
};

const FOREIGNER_BLANKS = { ethnicCode: '', address: '', travelPermitNumber: '' } as const;

function residentFields(field: FieldReader): Omit<IdCardRecord, 'kind' | 'ethnicCode' | 'travelPermitNumber'> {
  return {
    name: field(0, 30),
    englishName: '',
    sex: sexCode(field(30, 2)),
    birthOn: isoDate(field(36, 16)),
    address: field(52, 70),
    idNumber: field(122, 36).toUpperCase(),
    authority: field(158, 30),
    validFrom: isoDate(field(188, 16)),
    validTo: endDate(field(204, 16)),
    nationality: '',
  };
}

function sexCode(text: string): SexCode {
  return text === '1' || text === '2' || text === '9' ? text : '0';
}

function twoDigits(text: string): string {
  return /^\d\d$/.test(text) ? text : '';
}

function isoDate(text: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const date = match === null ? '' : `${match[1]}-${match[2]}-${match[3]}`;
  return isCivilDate(date) ? date : '';
}

function endDate(text: string): string {
  return text === LONG_TERM ? LONG_TERM : isoDate(text);
}
