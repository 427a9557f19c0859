import type { JpegFacts } from '#shared/domain/photo/jpeg-file.ts';
import { judgePhoto, judgePicture } from '#shared/domain/photo/judge-photo.ts';
import type { Judgement } from '#shared/domain/photo/judgement.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import type { Pixels } from '#shared/domain/photo/pixels.ts';

/** One photo to judge; `id` comes back with the answer. */
export type JudgeOrder = {
  readonly id: number;
  /** Null for a camera's picture, which is no file yet. */
  readonly facts: JpegFacts | null;
  readonly pixels: Pixels;
  readonly policy: PhotoPolicy;
};

export type JudgeAnswer = { readonly id: number; readonly findings: readonly Judgement[] };

// The compiler knows pages, not workers.
type WorkerScope = {
  postMessage: (answer: JudgeAnswer) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent<JudgeOrder>) => void) => void;
};
const scope = globalThis as unknown as WorkerScope;

// Off the page's own thread: a judgement takes longer than a frame, and the camera's picture must not stutter.
scope.addEventListener('message', ({ data: { id, facts, pixels, policy } }) => {
  scope.postMessage({ id, findings: facts ? judgePhoto(facts, pixels, policy) : judgePicture(pixels, policy) });
});
