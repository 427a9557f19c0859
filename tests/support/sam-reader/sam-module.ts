/** What a reader module does with the bytes it gets: no sockets, no clocks. */
export type ModuleCommand = 'reset' | 'status' | 'sam-id' | 'find' | 'select' | 'read';

export type ChipContent = { readonly text: Uint8Array; readonly photo: Uint8Array };

/**
 * Whether a card that was read and stays is found again. Real modules differ and documents do not say:
 * `found` = at every look, `lost` = not before it left the field, `alternating` = every second time.
 */
export type AfterRead = 'found' | 'lost' | 'alternating';

const COMMANDS: ReadonlyMap<string, ModuleCommand> = new Map([
  ['10ff', 'reset'],
  ['11ff', 'status'],
  ['12ff', 'sam-id'],
  ['2001', 'find'],
  ['2002', 'select'],
  ['3001', 'read'],
]);

const START = Buffer.from('aaaaaa9669', 'hex');
/** 05.01-20990101-0000000001-0000000002: no module ever built. */
const SAM_ID = Buffer.from('05000100954840010100000002000000', 'hex');

/** A frame as the module sends it. */
export function moduleFrame(sw3: number, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const frame = Buffer.alloc(START.length + 2 + 3 + data.length + 1);
  START.copy(frame);
  frame.writeUInt16BE(3 + data.length + 1, 5);
  frame.writeUInt8(sw3, 9);
  frame.set(data, 10);
  let sum = 0;
  for (const byte of frame.subarray(5, -1)) sum ^= byte;
  frame.writeUInt8(sum, frame.length - 1);
  return frame;
}

/** The answer to 30 01: two lengths, then text and photo. */
export function readReplyFrame(chip: ChipContent): Buffer {
  return moduleFrame(0x90, Buffer.concat([Buffer.from('01000400', 'hex'), chip.text, chip.photo]));
}

/** Cuts the host's bytes into commands; a frame with a wrong checksum comes out as null. */
export class CommandReader {
  #rest: Buffer = Buffer.alloc(0);

  push(chunk: Uint8Array): readonly (ModuleCommand | 'unknown' | null)[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const found: (ModuleCommand | 'unknown' | null)[] = [];
    for (;;) {
      const start = this.#rest.indexOf(START);
      if (start === -1 || this.#rest.length < start + 7) return found;
      const end = start + 7 + this.#rest.readUInt16BE(start + 5);
      if (this.#rest.length < end) return found;
      const body = this.#rest.subarray(start + 5, end);
      const sound = body.reduce((sum, byte) => sum ^ byte, 0) === 0;
      found.push(sound ? (COMMANDS.get(body.toString('hex', 2, 4)) ?? 'unknown') : null);
      this.#rest = this.#rest.subarray(end);
    }
  }
}

export class SamModule {
  readonly #afterRead: AfterRead;
  #chip: ChipContent | null = null;
  #stage: 'none' | 'found' | 'selected' = 'none';
  #wasRead = false;
  #sleeps = false;

  constructor(afterRead: AfterRead) {
    this.#afterRead = afterRead;
  }

  lay(chip: ChipContent | null): void {
    this.#chip = chip;
    this.#stage = 'none';
    this.#wasRead = false;
    this.#sleeps = false;
  }

  answer(command: ModuleCommand | 'unknown' | null): Buffer {
    if (command === null) return moduleFrame(0x10);
    switch (command) {
      case 'reset':
      case 'status':
        return moduleFrame(0x90);
      case 'sam-id':
        return moduleFrame(0x90, SAM_ID);
      case 'find':
        return this.#find();
      case 'select':
        return this.#select();
      case 'read':
        return this.#read();
      case 'unknown':
      default:
        return moduleFrame(0x21);
    }
  }

  #find(): Buffer {
    const answers = this.#chip !== null && !this.#sleeps;
    this.#stage = answers ? 'found' : 'none';
    if (this.#wasRead && this.#afterRead === 'alternating') this.#sleeps = !this.#sleeps;
    return answers ? moduleFrame(0x9f, Buffer.alloc(4)) : moduleFrame(0x80);
  }

  #select(): Buffer {
    if (this.#stage !== 'found') return moduleFrame(0x81);
    this.#stage = 'selected';
    return moduleFrame(0x90, Buffer.alloc(8));
  }

  #read(): Buffer {
    if (this.#stage !== 'selected' || this.#chip === null) return moduleFrame(0x41);
    this.#stage = 'none';
    this.#wasRead = true;
    this.#sleeps = this.#afterRead !== 'found';
    return readReplyFrame(this.#chip);
  }
}
