import { weekdayOf } from '#shared/civil-date.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { coverageFileText, sheetLegend, sheetPaperCells } from '#shared/i18n/zh-CN/coverage-files.ts';
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
      legend: sheetLegend(wish.kind, context.policy.contacts),
      columns: text.paperColumns[wish.kind],
      rows: rows.map((person, index) => [String(index + 1), ...sheetPaperCells(wish.kind, person), '', '', '']),
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
