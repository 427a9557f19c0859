import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from '@playwright/test';
import type { CaseId } from '#shared/contract/base.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import type { CompleteFile } from '#tests/support/complete-file/complete-file.ts';
import { readWorkbook } from '#tests/support/complete-file/read-workbook.ts';
import { headingOf, shownWords } from '#tests/support/complete-file/shown-words.ts';
import { readPdf } from '#tests/support/read-pdf.ts';

export type Served = { readonly file: CompleteFile; readonly ticketNumber: string; readonly caseNumber: string };

/** The case as the station gives it back: every box that was filled and no other, each with its value. */
export async function compareCase(client: StationClient, { file, caseNumber }: Served): Promise<number> {
  const found = await client.cases.get({ caseId: await caseIdOf(client, file) });
  const stored = Object.entries(found.fields).filter(([, { value }]) => value !== '');
  const expected = file.entries.map(({ key, value }) => [key, value]);
  expect(found.caseNumber).toBe(caseNumber);
  expect(Object.fromEntries(stored.map(([key, { value }]) => [key, value]))).toEqual(Object.fromEntries(expected));
  return expected.length;
}

export async function caseIdOf(client: StationClient, file: CompleteFile): Promise<CaseId> {
  const [person] = await client.people.search({ query: file.person.idNumber, limit: 1 });
  if (!person?.case) throw new Error(`${file.person.name} has no case`);
  return person.case.id;
}

/** The workbook of all cases: a row each, in every column what was typed, in words and in codes, and nothing besides. */
export async function compareWorkbook(bytes: Buffer, served: readonly Served[]): Promise<number> {
  const [headings = [], ...rows] = await readWorkbook(bytes);
  expect(rows).toHaveLength(served.length);
  expect(new Set(headings).size).toBe(headings.length);
  let compared = 0;
  for (const { file, caseNumber } of served) {
    const row = rows.find(([number]) => number === caseNumber) ?? [];
    const cell = (heading: string): string => row[headings.indexOf(heading)] ?? '';
    const expected = new Map(file.entries.map((entry) => [headingOf(entry), shownWords(entry)]));
    for (const entry of file.entries) {
      const codes = `${headingOf(entry)}代码`;
      if (headings.includes(codes)) expected.set(codes, entry.value);
    }
    const filled = headings.slice(3).filter((heading) => cell(heading) !== '');
    const found = new Map(filled.map((heading) => [heading, cell(heading)]));
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    compared += found.size;
  }
  return compared;
}

/** Characters the paper's font draws as shapes: they are seen and not read. */
const drawn = /[䶮㛃𠅤]/gu;

/**
 * What of a file its printed form does not say in its place: each value behind its label, the cells of a table's row one behind
 * the other. A value alone could be found anywhere on four pages.
 */
export function missingInPdf(bytes: Buffer, { file, caseNumber }: Served): readonly string[] {
  const plain = (text: string): string => text.replaceAll(drawn, '').replaceAll(/\s/g, '');
  const text = plain(readPdf(bytes).pages.join(''));
  expect(text).toContain(caseNumber);
  const places = new Map<string, string>();
  for (const entry of file.entries) {
    const [group = '', row] = entry.key.split('.');
    const place = row === undefined ? entry.key : `${group}.${row}`;
    const before = places.get(place) ?? (row === undefined ? entry.field.label : '');
    places.set(place, before + shownWords(entry));
  }
  return [...places].filter(([, said]) => !text.includes(plain(said))).map(([place]) => place);
}

/** Pages in the store of a station that has ended, and how many pictures lie behind them. */
export function countPages(dataFolder: string): unknown {
  const script = join(import.meta.dirname, '../support/count-pages.ts');
  return JSON.parse(execFileSync(process.execPath, [script, dataFolder], { encoding: 'utf8' }));
}
