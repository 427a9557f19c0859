import type { ReceiptFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import type { ServiceContext } from '../context.ts';
import { CoverageCensus } from './coverage-census.ts';
import { peopleWorkbook, sheetWorkbook, type MadeFile } from './coverage-files.ts';
import type { PeopleWish } from './coverage-people.ts';
import type { SheetWish } from './coverage-sheet.ts';
import { CallClaims } from './next-call.ts';
import { sheetPdf } from './sheet-paper.ts';

/** What coverage keeps in memory while the station runs, and the files made of it. */
export type CoverageDesk = {
  readonly census: CoverageCensus;
  readonly claims: CallClaims;
  readonly files: {
    readonly people: (wish: PeopleWish) => Promise<MadeFile>;
    readonly sheet: (wish: SheetWish & { readonly format: 'xlsx' | 'pdf' }) => Promise<MadeFile>;
  };
};

export function createCoverageDesk(context: ServiceContext, fonts: ReceiptFontFiles): CoverageDesk {
  const census = new CoverageCensus(context);
  return {
    census,
    claims: new CallClaims(),
    files: {
      people: (wish) => peopleWorkbook(context, census, wish),
      sheet: ({ format, ...wish }) =>
        format === 'pdf' ? sheetPdf(context, { census, fonts }, wish) : sheetWorkbook(context, census, wish),
    },
  };
}
