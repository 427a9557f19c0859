import { DeskError } from '#shared/errors.ts';

export type ExportProgress = { readonly done: number; readonly total: number };

/** One export under way. */
export type ExportRun = {
  /** Notes how many people are written. Errors: roster.exportCancelled, once it was cancelled. */
  readonly note: (done: number) => void;
  readonly end: () => void;
};

/** How far exports are, and which of them nobody wants any more; in memory only, as the files are. */
export class ExportRuns {
  readonly #runs = new Map<string, { done: number; readonly total: number; isCancelled: boolean }>();

  begin(exportId: string, total: number): ExportRun {
    const run = { done: 0, total, isCancelled: false };
    this.#runs.set(exportId, run);
    return {
      note: (done) => {
        if (run.isCancelled) throw new DeskError('roster.exportCancelled', {});
        run.done = done;
      },
      end: () => this.#runs.delete(exportId),
    };
  }

  progressOf(exportId: string): ExportProgress | null {
    const run = this.#runs.get(exportId);
    return run ? { done: run.done, total: run.total } : null;
  }

  cancel(exportId: string): boolean {
    const run = this.#runs.get(exportId);
    if (run) run.isCancelled = true;
    return run !== undefined;
  }
}
