import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportBatchId } from '#shared/contract/base.ts';
import type { ImportSummary } from '#shared/contract/roster.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite, type Write } from '#renderer/lib/use-write.ts';
import { base64Of, FileUnreadableError } from './file-bytes.ts';

const text = rosterScreenText.problem;
const MEGABYTE = 1_000_000;
const LARGEST_BYTES = 30 * MEGABYTE; // as the contract has it

/** Puts what the station just said of a batch into the list, before the list is read anew. */
function useRemember(): (summary: ImportSummary) => void {
  const queries = useStationQueries();
  const cache = useQueryClient();
  return (summary) => {
    cache.setQueryData(queries.roster.batches.queryKey(), (known: ImportSummary[] | undefined) => {
      const isKnown = known?.some((batch) => batch.id === summary.id) === true;
      return isKnown ? known.map((batch) => (batch.id === summary.id ? summary : batch)) : [summary, ...(known ?? [])];
    });
    // Also drops an older list still on its way, which would bring the commit button back.
    void cache.invalidateQueries({ queryKey: queries.roster.key() });
  };
}

/** What is wrong with a file before the station has to look at it; null when nothing is. */
export function fileProblem(file: { readonly name: string; readonly size: number }): string | null {
  if (/\.xls$/iu.test(file.name)) return text.oldFormat;
  if (file.size === 0) return text.empty;
  return file.size > LARGEST_BYTES ? text.tooLarge(Math.ceil(file.size / MEGABYTE)) : null;
}

export type Reading = {
  readonly choose: (file: File) => void;
  /** Name of the file being read now. */
  readonly fileName: string | null;
  readonly problem: string | null;
};

/** Choosing a file: reads it and has it checked; changes nobody on the roster. */
export function useReading(onPreview: (id: ImportBatchId) => void): Reading {
  const station = useStation();
  const remember = useRemember();
  const [fileName, setFileName] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  type Choice = { requestId: string; file: File; fileName: string; size: number; modifiedAtMs: number };
  // The write compares intentions by what is written down of them: name, size and time stand for the bytes.
  const read = async ({ requestId, file, fileName }: Choice): Promise<ImportSummary> =>
    station.roster.preview({ requestId, fileName, content: await base64Of(file) });
  const preview = useWrite(read, {
    onSuccess: (summary) => {
      remember(summary);
      onPreview(summary.id);
    },
    onRefusal: (error) => {
      setProblem(error instanceof FileUnreadableError ? text.unreadable : refusalText(error));
      return true;
    },
    onSettled: () => setFileName(null),
  });
  const choose = (file: File): void => {
    if (preview.pending) return;
    const found = fileProblem(file);
    setProblem(found);
    if (found !== null) return;
    setFileName(file.name);
    void preview.run({ file, fileName: file.name, size: file.size, modifiedAtMs: file.lastModified });
  };
  return { choose, fileName, problem };
}

type OnBatch = Write<{ batchId: ImportBatchId }, ImportSummary>;

/** The two ends of a preview. */
export function useDecision(): { readonly commit: OnBatch; readonly discard: OnBatch } {
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const remember = useRemember();
  const options = {
    onSuccess: remember,
    // Refused means somebody else was faster: the list knows the batch's real state.
    onRefusal: () => void cache.invalidateQueries({ queryKey: queries.roster.key() }),
  };
  return {
    commit: useWrite(station.roster.commit, options),
    discard: useWrite(station.roster.discard, options),
  };
}
