import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import type { RekeyCase, RekeyItem } from '#shared/contract/rekeying.ts';
import { papersText } from '#shared/i18n/zh-CN/papers-screen.ts';
import { copyText, forgetCopied } from '#renderer/lib/copy-text.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { nextOpen } from './rekey-step.ts';

const text = papersText.rekey;

export type Rekeying = {
  readonly data: RekeyCase | undefined;
  readonly at: number;
  readonly item: RekeyItem | undefined;
  /** What is on the clipboard. */
  readonly copied: { readonly label: string; readonly text: string } | null;
  readonly copyFailed: boolean;
  readonly go: (index: number) => void;
  readonly copyOn: () => void;
  readonly copyCode: () => void;
  readonly finish: (ministryNumber: string, onDone: () => void) => void;
  readonly reopen: () => void;
  readonly pending: boolean;
};

/** One case being typed elsewhere: where one is, what is on the clipboard, and what is noted as done. */
export function useRekeying(caseId: CaseId, clerk: string): Rekeying {
  const station = useStation();
  const feedback = useFeedback();
  const cache = useQueryClient();
  const queries = useStationQueries();
  const { data } = useQuery(queries.rekeying.get.queryOptions({ input: { caseId } }));
  const [chosen, setChosen] = useState<number | null>(null);
  const [copied, setCopied] = useState<Rekeying['copied']>(null);
  const [copyFailed, setCopyFailed] = useState(false);
  const again = (): void => void cache.invalidateQueries({ queryKey: queries.rekeying.key() });
  const mark = useWrite(station.rekeying.mark, { onSettled: again });
  // A write under way takes no second one, and the next field may be copied before the station has answered.
  const marking = useRef<Promise<unknown>>(Promise.resolve());
  const finishing = useWrite(station.rekeying.finish, { onSettled: again });
  const reopening = useWrite(station.rekeying.reopen, { onSettled: again });
  useEffect(() => forgetCopied, []);

  const items = data?.items ?? [];
  const at = chosen ?? nextOpen(items, -1);
  const item = items[at];
  const put = async (label: string, words: string): Promise<boolean> => {
    const done = await copyText(words);
    setCopyFailed(!done);
    setCopied(done ? { label, text: words } : null);
    return done;
  };
  const go = useCallback((index: number) => setChosen(index), []);
  return {
    data,
    at,
    item,
    copied,
    copyFailed,
    go: (index) => {
      if (index >= 0 && index < items.length) go(index);
    },
    copyOn: () => {
      if (item === undefined) return;
      void put(item.label, item.text).then((done) => {
        if (!done) return;
        marking.current = marking.current.then(() => mark.run({ caseId, clerk, field: item.key }));
        go(nextOpen(items, at));
      });
    },
    copyCode: () => {
      if (item !== undefined && item.code !== '') void put(`${item.label}${text.code}`, item.code);
    },
    finish: (ministryNumber, onDone) => {
      void finishing.run({ caseId, clerk, ministryNumber }).then((row) => {
        if (row === undefined) return;
        feedback.done(text.finished(row.personName));
        onDone();
      });
    },
    reopen: () => void reopening.run({ caseId, clerk }),
    pending: finishing.pending || reopening.pending,
  };
}
