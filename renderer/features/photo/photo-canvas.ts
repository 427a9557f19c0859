import { readJpegFacts, withPrintDensity } from '#shared/domain/photo/jpeg-file.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { encodeWithinLimits } from './photo-encoding.ts';

/** Part of the turned source picture, in its pixels. */
export type CropArea = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What the clerk does to a picture before it is a card photo. */
export type Adjustment = {
  readonly area: CropArea;
  /** Degrees clockwise. */
  readonly rotation: number;
  /** 1 leaves the picture as it is. */
  readonly brightness: number;
};

/** The browser could not read the picture, or could not draw it. */
export class PhotoUnreadable extends Error {
  constructor(cause?: unknown) {
    super('the picture cannot be read', { cause });
    this.name = 'PhotoUnreadable';
  }
}

export async function loadPicture(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch (error) {
    throw new PhotoUnreadable(error);
  }
  return image;
}

/** Turns, cuts, lights, scales to the policy's pixels on white, and encodes within its bytes. */
export async function makeCardPhoto(
  source: HTMLImageElement,
  adjustment: Adjustment,
  { file }: Pick<PhotoPolicy, 'file'>,
): Promise<Uint8Array> {
  const canvas = cutOut(source, adjustment, file);
  const encode = (quality: number): Promise<Uint8Array> => jpegOf(canvas, quality);
  const jpeg = withPrintDensity(await encodeWithinLimits(encode, file), file.dotsPerInch);
  const facts = readJpegFacts(jpeg);
  if (facts?.width !== file.width || facts.height !== file.height) throw new PhotoUnreadable();
  return jpeg;
}

function cutOut(
  source: HTMLImageElement,
  { area, rotation, brightness }: Adjustment,
  { width, height }: PhotoPolicy['file'],
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new PhotoUnreadable();
  // White first: a transparent PNG would turn black as a JPEG, and a turned picture leaves its corners empty.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  if (brightness !== 1) context.filter = `brightness(${brightness})`;
  const angle = (rotation * Math.PI) / 180;
  const [sine, cosine] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const turnedWidth = source.naturalWidth * cosine + source.naturalHeight * sine;
  const turnedHeight = source.naturalWidth * sine + source.naturalHeight * cosine;
  context.scale(width / area.width, height / area.height);
  context.translate(turnedWidth / 2 - area.x, turnedHeight / 2 - area.y);
  context.rotate(angle);
  context.drawImage(source, -source.naturalWidth / 2, -source.naturalHeight / 2);
  return canvas;
}

function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void => {
      if (blob === null) reject(new PhotoUnreadable());
      else blob.arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)), reject);
    };
    canvas.toBlob(take, 'image/jpeg', quality);
  });
}

/** The finished file as pixels: what is judged is what is kept, with everything the encoding did to it. */
export async function pixelsOf(jpeg: Uint8Array): Promise<ImageData> {
  const bitmap = await createImageBitmap(new Blob([jpeg.slice().buffer], { type: 'image/jpeg' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new PhotoUnreadable();
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
