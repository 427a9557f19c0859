import { skipToken, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { OutgoingFile } from '#shared/contract/roster.ts';
import { useFeedback } from './feedback.ts';
import { fetchFile, type Piece } from './fetch-file.ts';
import { refusalCode } from './refusal.ts';
import { useWrite } from './use-write.ts';

const LOOK_AGAIN_MS = 400;

type Written = { readonly done: number; readonly total: number };
type Identified = { readonly requestId: string };

/** What the station offers for one kind of file; an export is known by the id of its request. */
export type FileSource<Wish> = {
  readonly make: (input: Wish & Identified) => Promise<OutgoingFile>;
  readonly progress: (input: { readonly exportId: string }) => Promise<Written | null>;
  readonly cancel: (input: Identified & { readonly exportId: string }) => Promise<unknown>;
  readonly piece: Piece;
  readonly saved: (file: OutgoingFile) => string;
  readonly cancelled: string;
};

export type FileRun<Wish> = {
  readonly run: (wish: Wish) => void;
  readonly busy: boolean;
  /** How much is written; null before the station has begun and after it has ended. */
  readonly written: Written | null;
  /** How much of the finished file is here; null before that. */
  readonly percent: number | null;
  readonly cancel: () => void;
};

/** Has a file made by the station, watched while it goes on, and fetched; may be stopped at any time. */
export function useMadeFile<Wish extends object>(source: FileSource<Wish>): FileRun<Wish> {
  const feedback = useFeedback();
  const [exportId, setExportId] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const stopped = useRef(false);
  const make = useWrite(
    (input: Wish & Identified) => {
      setExportId(input.requestId);
      return source.make(input);
    },
    {
      onSuccess: (file) => {
        setPercent(0);
        fetchFile(source.piece, file, { onPercent: setPercent, mayGoOn: () => !stopped.current })
          .then((saved) => feedback.done(saved ? source.saved(file) : source.cancelled))
          .catch((error: unknown) => feedback.refused(error))
          .finally(() => setPercent(null));
      },
      onRefusal: (error) => {
        if (refusalCode(error) !== 'roster.exportCancelled') return false;
        feedback.done(source.cancelled);
        return true;
      },
      onSettled: () => setExportId(null),
    },
  );
  const progress = useQuery({
    queryKey: ['made-file', exportId],
    queryFn: exportId === null ? skipToken : () => source.progress({ exportId }),
    refetchInterval: LOOK_AGAIN_MS,
  }).data;
  return {
    run: (wish) => {
      stopped.current = false;
      // A wish has no requestId, so nothing is left out of it; the type checker cannot see that through the generic.
      void make.run(wish as Omit<Wish & Identified, 'requestId'>);
    },
    busy: make.pending || percent !== null,
    written: make.pending ? (progress ?? null) : null,
    percent,
    cancel: () => {
      stopped.current = true;
      if (exportId === null) return;
      const request = { requestId: crypto.randomUUID(), exportId };
      source.cancel(request).catch((error: unknown) => feedback.refused(error));
    },
  };
}
