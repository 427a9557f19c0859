/** One ESC/POS command, or one run of text bytes, as a printer would cut the stream. */
export type Command = {
  /** For example `ESC @`, `GS v 0`, `TEXT`, `LF`; `UNKNOWN` for what this printer does not know. */
  readonly name: string;
  readonly args: Uint8Array;
  /** Bytes of the stream it took. */
  readonly bytes: Uint8Array;
};

/** Fixed argument lengths, from the Epson reference. */
const escArguments: Readonly<Record<string, number>> = {
  '@': 0, '2': 0, '!': 1, '-': 1, '3': 1, 'E': 1, 'G': 1, 'J': 1, 'M': 1, 'R': 1, 'V': 1, 'a': 1, 'd': 1, 't': 1, '{': 1,
  ' ': 1, '$': 2, '\\': 2, 'p': 3,
}; // prettier-ignore
const fsArguments: Readonly<Record<string, number>> = { '&': 0, '.': 0, '!': 1, '-': 1, C: 1, W: 1, S: 2 };
const gsArguments: Readonly<Record<string, number>> = {
  '!': 1, 'B': 1, 'H': 1, 'I': 1, 'a': 1, 'h': 1, 'w': 1, 'r': 1, 'b': 1, 'f': 1, 'L': 2, 'W': 2, 'P': 2,
}; // prettier-ignore

/**
 * Cuts the next command off the front of `buffer`; `null` when more bytes are needed. Arguments are consumed whole, so a
 * DLE EOT inside a picture is a picture.
 */
export function nextCommand(buffer: Uint8Array): Command | null {
  const first = buffer[0];
  if (first === undefined) return null;
  switch (first) {
    case 0x10:
      return afterTwo(buffer, 'DLE', { '\x04': 1, '\x05': 1 });
    case 0x1b:
      return afterTwo(buffer, 'ESC', escArguments);
    case 0x1c:
      return afterTwo(buffer, 'FS', fsArguments);
    case 0x1d:
      return graphicCommand(buffer);
    case 0x0a:
      return take(buffer, 'LF', 1, 1);
    case 0x0d:
      return take(buffer, 'CR', 1, 1);
    default:
      return first < 0x20 || first === 0x7f ? take(buffer, 'UNKNOWN', 1, 1) : text(buffer);
  }
}

function take(buffer: Uint8Array, name: string, length: number, argumentsAt: number): Command | null {
  if (buffer.length < length) return null;
  const bytes = buffer.slice(0, length);
  return { name, args: bytes.slice(argumentsAt), bytes };
}

function afterTwo(buffer: Uint8Array, prefix: string, known: Readonly<Record<string, number>>): Command | null {
  const second = buffer[1];
  if (second === undefined) return null;
  const letter = String.fromCharCode(second);
  const count = known[letter];
  if (count === undefined) return take(buffer, 'UNKNOWN', 2, 2);
  const shown = second < 0x20 ? (second === 4 ? 'EOT' : 'ENQ') : letter;
  return take(buffer, `${prefix} ${shown}`, 2 + count, 2);
}

function graphicCommand(buffer: Uint8Array): Command | null {
  const second = buffer[1];
  if (second === undefined) return null;
  const at = (index: number) => buffer[index] ?? 0;
  switch (String.fromCharCode(second)) {
    case 'V':
      if (buffer.length < 3) return null;
      return take(buffer, 'GS V', at(2) >= 65 ? 4 : 3, 2);
    case 'v':
      if (buffer.length < 8) return null;
      return take(buffer, 'GS v 0', 8 + (at(4) + at(5) * 256) * (at(6) + at(7) * 256), 3);
    case '(':
      if (buffer.length < 5) return null;
      return take(buffer, `GS ( ${String.fromCharCode(at(2))}`, 5 + at(3) + at(4) * 256, 5);
    case '8':
      if (buffer.length < 7) return null;
      return take(buffer, 'GS 8 L', 7 + at(3) + at(4) * 256 + at(5) * 65_536, 7);
    case 'k':
      if (buffer.length < 4) return null;
      return take(buffer, 'GS k', 4 + at(3), 2);
    default:
      return afterTwo(buffer, 'GS', gsArguments);
  }
}

/**
 * Text up to the next control byte, which must have arrived: a packet may end inside a hanzi. Bytes of a hanzi are never below
 * 0x30, so a control byte always ends it.
 */
function text(buffer: Uint8Array): Command | null {
  let end = 0;
  while (end < buffer.length && (buffer[end] ?? 0) >= 0x20 && buffer[end] !== 0x7f) end++;
  return end === buffer.length ? null : take(buffer, 'TEXT', end, 0);
}
