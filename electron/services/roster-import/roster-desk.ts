import { join } from 'node:path';
import { civilDateOf } from '#shared/civil-date.ts';
import type { ImportSummary, OutgoingFile, PairDecision, RosterInspection } from '#shared/contract/roster.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { rosterExportText, rosterReportText } from '#shared/i18n/zh-CN/roster.ts';
import { DeskError } from '#shared/errors.ts';
import { changeBatchState, insertBatch, type BatchRow } from '#electron/db/repositories/import-batches.ts';
import { countPeople } from '#electron/db/repositories/people.ts';
import { findAnswer } from '#electron/db/repositories/requests.ts';
import { insertExport, listExportRows } from '#electron/db/repositories/roster-exports.ts';
import type { ServiceContext } from '../context.ts';
import { getBatch, listBatches, requireBatch, requireBatchIn, summaryOf, type ProgressOf } from '../roster.ts';
import { readRowsInThread } from '../roster-file/read-roster-file.ts';
import type { InspectedTable } from '../roster-file/roster-table.ts';
import { writeOnce, type WriteRequest } from '../write.ts';
import { ExportRuns, type ExportProgress } from './export-runs.ts';
import { exportedFields, writeExport } from './export.ts';
import { chosenColumns, describeTable, rememberMapping, tableIn } from './inspection.ts';
import { OutgoingFiles } from './outgoing-files.ts';
import { decidePair } from './pairs.ts';
import { writeReport } from './report.ts';
import { RosterJobs } from './roster-jobs.ts';
import { beginTaking } from './take-batch.ts';
import { freshTransferFolder, Uploads, type Upload, type UploadPiece } from './uploads.ts';

export type PreviewInput = WriteRequest & {
  readonly uploadId: string;
  readonly fileName: string;
  readonly fields: readonly string[] | null;
  readonly mappingName: string;
};
export type BatchInput = WriteRequest & { readonly batchId: string };
export type DecideInput = BatchInput & { readonly rowNumber: number; readonly decision: PairDecision };
export type ExportInput = WriteRequest & {
  readonly format: 'xlsx' | 'csv';
  readonly fields: readonly string[];
  readonly clerk: string;
};

type Reading = { readonly uploadId: string; readonly upload: Upload; readonly table: InspectedTable };

const EXPORTS_SHOWN = 50;

/** Where rosters come in and go out: the files on their way, and the work that goes on by itself. */
export class RosterDesk {
  readonly jobs: RosterJobs;
  readonly #context: ServiceContext;
  readonly #uploads: Uploads;
  readonly #files: OutgoingFiles;
  readonly #exports = new Map<string, Promise<OutgoingFile>>();
  readonly #runs = new ExportRuns();
  readonly #progressOf: ProgressOf = (batchId) => this.jobs.progressOf(batchId);

  /** `folder`: for files on their way; emptied. */
  constructor(context: ServiceContext, folder: string) {
    freshTransferFolder(folder);
    this.#context = context;
    this.#uploads = new Uploads(freshTransferFolder(join(folder, 'in')));
    this.#files = new OutgoingFiles(freshTransferFolder(join(folder, 'out')));
    this.jobs = new RosterJobs(context);
  }

  upload(piece: UploadPiece): { next: number } {
    return this.#uploads.take(piece);
  }

  dropUpload(uploadId: string): Record<string, never> {
    this.#uploads.drop(uploadId);
    return {};
  }

  async inspect(uploadId: string): Promise<RosterInspection> {
    return describeTable(this.#context, await tableIn(this.#context, this.#uploads.whole(uploadId)));
  }

  /** The same request again gets the same batch, also when the file is long read and gone. */
  async preview(input: PreviewInput): Promise<ImportSummary> {
    if (findAnswer(this.#context.store.db, input.requestId)) {
      const { id } = this.#beginBatch(input, () => {
        throw new DeskError('request.conflict', {});
      });
      return this.batch(id);
    }
    const upload = this.#uploads.whole(input.uploadId);
    const table = await tableIn(this.#context, upload);
    const columns = chosenColumns(this.#context, table, input.fields);
    const { id, state } = this.#beginBatch(input, (db, nowMs) => {
      if (this.jobs.isBusy || upload.inUse) throw new DeskError('roster.busy', {});
      const batchId = this.#context.newId();
      insertBatch(db, {
        id: batchId,
        fileName: input.fileName,
        columnsJson: JSON.stringify(columns),
        createdAtMs: nowMs,
      });
      if (input.mappingName !== '') rememberMapping(db, { name: input.mappingName, columns, nowMs });
      return requireBatch(db, batchId);
    });
    if (!upload.inUse && state === 'reading') this.#read(id, { uploadId: input.uploadId, upload, table });
    return this.batch(id);
  }

