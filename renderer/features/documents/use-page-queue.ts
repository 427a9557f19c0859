import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import type { DocumentPolicy } from '#shared/domain/documents/document-policy.ts';
import { wholeOf, type Quad } from '#shared/domain/documents/quad.ts';
import { documentsText as text } from '#shared/i18n/zh-CN/documents.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { base64Of } from './page-encoding.ts';
import type { PageMaker } from './page-maker.ts';
import { PageProblem } from './page-problem.ts';
import { usePdfReading, type Reading } from './pdf/use-pdf-reading.ts';
import type { PickedFile } from './picked-files.ts';

/** A picture on its way to becoming a page, or a PDF on its way to becoming pictures. */
export type Incoming = {
  readonly material: string;
  readonly file: Blob;
  readonly kind: PickedFile['kind'] | 'pdf-page';
  /** Finished and ready to send; kept so that a page sent again is the same request. */
  readonly ready?: { readonly jpeg: string; readonly thumbnail: string; readonly grey: boolean };
};

/** The picture whose corners the clerk is putting right. */
export type Editing = Incoming & {
  readonly corners: Quad;
  readonly sure: boolean;
  readonly width: number;
  readonly height: number;
};

export type PageQueue = {
  readonly waiting: readonly Incoming[];
  readonly editing: Editing | null;
  /** The first page could not be stored, or the picture is none; it waits for the clerk's word. */
  readonly problem: string | null;
  /** While the first is a PDF that is being read. */
  readonly reading: Reading | null;
  readonly take: (material: string, files: readonly PickedFile[]) => void;
  readonly finish: (corners: Quad, grey: boolean) => void;
  readonly dropFirst: () => void;
  readonly again: () => void;
};

type Parts = {
  readonly caseId: CaseId;
  readonly clerk: string;
  readonly policy: DocumentPolicy | undefined;
  readonly maker: () => PageMaker;
};

/**
 * Pictures become pages one after the other: corners found, straightened, whitened, sent. Where the corners are sure nobody
 * is asked; where they are not, the queue waits for the clerk.
 */
export function usePageQueue(parts: Parts): PageQueue {
  const [waiting, setWaiting] = useState<readonly Incoming[]>([]);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const next = (): void => {
    setWaiting((before) => before.slice(1));
    setEditing(null);
    setProblem(null);
  };
  const work = usePageWork(parts, {
    edit: setEditing,
    stored: next,
    opened: (items) => setWaiting((before) => [...items, ...before.slice(1)]),
    ready: (item) => {
      setWaiting((before) => [item, ...before.slice(1)]);
      setEditing(null);
    },
    stuck: (why) => {
      setEditing(null);
      setProblem(why);
    },
  });
  const first = waiting[0];
  const begin = useEffectEvent((item: Incoming): void => work.begin(item));
  const isFree = !work.isBusy && editing === null && problem === null && parts.policy !== undefined;
  useEffect(() => {
    if (first !== undefined && isFree) begin(first);
  }, [first, isFree]);
  return {
    waiting,
    editing,
    problem,
    reading: work.reading,
    take: (material, files) => setWaiting((before) => [...before, ...files.map((picked) => ({ material, ...picked }))]),
    finish: (corners, grey) => {
      if (editing !== null) work.make(editing, corners, grey);
    },
    dropFirst: () => (work.reading === null ? next() : work.stopReading()),
    again: () => setProblem(null),
  };
}

type Steps = {
  readonly edit: (editing: Editing) => void;
  /** A PDF became pictures, which take its place. */
  readonly opened: (items: readonly Incoming[]) => void;
  readonly ready: (item: Incoming) => void;
  readonly stored: () => void;
  readonly stuck: (why: string) => void;
};

/** One picture at a time. */
function usePageWork({ caseId, clerk, policy, maker }: Parts, steps: Steps) {
  const pdf = usePdfReading(caseId, maker);
  const busy = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const add = useWrite(useStation().documents.add);
  const send = async (item: Incoming): Promise<void> => {
    if (item.ready === undefined) return;
    const added = await add.run({ caseId, clerk, material: item.material, ...item.ready });
    if (added === undefined) steps.stuck(text.unsaved);
    else steps.stored();
  };
  const make = async (item: Incoming, corners: Quad, grey: boolean): Promise<void> => {
    if (policy === undefined) return;
    const { jpeg, thumbnail } = await maker().make(item.file, { corners, grey, sizes: policy });
    const finished = { ...item, ready: { jpeg: base64Of(jpeg), thumbnail: base64Of(thumbnail), grey } };
    steps.ready(finished);
    await send(finished);
  };
  const open = async ({ file, material }: Incoming): Promise<void> => {
    if (policy === undefined) return;
    const pictures = await pdf.read(file, material, policy);
    steps.opened(pictures.map((picture) => ({ material, file: picture, kind: 'pdf-page' })));
  };
  const begin = async (item: Incoming): Promise<void> => {
    if (item.ready !== undefined) return send(item);
    if (item.kind === 'pdf') return open(item);
    const found = await maker().find(item.file);
    if (found.sure) return make(item, found.corners, true);
    // A scanner's page has no table around it: all of it is kept, and nobody asked forty times.
    if (item.kind === 'pdf-page') return make(item, wholeOf(found), true);
    steps.edit({ ...item, ...found });
    return undefined;
  };
  const alone = (step: () => Promise<void>): void => {
    if (busy.current) return;
    busy.current = true;
    setIsBusy(true);
    step()
      .catch((error: unknown) => {
        if (error instanceof PageProblem && error.problem === 'pdf-stopped') steps.stored();
        else steps.stuck(wordsFor(error));
      })
      .finally(() => {
        busy.current = false;
        setIsBusy(false);
      });
  };
  return {
    isBusy,
    reading: pdf.reading,
    stopReading: pdf.stop,
    begin: (item: Incoming) => alone(() => begin(item)),
    make: (item: Incoming, corners: Quad, grey: boolean) => alone(() => make(item, corners, grey)),
  };
}

function wordsFor(error: unknown): string {
  if (!(error instanceof PageProblem)) return text.unreadable;
  switch (error.problem) {
    case 'too-detailed':
      return text.tooDetailed;
    case 'pdf-locked':
      return text.pdf.locked;
    case 'pdf-damaged':
      return text.pdf.damaged;
    case 'pdf-too-long':
      return text.pdf.tooLong(error.pages, error.room);
    case 'unreadable':
    case 'pdf-stopped':
      return text.unreadable;
  }
}
