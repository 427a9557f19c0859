import { fontFamily } from '#renderer/ui/theme.ts';

type Drawing = { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D };

/**
 * Canvases on which text without a font of its own falls to the page's fonts, not to whatever the machine has: a PDF may name
 * 宋体 and not carry it. The library asks for these.
 */
export class OwnFontsCanvases {
  create(width: number, height: number): Drawing {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    return { canvas, context: contextOf(canvas, true) };
  }

  reset({ canvas }: Drawing, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }

  destroy({ canvas }: Drawing): void {
    canvas.width = 0;
    canvas.height = 0;
  }

  getNoAlphaContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    return contextOf(canvas, false);
  }
}

/** `normal 700 12px "SimSun", serif` as it may be drawn here. */
export function withOwnFonts(font: string): string {
  return font.replace(/(?:sans-serif|serif|monospace)\s*$/, fontFamily);
}

export function contextOf(canvas: HTMLCanvasElement, alpha: boolean): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha, willReadFrequently: true });
  if (context === null) throw new Error('no canvas to draw on');
  const font = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'font');
  Object.defineProperty(context, 'font', {
    configurable: true,
    get: () => font?.get?.call(context) as unknown,
    set: (wished: string) => {
      font?.set?.call(context, withOwnFonts(wished));
    },
  });
  return context;
}

/** A slice of a font comes when its characters are needed; a canvas does not wait for it. */
export async function loadOwnFonts(text: string): Promise<void> {
  if (text.trim() !== '') await document.fonts.load(`20px ${fontFamily}`, text).catch(() => []);
}
