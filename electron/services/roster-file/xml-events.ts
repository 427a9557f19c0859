import { Parser } from 'saxen';
import { RosterFileError } from './roster-table.ts';

/** Longest piece of XML without any event: an element or text longer than this is no cell. */
const LONGEST_TOKEN = 4_000_000;

export type XmlHandlers = {
  /** Names come without their prefix. */
  readonly open: (name: string, attributes: () => Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** Reads XML as it comes. Throws RosterFileError for what is no XML. */
export class XmlEvents {
  readonly #parser = new Parser();
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #sinceEvent = 0;

  constructor(handlers: XmlHandlers) {
    this.#parser.on('openTag', (name, getAttributes, _decode, isSelfClosing) => {
      this.#sinceEvent = 0;
      handlers.open(withoutPrefix(name), () => decodedAttributes(getAttributes()));
      if (isSelfClosing) handlers.close(withoutPrefix(name));
    });
    this.#parser.on('closeTag', (name, _decode, isSelfClosing) => {
      this.#sinceEvent = 0;
      if (!isSelfClosing) handlers.close(withoutPrefix(name));
    });
    this.#parser.on('text', (text) => handlers.text(decodeEntities(text)));
    this.#parser.on('cdata', (text) => handlers.text(text));
    this.#parser.on('error', (error) => {
      throw error;
    });
  }

  write(chunk: Uint8Array): void {
    this.#sinceEvent += chunk.length;
    this.#read(() => void this.#parser.write(this.#decoder.decode(chunk, { stream: true })));
    if (this.#sinceEvent > LONGEST_TOKEN) throw new RosterFileError('roster.tooLarge', 'an endless XML token');
  }

  end(): void {
    this.#read(() => void this.#parser.end());
  }

  #read(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (error instanceof RosterFileError) throw error;
      throw new RosterFileError('roster.notReadable', 'not XML', error);
    }
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decodedAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decodeEntities(value)]));
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The parser's own decoding cuts characters beyond the basic plane, which names have. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
    },
  );
}
