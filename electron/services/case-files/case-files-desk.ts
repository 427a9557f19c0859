import { civilDateOf } from '#shared/civil-date.ts';
import {
  MOST_EXPORTED_CASES,
  formPaperKind,
  type CaseExport,
  type CaseSelection,
  type FormPaperKind,
} from '#shared/contract/case-files.ts';
import type { OutgoingFile } from '#shared/contract/roster.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReceiptFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import {
  countAcceptedBetween,
  hasCaseExport,
  insertCaseExport,
  listAcceptedBetween,
  listCaseExports,
} from '#electron/db/repositories/case-exports.ts';
import { requireCase } from '../case-view.ts';
import type { ServiceContext } from '../context.ts';
import { requirePerson } from '../people.ts';
import { ExportRuns, type ExportProgress } from '../roster-import/export-runs.ts';
import { OutgoingFiles, type ByteSink } from '../roster-import/outgoing-files.ts';
import { Steps } from '../roster-import/steps.ts';
import { freshTransferFolder } from '../roster-import/uploads.ts';
import type { WriteRequest } from '../write.ts';
import { writeBlankPdf, writeCasesPdf } from './case-pdf.ts';
import { writeCasesWorkbook, writeCaseWorkbook } from './case-workbook.ts';

const names = caseFileText.fileName;
const EXPORTS_SHOWN = 50;

export type CaseExportInput = WriteRequest & {
  readonly selection: CaseSelection;
  readonly format: 'pdf' | 'xlsx';
  readonly papers: readonly FormPaperKind[];
  readonly clerk: string;
};

/** Makes forms and exports of cases, and keeps the files until they are fetched. */
export class CaseFilesDesk {
  readonly steps: Steps;
  readonly #context: ServiceContext;
  readonly #fonts: ReceiptFontFiles;
  readonly #files: OutgoingFiles;
  readonly #runs = new ExportRuns();
  readonly #exports = new Map<string, Promise<OutgoingFile>>();
  /** What was wished for under a request, as long as its file is kept. */
  readonly #wishes = new Map<string, string>();

  /** `folder`: for files on their way; emptied. */
  constructor(context: ServiceContext, fonts: ReceiptFontFiles, folder: string) {
    this.#context = context;
    this.#fonts = fonts;
    this.#files = new OutgoingFiles(freshTransferFolder(folder));
    this.steps = new Steps(context.store);
  }

