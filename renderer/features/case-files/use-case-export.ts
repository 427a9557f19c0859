import type { CaseSelection, FormPaperKind } from '#shared/contract/case-files.ts';
import { papersText as text } from '#shared/i18n/zh-CN/papers-screen.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useMadeFile } from '#renderer/lib/use-made-file.ts';

export type CaseExportWish = {
  readonly selection: CaseSelection;
  readonly format: 'pdf' | 'xlsx';
  readonly papers: FormPaperKind[];
  readonly clerk: string;
};

export type CaseExportRun = {
  readonly run: (wish: CaseExportWish) => void;
  readonly busy: boolean;
  /** What is going on, in words; `''` when nothing is. */
  readonly status: string;
  readonly cancel: () => void;
};

/** A file of cases, and what is going on in words. */
export function useCaseExport(): CaseExportRun {
  const { caseFiles } = useStation();
  const { run, busy, written, percent, cancel } = useMadeFile<CaseExportWish>({
    make: (input) => caseFiles.export(input),
    progress: (input) => caseFiles.progress(input),
    cancel: (input) => caseFiles.cancel(input),
    piece: (input) => caseFiles.fileChunk(input),
    saved: () => text.saved,
    cancelled: text.cancelled,
  });
  const making = written === null ? text.making : text.written(written.done, written.total);
  return { run, busy, cancel, status: percent === null ? (busy ? making : '') : text.fetching(percent) };
}
