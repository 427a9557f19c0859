import { weekdayOf } from '#shared/civil-date.ts';
import type { CoveragePerson, SheetKind } from '#shared/contract/coverage.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { coverageFileText } from '#shared/i18n/zh-CN/coverage-files.ts';
import type { ReceiptFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { makeTablePaper } from '#electron/documents/table-paper.ts';
import type { ServiceContext } from '../context.ts';
import { today } from '../people.ts';
import { coverageSheet, type SheetWish } from './coverage-sheet.ts';
import type { CoverageCensus } from './coverage-census.ts';
import type { MadeFile } from './coverage-files.ts';

const text = coverageFileText.sheet;
const ROW_MM = 11.5;

/** The day's call or visit sheet in A4, with large telephone numbers and room to write what came of each. */
export async function sheetPdf(
  context: ServiceContext,
  { census, fonts }: { readonly census: CoverageCensus; readonly fonts: ReceiptFontFiles },
  wish: SheetWish,
): Promise<MadeFile> {
  const { total, rows } = await coverageSheet(context, census, wish);
  const date = today(context);
  const { stationName } = context.profile();
  const day = `${date.slice(0, 4)}年${dayText(date, weekdayOf(date))}`;
  const bytes = await makeTablePaper(
    {
      title: `${stationName}　${text.title[wish.kind]}`,
      subtitle: text.subtitle(day, rows.length, total, wish.community ?? ''),
      legend: legendOf(context, wish.kind),
      columns: text.paperColumns,
      rows: rows.map((person, index) => paperCells(person, index)),
      empty: text.empty,
      footer: text.footer,
      pageText: text.page,
      practiceMark: context.practice ? text.practice : null,
      rowHeight: ROW_MM,
      createdAtMs: context.clock.now(),
    },
    fonts,
  );
  return { fileName: text.fileName(wish.kind, date, 'pdf'), content: Buffer.from(bytes).toString('base64') };
}

/** The outcomes by the digit that the counter's keyboard has for them, so that copying in takes two keys. */
function legendOf(context: ServiceContext, kind: SheetKind): string {
  const channel = kind === 'call' ? 'phone' : 'visit';
  const outcomes = context.policy.contacts.outcomes.filter((outcome) => outcome.channels.includes(channel));
  return text.legend(outcomes.map(({ key, name }) => `${key} ${name}`));
}

function paperCells(person: CoveragePerson, index: number): string[] {
  const last = [person.lastContact, person.nextOn === null ? '' : text.agreed(person.nextOn)].filter(
    (each) => each !== '',
  );
  return [
    String(index + 1),
    person.name,
    String(person.age),
    person.phone === '' ? text.noPhone : person.phone,
    person.community,
    [person.className, person.phase].filter((each) => each !== '').join('\n'),
    last.length === 0 ? text.firstTime : last.join('\n'),
    '',
    '',
    '',
  ];
}
