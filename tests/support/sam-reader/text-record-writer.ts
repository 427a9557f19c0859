import type { IdCardKind } from '#shared/domain/id-card.ts';
import type { InventedCard } from './invented-card.ts';

/** Field, first byte, bytes. Written from the published tables, not from the program's decoder. */
type Slot = readonly [value: (card: InventedCard) => string, offset: number, bytes: number];

const RESIDENT: readonly Slot[] = [
  [(card) => card.name, 0, 30],
  [(card) => card.sex, 30, 2],
  [(card) => card.birth, 36, 16],
  [(card) => card.address, 52, 70],
  [(card) => card.idNumber, 122, 36],
  [(card) => card.authority, 158, 30],
  [(card) => card.validFrom, 188, 16],
  [(card) => card.validTo, 204, 16],
];

const LAYOUTS: Record<IdCardKind, readonly Slot[]> = {
  citizen: [...RESIDENT, [(card) => card.ethnicCode, 32, 4]],
  'hmt-permit': [...RESIDENT, [(card) => card.travelPermitNumber, 220, 18], [() => '01', 238, 4], [() => 'J', 248, 2]],
  'foreigner-2017': [
    [(card) => card.englishName, 0, 120],
    [(card) => card.sex, 120, 2],
    [(card) => card.idNumber, 122, 30],
    [(card) => card.nationality, 152, 6],
    [(card) => card.name, 158, 30],
    [(card) => card.validFrom, 188, 16],
    [(card) => card.validTo, 204, 16],
    [(card) => card.birth, 220, 16],
    [() => '01', 236, 4],
    [() => '1500', 240, 8],
    [() => 'I', 248, 2],
  ],
  'foreigner-2023': [
    [(card) => card.name, 0, 30],
    [(card) => card.sex, 30, 2],
    [() => '01', 32, 4],
    [(card) => card.birth, 36, 16],
    [(card) => card.englishName.slice(0, 35), 52, 70],
    [(card) => card.idNumber, 122, 36],
    [(card) => card.validFrom, 188, 16],
    [(card) => card.validTo, 204, 16],
    [(card) => card.englishName.slice(35), 220, 22],
    [(card) => card.nationality, 242, 6],
    [() => 'Y', 248, 2],
  ],
};

/** The 256 bytes a chip would hold. Throws when a value is too long for its field. */
export function writeTextRecord(card: InventedCard): Uint8Array {
  const record = Buffer.alloc(256, ' ', 'utf16le');
  for (const [value, offset, bytes] of LAYOUTS[card.kind]) {
    const encoded = Buffer.from(value(card), 'utf16le');
    if (encoded.length > bytes) throw new RangeError(`"${value(card)}" needs ${encoded.length} bytes, has ${bytes}`);
    encoded.copy(record, offset);
  }
  return record;
}
