import { readJpegFacts } from '#shared/domain/photo/jpeg-file.ts';
import type { Judgement } from '#shared/domain/photo/judgement.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { PhotoUnreadable, pixelsOf } from './photo-canvas.ts';
import type { JudgeAnswer, JudgeOrder } from './photo-worker.ts';

/** Judges finished photos one at a time in a worker, which lives as long as its owner. */
export class PhotoJudge {
  readonly #worker = new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' });
  #last = 0;

  async judge(jpeg: Uint8Array, policy: PhotoPolicy): Promise<readonly Judgement[]> {
    const facts = readJpegFacts(jpeg);
    if (facts === null) throw new PhotoUnreadable();
    const { width, height, data } = await pixelsOf(jpeg);
    this.#last += 1;
    return this.#ask({ id: this.#last, facts, pixels: { width, height, data }, policy });
  }

  #ask(order: JudgeOrder): Promise<readonly Judgement[]> {
    return new Promise((resolve, reject) => {
      const answered = ({ data }: MessageEvent<JudgeAnswer>): void => {
        if (data.id !== order.id) return;
        this.#worker.removeEventListener('message', answered);
        resolve(data.findings);
      };
      this.#worker.addEventListener('message', answered);
      this.#worker.addEventListener('error', (event) => reject(new PhotoUnreadable(event)), { once: true });
      this.#worker.postMessage(order);
    });
  }

  close(): void {
    this.#worker.terminate();
  }
}
