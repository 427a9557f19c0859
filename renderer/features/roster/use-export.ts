import { skipToken, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { refusalCode } from '#renderer/lib/refusal.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { fetchFile } from '#renderer/lib/fetch-file.ts';

const text = rosterScreenText.export;
const LOOK_AGAIN_MS = 400;

type Wish = { readonly format: 'xlsx' | 'csv'; readonly fields: string[]; readonly clerk: string };

export type RosterExport = {
  readonly run: (wish: Wish) => void;
  readonly busy: boolean;
  /** People written so far; null before the station has begun. */
  readonly written: { readonly done: number; readonly total: number } | null;
  /** How much of the finished file is here; null before that. */
  readonly percent: number | null;
  readonly cancel: () => void;
};

/** Has the roster written, watched while it goes on, and fetched; may be stopped at any time. */
export function useExport(): RosterExport {
  const station = useStation();
  const feedback = useFeedback();
  const [exportId, setExportId] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const stopped = useRef(false);
  const make = useWrite(
    (input: Wish & { requestId: string }) => {
      setExportId(input.requestId);
      return station.roster.export(input);
    },
    {
      onSuccess: (file) => {
        setPercent(0);
        fetchFile(station.roster.fileChunk, file, { onPercent: setPercent, mayGoOn: () => !stopped.current })
          .then((saved) => feedback.done(saved ? text.done(file.rows) : text.cancelled))
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
    ...useStationQueries().roster.exportProgress.queryOptions({ input: exportId === null ? skipToken : { exportId } }),
    refetchInterval: LOOK_AGAIN_MS,
  }).data;
  return {
    run: (wish) => {
      stopped.current = false;
      void make.run(wish);
    },
    busy: make.pending || percent !== null,
    written: make.pending ? (progress ?? null) : null,
    percent,
    cancel: () => {
      stopped.current = true;
      if (exportId === null) return;
      const request = { requestId: crypto.randomUUID(), exportId };
      station.roster.cancelExport(request).catch((error: unknown) => feedback.refused(error));
    },
  };
}
