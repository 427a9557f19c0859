import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import type { Quad } from '#shared/domain/documents/quad.ts';
import { documentsText as text } from '#shared/i18n/zh-CN/documents.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { base64Of } from './page-encoding.ts';
import { PageProblem, type PageMaker } from './page-maker.ts';
import type { Sizes } from './page-worker.ts';

/** A picture on its way to becoming a page. */
type Incoming = {
  readonly material: string;
  readonly file: Blob;
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
  readonly take: (material: string, files: readonly Blob[]) => void;
  readonly finish: (corners: Quad, grey: boolean) => void;
  readonly dropFirst: () => void;
  readonly again: () => void;
};

type Parts = {
  readonly caseId: CaseId;
  readonly clerk: string;
  readonly sizes: Sizes | undefined;
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
  const isFree = !work.isBusy && editing === null && problem === null && parts.sizes !== undefined;
  useEffect(() => {
    if (first !== undefined && isFree) begin(first);
  }, [first, isFree]);
  return {
    waiting,
    editing,
    problem,
    take: (material, files) => setWaiting((before) => [...before, ...files.map((file) => ({ material, file }))]),
    finish: (corners, grey) => {
      if (editing !== null) work.make(editing, corners, grey);
    },
    dropFirst: next,
    again: () => setProblem(null),
  };
}

type Steps = {
  readonly edit: (editing: Editing) => void;
  readonly ready: (item: Incoming) => void;
  readonly stored: () => void;
  readonly stuck: (why: string) => void;
};

/** One picture at a time. */
function usePageWork({ caseId, clerk, sizes, maker }: Parts, steps: Steps) {
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
    if (sizes === undefined) return;
    const { jpeg, thumbnail } = await maker().make(item.file, { corners, grey, sizes });
    const { material, file } = item;
    const finished = { material, file, ready: { jpeg: base64Of(jpeg), thumbnail: base64Of(thumbnail), grey } };
    steps.ready(finished);
    await send(finished);
  };
  const begin = async (item: Incoming): Promise<void> => {
    if (item.ready !== undefined) return send(item);
    const found = await maker().find(item.file);
    if (found.sure) return make(item, found.corners, true);
    steps.edit({ ...item, ...found });
    return undefined;
  };
  const alone = (step: () => Promise<void>): void => {
    if (busy.current) return;
    busy.current = true;
    setIsBusy(true);
    step()
      .catch((error: unknown) => steps.stuck(wordsFor(error)))
      .finally(() => {
        busy.current = false;
        setIsBusy(false);
      });
  };
  return {
    isBusy,
    begin: (item: Incoming) => alone(() => begin(item)),
    make: (item: Incoming, corners: Quad, grey: boolean) => alone(() => make(item, corners, grey)),
  };
}

function wordsFor(error: unknown): string {
  return error instanceof PageProblem && error.problem === 'too-detailed' ? text.tooDetailed : text.unreadable;
}
