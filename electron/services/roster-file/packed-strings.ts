import { RosterFileError } from './roster-table.ts';

/** A roster of 300,000 rows has some 30 MB of different texts. */
const MOST_BYTES = 200_000_000;

/**
 * The shared texts of a workbook, as UTF-8 in one buffer instead of a million objects: a sheet may refer to any of them at any
 * time, so they are all that has to be held while its rows run through.
 */
export class PackedStrings {
  #bytes: Buffer = Buffer.alloc(64 * 1024);
  #ends = new Uint32Array(1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(text: string): void {
    const start = this.#endOf(this.#count - 1);
    const length = Buffer.byteLength(text);
    if (start + length > MOST_BYTES) throw new RosterFileError('roster.tooLarge', 'too many shared texts');
    if (start + length > this.#bytes.length) this.#bytes = grownBuffer(this.#bytes, start + length);
    this.#bytes.write(text, start);
    if (this.#count === this.#ends.length) {
      const ends = new Uint32Array(this.#ends.length * 2);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    this.#ends[this.#count] = start + length;
    this.#count += 1;
  }

  get(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return '';
    return this.#bytes.toString('utf8', this.#endOf(index - 1), this.#endOf(index));
  }

  #endOf(index: number): number {
    return index < 0 ? 0 : (this.#ends[index] ?? 0);
  }
}

function grownBuffer(bytes: Buffer, least: number): Buffer {
  const grown = Buffer.alloc(Math.max(least, bytes.length * 2));
  bytes.copy(grown);
  return grown;
}
