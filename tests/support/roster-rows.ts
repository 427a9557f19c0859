import { inventedIdNumber } from '#tests/support/people-builder.ts';
import { delimitedOf } from '#tests/support/roster-workbook.ts';
import type { TestContext } from '#tests/support/test-context.ts';

export const id = (sequence: number) => inventedIdNumber('1940-05-04', sequence);
export const request = () => ({ requestId: crypto.randomUUID() });
export const count = (context: TestContext, table: string) =>
  Number(context.store.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

/** A roster of `rows` people of different numbers and phones. */
export function manyRows(rows: number): string {
  const people = Array.from({ length: rows }, (_, at) => [
    '某' + String.fromCodePoint(0x4e00 + at),
    inventedIdNumber(`${1930 + Math.floor(at / 1000)}-05-04`, at % 1000),
    `1999${String(at).padStart(7, '0')}`,
  ]);
  return delimitedOf([['姓名', '身份证号', '联系电话'], ...people]);
}
