import type { Quad } from '#shared/domain/documents/quad.ts';
import { PageProblem } from './page-problem.ts';
import type { PdfWish } from './pdf/pdf-pages.ts';
import type { Found, Made, PageAnswer, PageOrder, Sizes } from './page-worker.ts';

/** What makes pages of pictures; a test has one without a worker. */
export type PageMaker = {
  /** Each page of a PDF as a picture. */
  pages(file: Blob, wish: PdfWish): Promise<readonly Blob[]>;
  find(file: Blob): Promise<Found>;
  make(file: Blob, wish: { readonly corners: Quad; readonly grey: boolean; readonly sizes: Sizes }): Promise<Made>;
  close(): void;
};

type Wish = PageOrder extends infer Order ? (Order extends PageOrder ? Omit<Order, 'id'> : never) : never;

/** Finds and straightens pages in a worker, which lives as long as its owner. */
export function createPageMaker(): PageMaker {
  const worker = new Worker(new URL('./page-worker.ts', import.meta.url), { type: 'module' });
  let lastId = 0;
  const ask = (wish: Wish): Promise<PageAnswer> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      const id = lastId;
      const answered = ({ data }: MessageEvent<PageAnswer>): void => {
        if (data.id !== id) return;
        worker.removeEventListener('message', answered);
        if ('problem' in data) reject(new PageProblem(data.problem));
        else resolve(data);
      };
      worker.addEventListener('message', answered);
      worker.addEventListener('error', () => reject(new PageProblem('unreadable')), { once: true });
      worker.postMessage({ ...wish, id });
    });
  return {
    // The library comes with the first PDF; no counter starts slower for it.
    pages: async (file, wish) => (await import('./pdf/pdf-pages.ts')).picturesOfPdf(file, wish),
    find: async (file) => {
      const answer = await ask({ kind: 'find', file });
      if (!('found' in answer)) throw new PageProblem('unreadable');
      return answer.found;
    },
    make: async (file, wish) => {
      const answer = await ask({ kind: 'make', file, ...wish });
      if (!('made' in answer)) throw new PageProblem('unreadable');
      return answer.made;
    },
    close: () => worker.terminate(),
  };
}
