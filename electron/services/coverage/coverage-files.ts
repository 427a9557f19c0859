import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CoveragePerson, SheetKind } from '#shared/contract/coverage.ts';
import { coverageStateName } from '#shared/i18n/zh-CN/coverage.ts';
import { coverageFileText } from '#shared/i18n/zh-CN/coverage-files.ts';
import type { ServiceContext } from '../context.ts';
import { today } from '../people.ts';
import { tableWorkbook } from '../table-workbook.ts';
import type { CoverageCensus } from './coverage-census.ts';
import { describePeople, findEntries, type PeopleWish } from './coverage-people.ts';
import { coverageSheet, type SheetWish } from './coverage-sheet.ts';

export type MadeFile = { readonly fileName: string; readonly content: string };

const text = coverageFileText;
/** People read for a list before whoever else waits for the station has their turn. */
const PIECE = 50;

/** The people behind a number, all of them, as a workbook. */
export async function peopleWorkbook(
  context: ServiceContext,
  census: CoverageCensus,
  wish: PeopleWish,
): Promise<MadeFile> {
  const { entries } = await findEntries(context, census, wish);
  const people: CoveragePerson[] = [];
  for (let at = 0; at < entries.length; at += PIECE) {
    people.push(...describePeople(context, entries.slice(at, at + PIECE)));
    await nextTurn();
  }
  const content = await tableWorkbook({
    sheet: text.people.sheet,
    columns: text.people.columns,
    rows: people.map((person, index) => [String(index + 1), ...peopleCells(person)]),
  });
  return { fileName: text.people.fileName(context.profile().street, today(context)), content };
}

function peopleCells(person: CoveragePerson): string[] {
  return [
    person.name,
    String(person.age),
    person.phone,
    person.community,
    person.className,
    person.phase,
    coverageStateName[person.state],
    person.reason,
    person.nextOn ?? '',
  ];
}

/** The day's sheet as a workbook, with room for what comes of it. */
export async function sheetWorkbook(
  context: ServiceContext,
  census: CoverageCensus,
  wish: SheetWish,
): Promise<MadeFile> {
  const { rows } = await coverageSheet(context, census, wish);
  const content = await tableWorkbook({
    sheet: text.sheet.title[wish.kind],
    columns: text.sheet.workbookColumns[wish.kind],
    rows: rows.map((person, index) => [String(index + 1), ...sheetCells(wish.kind, person), '']),
  });
  return { fileName: text.sheet.fileName(wish.kind, today(context), 'xlsx'), content };
}

function sheetCells(kind: SheetKind, person: CoveragePerson): string[] {
  return [
    person.name,
    String(person.age),
    ...(kind === 'visit' ? [person.maskedIdNumber] : []),
    person.phone,
    person.community,
    ...(kind === 'visit' ? [person.address] : []),
    person.className,
    person.phase,
    String(person.tries),
    person.lastContact,
    person.nextOn ?? '',
  ];
}
