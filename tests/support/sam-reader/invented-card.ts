import type { IdCardKind, SexCode } from '#shared/domain/id-card.ts';

/** What a scripted card says. Dates are as the chip writes them: `YYYYMMDD`, or 长期 at the end of validity. */
export type InventedCard = {
  readonly kind: IdCardKind;
  readonly name: string;
  readonly englishName: string;
  readonly sex: SexCode;
  readonly ethnicCode: string;
  readonly birth: string;
  readonly address: string;
  readonly idNumber: string;
  readonly authority: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly travelPermitNumber: string;
  readonly nationality: string;
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The digit GB 11643 appends to 17 others. */
export function checkDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** A number nobody has: area 999999 is not assigned. An odd sequence is a man's, an even one a woman's. */
export function inventedIdNumber(birth = '19500101', sequence = 1): string {
  const first17 = `999999${birth}${String(sequence).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
}

/** A citizen's card, valid for ever, with whatever else is wanted; birth and sex follow from the number given. */
export function inventedCard(wanted: Partial<InventedCard> = {}): InventedCard {
  const birth = wanted.birth ?? wanted.idNumber?.slice(6, 14) ?? '19500101';
  const idNumber = wanted.idNumber ?? inventedIdNumber(birth);
  return {
    kind: 'citizen',
    name: '张三',
    englishName: '',
    sex: Number(idNumber.at(16)) % 2 === 1 ? '1' : '2',
    ethnicCode: '01',
    address: '虚构市练习区示例路1号',
    authority: '虚构市公安局练习分局',
    validFrom: '20200101',
    validTo: '长期',
    travelPermitNumber: '',
    nationality: '',
    ...wanted,
    birth,
    idNumber,
  };
}

/** A permit of a Hong Kong, Macau or Taiwan resident. */
export function inventedPermit(wanted: Partial<InventedCard> = {}): InventedCard {
  return inventedCard({
    kind: 'hmt-permit',
    name: '陈练习',
    ethnicCode: '',
    validTo: '20250101',
    travelPermitNumber: 'H99999999',
    ...wanted,
  });
}

/** A foreigner's permanent residence card: the layout of 2017 (15 characters) or of 2023 (18 digits). */
export function inventedForeigner(
  kind: 'foreigner-2017' | 'foreigner-2023',
  wanted: Partial<InventedCard> = {},
): InventedCard {
  const first17 = '99999919700101001';
  return inventedCard({
    kind,
    name: '练习者',
    englishName: 'PRACTICE, PERSON INVENTED',
    sex: '2',
    ethnicCode: '',
    birth: '19700101',
    address: '',
    idNumber: kind === 'foreigner-2017' ? 'XXX999970010101' : first17 + checkDigit(first17),
    authority: '',
    validTo: '20300101',
    nationality: 'XXX',
    ...wanted,
  });
}

/** Stands for a compressed photo, which nobody but the vendors can make. */
export function stubPhoto(): Uint8Array {
  return Buffer.alloc(1024, 'STUB PHOTO, NOT WLT ');
}
