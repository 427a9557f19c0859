import {
  getDocument,
  PasswordException,
  PDFWorker,
  VerbosityLevel,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PageProblem } from '../page-problem.ts';
import { contextOf, loadOwnFonts, OwnFontsCanvases } from './own-fonts-canvas.ts';
import { pixelsFor } from './pixels-for.ts';

export type PdfWish = {
  /** More pages than this are refused. */
  readonly room: number;
  /** Of a stored page; it is drawn somewhat larger, for it will be cut and straightened. */
  readonly longestSide: number;
  readonly onPage: (page: number, pages: number) => void;
  readonly signal: AbortSignal;
};

/** A fax of 600 dots per inch in A3 has 70 million. */
const LARGEST_IMAGE = 80_000_000;
/** The pictures are encoded once more when they become pages. */
const QUALITY = 0.95;

/**
 * Every page of a PDF as a picture, all or none. Nothing in it runs, and nothing is fetched but the library's own files; what
 * the page's policy forbids (compiling WebAssembly) is done by the library's plain scripts.
 * Throws PageProblem: pdf-locked, pdf-damaged, pdf-too-long, pdf-stopped.
 */
export async function picturesOfPdf(file: Blob, wish: PdfWish): Promise<readonly Blob[]> {
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port });
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new PageProblem('pdf-stopped'));
    port.addEventListener('error', () => reject(new PageProblem('pdf-damaged')));
    if (wish.signal.aborted) stop();
    wish.signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([stopped, allPages(await Promise.race([stopped, opened(file, worker)]), wish)]);
  } catch (error) {
    if (error instanceof PageProblem) throw error;
    throw new PageProblem(error instanceof PasswordException ? 'pdf-locked' : 'pdf-damaged');
  } finally {
    worker.destroy();
    port.terminate();
  }
}

async function opened(file: Blob, worker: PDFWorker): Promise<PDFDocumentProxy> {
  const data = new Uint8Array(await file.arrayBuffer());
  const from = (folder: string): string => new URL(`pdf/${folder}/`, document.baseURI).href;
  return getDocument({
    data,
    worker,
    cMapUrl: from('cmaps'),
    standardFontDataUrl: from('standard_fonts'),
    wasmUrl: from('wasm'),
    useWasm: false,
    useSystemFonts: false,
    // Half a page is worse than none: nobody would notice.
    stopAtErrors: true,
    maxImageSize: LARGEST_IMAGE,
    enableXfa: false,
    disableWorkerRendering: true,
    CanvasFactory: OwnFontsCanvases,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}

async function allPages(pdf: PDFDocumentProxy, wish: PdfWish): Promise<readonly Blob[]> {
  if (pdf.numPages === 0) throw new PageProblem('pdf-damaged');
  if (pdf.numPages > wish.room) throw new PageProblem('pdf-too-long', { pages: pdf.numPages, room: wish.room });
  const pictures: Blob[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    wish.onPage(number, pdf.numPages);
    // One page in memory at a time.
    // oxlint-disable-next-line no-await-in-loop
    pictures.push(await pictureOf(await pdf.getPage(number), wish.longestSide));
  }
  return pictures;
}

async function pictureOf(page: PDFPageProxy, longestSide: number): Promise<Blob> {
  const { items } = await page.getTextContent();
  await loadOwnFonts(items.map((item) => ('str' in item ? item.str : '')).join(''));
  const plain = page.getViewport({ scale: 1 });
  const { scale, width, height } = pixelsFor(plain, longestSide);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const canvasContext = contextOf(canvas, false);
  await page.render({ canvas: null, canvasContext, viewport: page.getViewport({ scale }), background: '#ffffff' })
    .promise;
  refuseLostImages(page);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  canvas.width = 0;
  page.cleanup();
  if (picture === null) throw new PageProblem('pdf-damaged');
  return picture;
}

/** An image that could not be decoded is left out by the library without a word: nothing stands where it would be. */
function refuseLostImages({ objs, commonObjs }: PDFPageProxy): void {
  const drawn: readonly unknown[][] = [...objs, ...commonObjs];
  if (drawn.some(([, data]) => data === null)) throw new PageProblem('pdf-damaged');
}
