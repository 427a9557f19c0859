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
  /** Counts in the background from now on: after the start, after midnight, after an import. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

const LOOK_MS = 2_000;

export function createCoverageDesk(context: ServiceContext, fonts: ReceiptFontFiles): CoverageDesk {
  const census = new CoverageCensus(context);
  const warmer = keepWarm(context, census);
  return {
    ...warmer,
    census,
    claims: new CallClaims(),
    files: {
      people: (wish) => peopleWorkbook(context, census, wish),
      sheet: ({ format, ...wish }) =>
        format === 'pdf' ? sheetPdf(context, { census, fonts }, wish) : sheetWorkbook(context, census, wish),
    },
  };
}

function keepWarm(context: ServiceContext, census: CoverageCensus): Pick<CoverageDesk, 'start' | 'stop'> {
  let timer: NodeJS.Timeout | undefined;
  let warming: Promise<void> | null = null;
  const look = (): void => {
    // A look of a screen counts too, and says what is wrong; here it is only written down.
    warming ??= census
      .warmUp()
      .catch((error: unknown) => context.log.warn({ err: error }, 'could not count the coverage ahead'))
      .finally(() => (warming = null));
  };
  return {
    start() {
      timer = setInterval(look, LOOK_MS).unref();
    },
    async stop() {
      clearInterval(timer);
      await census.stop();
      await warming;
    },
  };
}
