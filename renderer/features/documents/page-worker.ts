import type { DocumentPolicy } from '#shared/domain/documents/document-policy.ts';
import { findPage, type FoundPage } from '#shared/domain/documents/find-page.ts';
import type { Quad } from '#shared/domain/documents/quad.ts';
import { straighten } from '#shared/domain/documents/straighten.ts';
import { whitened } from '#shared/domain/documents/whiten.ts';
import { fitting, PageTooDetailed } from './page-encoding.ts';

export type Sizes = Pick<DocumentPolicy, 'page' | 'thumbnail'>;

/** What is asked of the worker; `id` comes back with the answer. */
export type PageOrder = { readonly id: number; readonly file: Blob } & (
  | { readonly kind: 'find' }
  | { readonly kind: 'make'; readonly corners: Quad; readonly grey: boolean; readonly sizes: Sizes }
);

export type Found = FoundPage & { readonly width: number; readonly height: number };
export type Made = { readonly jpeg: Uint8Array; readonly thumbnail: Uint8Array };

export type PageAnswer = { readonly id: number } & (
  { readonly found: Found } | { readonly made: Made } | { readonly problem: 'unreadable' | 'too-detailed' }
);

// The compiler knows pages, not workers.
type WorkerScope = {
  postMessage: (answer: PageAnswer) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent<PageOrder>) => void) => void;
};
const scope = globalThis as unknown as WorkerScope;

/** More pixels than any page keeps are only memory. */
const LONGEST_SOURCE = 3200;

let last: { readonly file: Blob; readonly pixels: ImageData } | null = null;

// Off the page's own thread: typing goes on while a page is straightened.
scope.addEventListener('message', ({ data: order }) => {
  answer(order).then(
    (result) => scope.postMessage({ id: order.id, ...result }),
    (error: unknown) =>
      scope.postMessage({ id: order.id, problem: error instanceof PageTooDetailed ? 'too-detailed' : 'unreadable' }),
  );
});

async function answer(order: PageOrder): Promise<{ readonly found: Found } | { readonly made: Made }> {
  const pixels = await pixelsOf(order.file);
  if (order.kind === 'find') return { found: { ...findPage(pixels), width: pixels.width, height: pixels.height } };
  last = null;
  const { page, thumbnail } = order.sizes;
  const flat = straighten(pixels, order.corners, page.longestSide);
  const finished = order.grey ? whitened(flat) : flat;
  const canvas = canvasOf(new ImageData(Uint8ClampedArray.from(finished.data), finished.width, finished.height));
  return {
    made: {
      jpeg: await fitting((quality) => jpegOf(canvas, quality), page),
      thumbnail: await fitting((quality) => jpegOf(reduced(canvas, thumbnail.longestSide), quality), {
        ...thumbnail,
        lowestQuality: 0.2,
      }),
    },
  };
}

/** A picture lies upright as its camera held it, whatever its file says of turning. */
async function pixelsOf(file: Blob): Promise<ImageData> {
  if (last?.file === file) return last.pixels;
  const bitmap = await createImageBitmap(file);
  const canvas = reduced(bitmap, LONGEST_SOURCE);
  bitmap.close();
  const pixels = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
  last = { file, pixels };
  return pixels;
}

function reduced(source: ImageBitmap | OffscreenCanvas, longestSide: number): OffscreenCanvas {
  const scale = Math.min(1, longestSide / Math.max(source.width, source.height));
  const width = Math.max(1, Math.round(source.width * scale));
  const canvas = new OffscreenCanvas(width, Math.max(1, Math.round(source.height * scale)));
  const context = contextOf(canvas);
  // White first: a transparent PNG would turn black as a JPEG.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function canvasOf(pixels: ImageData): OffscreenCanvas {
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  contextOf(canvas).putImageData(pixels, 0, 0);
  return canvas;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas to draw on');
  return context;
}

async function jpegOf(canvas: OffscreenCanvas, quality: number): Promise<Uint8Array> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await blob.arrayBuffer());
}
