import { encodeWithinLimits, jpegSize, photoLimits, withPrintDensity } from './photo-encoding.ts';

/** Part of the source picture, in its own pixels. */
export type CropArea = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

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

/** Cuts, scales to exactly 352×440 on white, and encodes within the size limits. */
export async function makeCardPhoto(source: HTMLImageElement, area: CropArea): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = photoLimits.width;
  canvas.height = photoLimits.height;
  const context = canvas.getContext('2d');
  if (context === null) throw new PhotoUnreadable();
  // White first: a transparent PNG would turn black as a JPEG.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, area.x, area.y, area.width, area.height, 0, 0, canvas.width, canvas.height);
  const jpeg = withPrintDensity(await encodeWithinLimits((quality) => jpegOf(canvas, quality)));
  const size = jpegSize(jpeg);
  if (size?.width !== photoLimits.width || size.height !== photoLimits.height) throw new PhotoUnreadable();
  return jpeg;
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
