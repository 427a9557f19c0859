import { skipToken, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CaseSelection, FormPaperKind } from '#shared/contract/case-files.ts';
import { papersText as text } from '#shared/i18n/zh-CN/papers-screen.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { fetchFile } from '#renderer/lib/fetch-file.ts';
import { refusalCode } from '#renderer/lib/refusal.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const LOOK_AGAIN_MS = 500;

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

/** Has a file of cases made, watched while it goes on, and fetched; may be stopped at any time. */
export function useCaseExport(): CaseExportRun {
  const station = useStation();
  const feedback = useFeedback();
  const [exportId, setExportId] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const stopped = useRef(false);
  const make = useWrite(
    (input: CaseExportWish & { requestId: string }) => {
      setExportId(input.requestId);
      return station.caseFiles.export(input);
    },
    {
      onSuccess: (file) => {
        setPercent(0);
        fetchFile(station.caseFiles.fileChunk, file, { onPercent: setPercent, mayGoOn: () => !stopped.current })
          .then((saved) => feedback.done(saved ? text.saved : text.cancelled))
          .catch((error: unknown) => feedback.refused(error))
          .finally(() => setPercent(null));
      },
      onRefusal: (error) => {
        if (refusalCode(error) !== 'roster.exportCancelled') return false;
        feedback.done(text.cancelled);
        return true;
      },
      onSettled: () => setExportId(null),
    },
  );
  const progress = useQuery({
    ...useStationQueries().caseFiles.progress.queryOptions({ input: exportId === null ? skipToken : { exportId } }),
    refetchInterval: LOOK_AGAIN_MS,
  }).data;
  const making = progress ? text.written(progress.done, progress.total) : text.making;
  return {
    run: (wish) => {
      stopped.current = false;
      void make.run(wish);
    },
    busy: make.pending || percent !== null,
    status: percent === null ? (make.pending ? making : '') : text.fetching(percent),
    cancel: () => {
      stopped.current = true;
      if (exportId === null) return;
      const request = { requestId: crypto.randomUUID(), exportId };
      station.caseFiles.cancel(request).catch((error: unknown) => feedback.refused(error));
    },
  };
}
