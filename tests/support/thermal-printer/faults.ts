/**
 * What can be wrong with a printer. `afterByte`: it happens before the command that would pass that many bytes of jobs
 * (status questions do not count), counted from when the fault was set; 0 or left out = at once.
 */
export type Fault =
  | {
      readonly kind: 'paper-out' | 'cover-open' | 'near-end' | 'silence' | 'garbage' | 'power-off';
      readonly afterByte?: number;
    }
  /** Prints this many bytes a second and takes in no more than a small buffer ahead. */
  | { readonly kind: 'slow'; readonly bytesPerSecond: number };

export type Condition = {
  readonly paperOut: boolean;
  readonly coverOpen: boolean;
  readonly nearEnd: boolean;
};

/** Answer to DLE EOT n; bits 1 and 4 are always set. */
export function realTimeStatus(question: number, now: Condition): number {
  const stopped = now.paperOut || now.coverOpen;
  switch (question) {
    case 1:
      return 0x12 | (stopped ? 0x08 : 0);
    case 2:
      return 0x12 | (now.coverOpen ? 0x04 : 0) | (now.paperOut ? 0x20 : 0);
    case 4:
      return 0x12 | (now.nearEnd || now.paperOut ? 0x0c : 0) | (now.paperOut ? 0x60 : 0);
    default:
      return 0x12;
  }
}

/** Answer to GS r 1. A real one is not given while the paper is out, so it never says so. */
export function paperStatus(now: Condition): number {
  return now.nearEnd ? 0x03 : 0;
}

/** Automatic status (GS a), four bytes. */
export function automaticStatus(now: Condition): Uint8Array {
  const stopped = now.paperOut || now.coverOpen;
  const first = 0x10 | (stopped ? 0x08 : 0) | (now.coverOpen ? 0x20 : 0);
  return Uint8Array.of(first, 0, (now.nearEnd ? 0x03 : 0) | (now.paperOut ? 0x0c : 0), 0);
}

/** What a line of the wrong speed makes of an answer: one to three bytes, always the same ones for a seed. */
export function garbage(seed: number): () => Uint8Array {
  let state = seed + 1;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 0x8000_0000;
    return state >> 16;
  };
  return () => Uint8Array.from({ length: 1 + (next() % 3) }, () => next() & 0xff);
}