  blank(paper: FormPaperKind): Promise<OutgoingFile> {
    const plan = { context: this.#context, steps: this.steps, fonts: this.#fonts };
    return this.#files.create(crypto.randomUUID(), names.blank(caseFileText.paperName[paper]), async (sink) => {
      await writeBlankPdf(plan, paper, sink);
      return 0;
    });
  }

  /** The same request again waits for the same file, or gets it. Errors: request.conflict for another's, or one of before a restart. */
  async export(input: CaseExportInput): Promise<OutgoingFile> {
    const wish = JSON.stringify(input);
    const made = this.#files.find(input.requestId);
    if ((this.#wishes.get(input.requestId) ?? wish) !== wish) throw new DeskError('request.conflict', {});
    if (made) return made;
    const underWay = this.#exports.get(input.requestId);
    if (!underWay && hasCaseExport(this.#context.store.db, input.requestId))
      throw new DeskError('request.conflict', {});
    this.#wishes.set(input.requestId, wish);
    const running = underWay ?? this.#make(input);
    this.#exports.set(input.requestId, running);
    try {
      return await running;
    } finally {
      this.#exports.delete(input.requestId);
      for (const id of this.#wishes.keys())
        if (!this.#exports.has(id) && !this.#files.find(id)) this.#wishes.delete(id);
    }
  }

  count(from: string, until: string): { cases: number } {
    return { cases: countAcceptedBetween(this.#context.store.db, from, until) };
  }

  progress(exportId: string): ExportProgress | null {
    return this.#runs.progressOf(exportId);
  }

  cancel(exportId: string): { cancelled: boolean } {
    return { cancelled: this.#runs.cancel(exportId) };
  }

  exports(): CaseExport[] {
    return listCaseExports(this.#context.store.db, EXPORTS_SHOWN).map(({ papersJson, ...row }) => ({
      ...row,
      papers: formPaperKind.array().parse(JSON.parse(papersJson)),
    }));
  }

  fileChunk(fileId: string, index: number): { content: string } {
    return this.#files.chunk(fileId, index);
  }

  close(): void {
    this.#files.clear();
  }

  /** Nobody gets a piece of it before it is written down who took whose. */
  async #make(input: CaseExportInput): Promise<OutgoingFile> {
    const { store, clock } = this.#context;
    const { requestId, format, clerk } = input;
    const caseIds = this.#chosen(input.selection);
    const papers = format === 'xlsx' ? [] : this.#papersOf(input);
    const run = this.#runs.begin(requestId, caseIds.length);
    const made = this.#files.create(requestId, this.#fileName(input, caseIds, papers), async (sink) => {
      await this.#write({ ...input, papers }, caseIds, { sink, onCase: run.note });
      const cases = caseIds.length;
      const row = { id: requestId, format, papersJson: JSON.stringify(papers), cases, clerk, atMs: clock.now() };
      store.runInTransaction((db) => insertCaseExport(db, row, caseIds));
      this.#context.announce(['caseFiles']);
      return cases;
    });
    return made.finally(run.end);
  }

  #chosen(selection: CaseSelection): readonly string[] {
    const { db } = this.#context.store;
    if (selection.kind === 'chosen') {
      const ids = [...new Set<string>(selection.caseIds)];
      for (const id of ids) requireCase(db, id);
      return ids;
    }
    const { from, until } = selection;
    const total = countAcceptedBetween(db, from, until);
    if (total === 0) throw new DeskError('caseFiles.nothing', {});
    if (total > MOST_EXPORTED_CASES) throw new DeskError('caseFiles.tooMany', { total, most: MOST_EXPORTED_CASES });
    return listAcceptedBetween(db, from, until, MOST_EXPORTED_CASES);
  }

  #papersOf({ papers }: CaseExportInput): readonly FormPaperKind[] {
    const wanted = formPaperKind.options.filter((kind) => papers.includes(kind));
    return wanted.length === 0 ? ['file-form'] : wanted;
  }

  #write(
    { selection, format, papers, clerk }: CaseExportInput,
    caseIds: readonly string[],
    { sink, onCase }: { readonly sink: ByteSink; readonly onCase: (cases: number) => void },
  ): Promise<void> {
    const plan = { context: this.#context, steps: this.steps, fonts: this.#fonts, papers, clerk, onCase };
    if (format === 'pdf') return writeCasesPdf(plan, caseIds, sink);
    const [only] = caseIds;
    return only !== undefined && selection.kind === 'chosen' && caseIds.length === 1
      ? writeCaseWorkbook(plan, only, sink)
      : writeCasesWorkbook(plan, caseIds, sink);
  }

  #fileName(
    { selection, format }: CaseExportInput,
    caseIds: readonly string[],
    papers: readonly FormPaperKind[],
  ): string {
    const { db } = this.#context.store;
    const [only] = papers;
    const what =
      format === 'xlsx' ? names.case : papers.length === 1 && only ? caseFileText.paperName[only] : names.forms;
    if (selection.kind === 'accepted') return names.batch(what, selection.from, selection.until, format);
    const [first] = caseIds;
    if (first === undefined || caseIds.length > 1)
      return names.chosen(what, caseIds.length, civilDateOf(this.#context.clock.now()), format);
    const row = requireCase(db, first);
    const subject = [row.caseNumber ?? '', requirePerson(db, row.personId).name]
      .filter((part) => part !== '')
      .join('-');
    return names.one(subject, what, format);
  }
}
