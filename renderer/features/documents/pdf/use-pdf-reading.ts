import { useEffect, useRef, useState } from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import type { DocumentPolicy } from '#shared/domain/documents/document-policy.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import type { PageMaker } from '../page-maker.ts';

/** How far the PDF is that is being read; `pages` is 0 until it is open. */
export type Reading = { readonly page: number; readonly pages: number };

export type PdfReading = {
  readonly reading: Reading | null;
  /** Throws PageProblem. */
  readonly read: (file: Blob, material: string, policy: DocumentPolicy) => Promise<readonly Blob[]>;
  readonly stop: () => void;
};

/** Reads one PDF at a time into pictures; leaving the case ends it. */
export function usePdfReading(caseId: CaseId, maker: () => PageMaker): PdfReading {
  const station = useStation();
  const [reading, setReading] = useState<Reading | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const read = async (file: Blob, material: string, policy: DocumentPolicy): Promise<readonly Blob[]> => {
    const abort = new AbortController();
    running.current = abort;
    setReading({ page: 0, pages: 0 });
    try {
      // Asked anew: the pages before this PDF were stored a moment ago.
      const { pages } = await station.documents.list({ caseId });
      return await maker().pages(file, {
        room: policy.pagesPerMaterial - pages.filter((page) => page.material === material).length,
        longestSide: policy.page.longestSide,
        onPage: (page, all) => setReading({ page, pages: all }),
        signal: abort.signal,
      });
    } finally {
      setReading(null);
    }
  };
  return { reading, read, stop: () => running.current?.abort() };
}
