import { inflateSync } from 'node:zlib';

export type ReadPdf = {
  /** The text of each page, in the order it was drawn, as the file's own character maps say it. */
  readonly pages: readonly string[];
  /** Names of fonts, and whether each carries its own shapes. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  /** How many filled outlines each page has: characters the font lacks. */
  readonly shapes: readonly number[];
};

/** Reads a PDF as pdfkit writes it (objects in plain sight, deflated streams); enough to see what is on its pages. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = splitObjects(Buffer.from(bytes).toString('latin1'));
  const fonts = new Map([...objects].filter(([, body]) => body.includes('/Type0')));
  const maps = new Map([...fonts].map(([id, body]) => [id, readCharacterMap(objects, body)]));
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  const contents = pages.map((page) => streamOf(objects.get(referenceOf(page, 'Contents')) ?? ''));
  return {
    pages: contents.map((content, index) => {
      const page = pages[index] ?? '';
      const resources = objects.get(referenceOf(page, 'Resources')) ?? page;
      return textOf(content, (name) => maps.get(referenceOf(resources, name)));
    }),
    fonts: [...objects.values()]
      .filter((body) => body.includes('/Type /FontDescriptor'))
      .map((body) => ({ name: /\/FontName \/(\S+)/.exec(body)?.[1] ?? '', embedded: /\/FontFile[23]? \d/.test(body) })),
    shapes: contents.map((content) => content.match(/\nh\n(?:\/DeviceRGB cs\n)?[\d. ]+ scn\nf\n/g)?.length ?? 0),
  };
}

function splitObjects(file: string): Map<string, string> {
  return new Map([...file.matchAll(/(\d+) 0 obj\n([^]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]));
}

function referenceOf(body: string, key: string): string {
  return new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(body)?.[1] ?? '';
}

function streamOf(body: string): string {
  const raw = /stream\n([^]*)\nendstream/.exec(body)?.[1];
  if (raw === undefined) return '';
  const bytes = Buffer.from(raw, 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

/** Glyph number (four hex digits) → text. */
function readCharacterMap(objects: ReadonlyMap<string, string>, font: string): Map<string, string> {
  const map = new Map<string, string>();
  const stream = streamOf(objects.get(referenceOf(font, 'ToUnicode')) ?? '');
  for (const [, from = '', list = ''] of stream.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    const first = Number.parseInt(from, 16);
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? [];
      const text = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
      map.set((first + index).toString(16).padStart(4, '0'), text);
    }
  }
  return map;
}

function textOf(content: string, mapOf: (font: string) => ReadonlyMap<string, string> | undefined): string {
  let map: ReadonlyMap<string, string> | undefined;
  let text = '';
  for (const [token, font, shown] of content.matchAll(/\/(\S+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) map = mapOf(font);
    if (shown === undefined || token === undefined) continue;
    for (const [, hex = ''] of shown.matchAll(/<([0-9a-f]+)>/g)) {
      for (const glyph of hex.match(/.{4}/g) ?? []) text += map?.get(glyph) ?? '\u{FFFD}';
    }
    text += '\n';
  }
  return text;
}
