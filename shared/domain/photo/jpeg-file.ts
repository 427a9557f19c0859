/** What a JPEG's bytes say about the picture (ITU T.81 B.2.2, JFIF 1.02), without decoding it. */
export type JpegFacts = {
  readonly width: number;
  readonly height: number;
  /** 3 for colour, 1 for grey, 4 for printing inks. */
  readonly components: number;
  readonly bitsPerComponent: number;
  /** Dots per inch from the JFIF header; null where it names no unit or there is no such header. */
  readonly dotsPerInch: { readonly x: number; readonly y: number } | null;
  readonly bytes: number;
  /** False for a picture that was cut off: it would show half a face and pass for a photo. */
  readonly whole: boolean;
};

const DOTS_PER_INCH = 1;
const DOTS_PER_CENTIMETRE = 2;
/** Some cameras' programs pad what they write. */
const PADDING = 64;

/** The facts of a JPEG, or null when the bytes are no JPEG or its header is broken. */
export function readJpegFacts(bytes: Uint8Array): JpegFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  let dotsPerInch: JpegFacts['dotsPerInch'] = null;
  let at = 2;
  while (at + 10 <= bytes.length) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (isFrame(marker)) {
      return {
        bitsPerComponent: view.getUint8(at + 4),
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
        dotsPerInch,
        bytes: bytes.length,
        whole: hasEnd(bytes),
      };
    }
    if (isJfif(view, at)) dotsPerInch = densityOf(view, at);
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** SOF0…SOF15 without DHT, JPG and DAC, which share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function isJfif(view: DataView, at: number): boolean {
  return view.byteLength > at + 18 && view.getUint16(at) === 0xffe0 && view.getUint32(at + 4) === 0x4a464946;
}

function densityOf(view: DataView, at: number): JpegFacts['dotsPerInch'] {
  const unit = view.getUint8(at + 11);
  const [x, y] = [view.getUint16(at + 12), view.getUint16(at + 14)];
  if (unit === DOTS_PER_INCH) return { x, y };
  if (unit === DOTS_PER_CENTIMETRE) return { x: Math.round(x * 2.54), y: Math.round(y * 2.54) };
  return null;
}

function hasEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= Math.max(0, bytes.length - PADDING); at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

/** Writes a density into the JFIF header that canvases leave at "no unit"; bytes without that header stay as they are. */
export function withPrintDensity(bytes: Uint8Array, dotsPerInch: number): Uint8Array {
  // A Buffer's own slice() would share the bytes.
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  if (copy.length < 20 || !isJfif(view, 2)) return copy;
  view.setUint8(13, DOTS_PER_INCH);
  view.setUint16(14, dotsPerInch);
  view.setUint16(16, dotsPerInch);
  return copy;
}
