import type { Quad } from '#shared/domain/documents/quad.ts';
import type { Found, Made, PageAnswer, PageOrder, Sizes } from './page-worker.ts';

/** What the worker could not do with a picture. */
export class PageProblem extends Error {
  readonly problem: 'unreadable' | 'too-detailed';

  constructor(problem: PageProblem['problem']) {
    super(problem);
    this.name = 'PageProblem';
    this.problem = problem;
  }
}

/** What makes pages of pictures; a test has one without a worker. */
export type PageMaker = {
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