  #beginBatch(input: PreviewInput, work: (db: WritableDb, nowMs: number) => BatchRow): ImportSummary {
    return writeOnce(this.#context, {
      procedure: 'roster.preview',
      request: input,
      nouns: ['roster'],
      work: (db, nowMs) => summaryOf(db, work(db, nowMs), this.#progressOf),
    });
  }

  #read(batchId: string, { uploadId, upload, table }: Reading): void {
    upload.inUse = true;
    const range = { place: table.place, headingRow: table.headingRow, columns: table.headings.length };
    const rows = readRowsInThread(upload.file.place, range);
    this.jobs.read(batchId, rows, () => this.#uploads.finish(uploadId));
  }

  batches(): ImportSummary[] {
    return listBatches(this.#context, this.#progressOf);
  }

  batch(batchId: string): ImportSummary {
    return getBatch(this.#context, batchId, this.#progressOf);
  }

  decide(input: DecideInput): ImportSummary {
    return writeOnce(this.#context, {
      procedure: 'roster.decide',
      request: input,
      nouns: ['roster'],
      work: (db) => summaryOf(db, decidePair(this.#context, db, input), this.#progressOf),
    });
  }

  commit(input: BatchInput): ImportSummary {
    const summary = writeOnce(this.#context, {
      procedure: 'roster.commit',
      request: input,
      nouns: ['roster'],
      work: (db, nowMs) => {
        const batch = requireBatchIn(db, input.batchId, ['previewed']);
        if (this.jobs.isBusy) throw new DeskError('roster.busy', {});
        beginTaking(db, batch.id, nowMs);
        return summaryOf(db, requireBatch(db, batch.id), this.#progressOf);
      },
    });
    const now = requireBatch(this.#context.store.db, input.batchId);
    // The same request again finds the work under way, or done.
    if (now.state === 'committing' && this.jobs.progressOf(now.id) === null) this.jobs.take(now.id, summary.total);
    return getBatch(this.#context, input.batchId, this.#progressOf);
  }

  discard(input: BatchInput): ImportSummary {
    const summary = writeOnce(this.#context, {
      procedure: 'roster.discard',
      request: input,
      nouns: ['roster'],
      work: (db, nowMs) => {
        const batch = requireBatchIn(db, input.batchId, ['reading', 'previewed']);
        changeBatchState(db, batch.id, { state: 'discarded', atMs: nowMs });
        return summaryOf(db, requireBatch(db, batch.id), () => null);
      },
    });
    this.jobs.forget();
    return summary;
  }

  report(batchId: string): Promise<OutgoingFile> {
    const batch = requireBatch(this.#context.store.db, batchId);
    const fileName = rosterReportText.fileName(batch.fileName);
    return this.#files.create(crypto.randomUUID(), fileName, (sink) =>
      writeReport(this.#context, this.jobs.steps, batch, sink),
    );
  }

  /** The same request again waits for the same file, or gets it. */
  async export(input: ExportInput): Promise<OutgoingFile> {
    const made = this.#files.find(input.requestId);
    if (made) return made;
    if (this.jobs.isBusy) throw new DeskError('roster.busy', {});
    const running = this.#exports.get(input.requestId) ?? this.#makeExport(input);
    this.#exports.set(input.requestId, running);
    try {
      return await running;
    } finally {
      this.#exports.delete(input.requestId);
    }
  }

  exportProgress(exportId: string): ExportProgress | null {
    return this.#runs.progressOf(exportId);
  }

  cancelExport(exportId: string): { cancelled: boolean } {
    return { cancelled: this.#runs.cancel(exportId) };
  }

  exports() {
    return listExportRows(this.#context.store.db, EXPORTS_SHOWN).map(({ id, format, people, clerk, atMs }) => ({
      id,
      format,
      people,
      clerk,
      atMs,
    }));
  }

  fileChunk(fileId: string, index: number): { content: string } {
    return this.#files.chunk(fileId, index);
  }

  async close(): Promise<void> {
    await this.jobs.close();
    this.#uploads.clear();
    this.#files.clear();
  }

  /** Nobody gets a piece of it before it is written down who took it. */
  #makeExport({ requestId, format, fields: wished, clerk }: ExportInput): Promise<OutgoingFile> {
    const { store, clock } = this.#context;
    const context = this.#context;
    const fields = exportedFields(wished);
    const fileName = rosterExportText.fileName(context.profile().stationName, civilDateOf(clock.now()), format);
    const run = this.#runs.begin(requestId, countPeople(store.db));
    const made = this.#files.create(requestId, fileName, async (sink) => {
      const people = await writeExport({ context, steps: this.jobs.steps, format, fields, onPeople: run.note }, sink);
      const fieldsJson = JSON.stringify(fields);
      store.runInTransaction((db) =>
        insertExport(db, { id: requestId, format, fieldsJson, people, clerk, atMs: clock.now() }),
      );
      context.announce(['roster']);
      return people;
    });
    return made.finally(run.end);
  }
}
