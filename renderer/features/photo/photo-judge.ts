import { readJpegFacts, type JpegFacts } from '#shared/domain/photo/jpeg-file.ts';
import type { Judgement } from '#shared/domain/photo/judgement.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import type { Pixels } from '#shared/domain/photo/pixels.ts';
import { PhotoUnreadable, pixelsOf } from './photo-canvas.ts';
import type { JudgeAnswer, JudgeOrder } from './photo-worker.ts';

/** Judges finished photos one at a time in a worker, which lives as long as its owner. */
export class PhotoJudge {
  #worker: Worker | null = null;
  #last = 0;

  async judge(jpeg: Uint8Array, policy: PhotoPolicy): Promise<readonly Judgement[]> {
    const facts = readJpegFacts(jpeg);
    if (facts === null) throw new PhotoUnreadable();
    return this.#judge(facts, await pixelsOf(jpeg), policy);
  }

  /** What can be said of a picture that is no file yet. */
  judgePixels(pixels: Pixels, policy: PhotoPolicy): Promise<readonly Judgement[]> {
    return this.#judge(null, pixels, policy);
  }

  #judge(facts: JpegFacts | null, { width, height, data }: Pixels, policy: PhotoPolicy): Promise<readonly Judgement[]> {
    this.#last += 1;
    return this.#ask({ id: this.#last, facts, pixels: { width, height, data }, policy });
  }

  #ask(order: JudgeOrder): Promise<readonly Judgement[]> {
    const worker = (this.#worker ??= new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' }));
    return new Promise((resolve, reject) => {
      const answered = ({ data }: MessageEvent<JudgeAnswer>): void => {
        if (data.id !== order.id) return;
        worker.removeEventListener('message', answered);
        resolve(data.findings);
      };
      worker.addEventListener('message', answered);
      worker.addEventListener('error', (event) => reject(new PhotoUnreadable(event)), { once: true });
      worker.postMessage(order);
    });
  }

  close(): void {
    this.#worker?.terminate();
  }
}
