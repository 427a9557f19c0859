import type { Locator } from '@playwright/test';
import jsQR from 'jsqr';

export type SeenCode = { readonly width: number; readonly height: number; readonly payload: string | null };

/** What a phone held to the screen makes of a code as it is painted, its picture scaled as by a camera farther off. */
export async function readCode(code: Locator, scale: number): Promise<SeenCode> {
  const png = (await code.screenshot()).toString('base64');
  // A page of its own: the desk's pages may load no pictures from elsewhere.
  const blank = await code.page().context().newPage();
  const seen = await blank.evaluate(
    async ([base64, by]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(Math.round(image.width * by), Math.round(image.height * by));
      const drawing = canvas.getContext('2d');
      if (drawing === null) throw new Error('no canvas');
      drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
      const { width, height, data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
      return { width, height, data: Array.from(data) };
    },
    [png, scale] as const,
  );
  await blank.close();
  const { width, height, data } = seen;
  return { width, height, payload: jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null };
}
