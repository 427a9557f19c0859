import { foldName, phoneNumbers } from '#shared/domain/person-tokens.ts';

/**
 * What has to be remembered of a file's rows while later ones are judged: which row had an ID number, and which a name with a
 * phone. Numbers only, because a file has hundreds of thousands of rows; the rest is looked up in the store.
 */
export class FileMemory {
  readonly #byIdNumber = new Map<number, number>();
  readonly #byNameAndPhone = new Map<number, number>();

  /** The row that first was a person of this number. May name a row of another number: the caller looks. */
  rowOf(idNumber: string): number | undefined {
    return this.#byIdNumber.get(keyOf(idNumber));
  }

  /** Rows that may have this name and one of these phones. */
  rowsLike(name: string, phone: string): number[] {
    return keysOf(name, phone).flatMap((key) => this.#byNameAndPhone.get(key) ?? []);
  }

  keep(rowNumber: number, person: { readonly idNumber: string; readonly name: string; readonly phone: string }): void {
    setOnce(this.#byIdNumber, keyOf(person.idNumber), rowNumber);
    for (const key of keysOf(person.name, person.phone)) setOnce(this.#byNameAndPhone, key, rowNumber);
  }
}

function setOnce(map: Map<number, number>, key: number, rowNumber: number): void {
  if (!map.has(key)) map.set(key, rowNumber);
}

function keysOf(name: string, phone: string): number[] {
  return phoneNumbers(phone).map((number) => keyOf(`${foldName(name)} ${number}`));
}

/**
 * 53 bits made of a text (cyrb53): two of 300,000 texts share a key once in some hundred thousand files, and whoever looks
 * compares the rows themselves.
 */
function keyOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}
