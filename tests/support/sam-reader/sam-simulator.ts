import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { NOISE, spoil, type SamFault } from './faults.ts';
import { stubPhoto, type InventedCard } from './invented-card.ts';
import { openPseudoTerminal, rateOf, type PseudoTerminal } from './pseudo-terminal.ts';
import {
  CommandReader,
  moduleFrame,
  readReplyFrame,
  SamModule,
  type AfterRead,
  type ChipContent,
  type ModuleCommand,
} from './sam-module.ts';
import { writeTextRecord } from './text-record-writer.ts';

export type SamReaderSettings = {
  /** TCP port on loopback; 0 or nothing = any free one. */
  readonly port?: number;
  /** Path of a pseudo-terminal to offer besides (needs socat). */
  readonly pty?: string;
  readonly afterRead?: AfterRead;
  /** With `pty`: asked at any other rate, it hears nonsense and says nonsense. Nothing = it understands every rate. */
  readonly baudRate?: number;
};

type Waiter = { readonly command: ModuleCommand; left: number; readonly done: () => void };
type PendingFault = { readonly fault: SamFault; left: number };

/** A reader module on a TCP port, and on a pseudo-terminal if wanted, with a scripted card and scripted faults. */
export class SamReaderSimulator {
  readonly #pty: string | null;
  readonly #baudRate: number | null;
  readonly #module: SamModule;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #terminal: PseudoTerminal | null = null;
  #port: number;
  #cable: Promise<void> = Promise.resolve();
  #faults: PendingFault[] = [];
  #waiters: Waiter[] = [];
  #goodReads: (() => void)[] = [];

  constructor(settings: SamReaderSettings) {
    this.#port = settings.port ?? 0;
    this.#pty = settings.pty ?? null;
    this.#baudRate = settings.baudRate ?? null;
    this.#module = new SamModule(settings.afterRead ?? 'found');
  }

  get port(): number {
    return this.#port;
  }

  /** What to give the program as its reader. */
  get url(): string {
    return this.#pty === null ? `tcp://127.0.0.1:${this.#port}` : `serial:${this.#pty}`;
  }

  /** Lays a card on the reader, in place of the one that lies there. */
  present(card: InventedCard | ChipContent): void {
    this.#module.lay('text' in card ? card : { text: writeTextRecord(card), photo: stubPhoto() });
  }

  remove(): void {
    this.#module.lay(null);
  }

  /** Lays a card down, waits until it has been read, takes it away. */
  async tap(card: InventedCard | ChipContent): Promise<void> {
    const read = new Promise<void>((resolve) => this.#goodReads.push(resolve));
    this.present(card);
    await read;
    this.remove();
  }

  script(fault: SamFault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 });
  }

  /** Resolves when the program has sent that many more commands of a kind. */
  seen(command: ModuleCommand, times = 1): Promise<void> {
    return new Promise((done) => this.#waiters.push({ command, left: times, done }));
  }

  plugIn(): Promise<void> {
    return this.#inTurn(() => this.#connect());
  }

  /** Takes reader and connection away; the port number is kept for `plugIn`. */
  unplug(): Promise<void> {
    return this.#inTurn(() => this.#disconnect());
  }

  /** As `unplug`, for good. */
  close(): Promise<void> {
    return this.unplug();
  }

  /** The cable cannot go in before it has gone out, whoever asked for either. */
  #inTurn(move: () => Promise<void>): Promise<void> {
    const moved = this.#cable.then(move);
    this.#cable = moved.catch(() => undefined); // the caller gets the failure
    return moved;
  }

  async #connect(): Promise<void> {
    if (this.#server !== null) return;
    const server = createServer((socket) => this.#serve(socket));
    this.#server = server;
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
    if (this.#pty !== null) this.#terminal = await openPseudoTerminal(this.#pty, this.#port);
  }

  async #disconnect(): Promise<void> {
    const server = this.#server;
    const terminal = this.#terminal;
    this.#server = null;
    this.#terminal = null;
    await terminal?.unplug();
    if (server === null) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #serve(socket: Socket): void {
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    socket.on('error', () => undefined); // 'close' follows
    socket.once('close', () => this.#sockets.delete(socket));
    const commands = new CommandReader();
    let sending = Promise.resolve();
    socket.on('data', (chunk: Buffer) => {
      sending = sending.then(() => this.#hear(socket, commands, chunk));
    });
  }

  async #hear(socket: Socket, commands: CommandReader, chunk: Buffer): Promise<void> {
    if (this.#pty !== null && this.#baudRate !== null && (await rateOf(this.#pty)) !== this.#baudRate) {
      commands.push(chunk.map((byte) => byte ^ 0x55));
      socket.write(NOISE);
      return;
    }
    for (const command of commands.push(chunk)) await this.#reply(socket, command);
  }

  async #reply(socket: Socket, command: ModuleCommand | 'unknown' | null): Promise<void> {
    const fault = command === null || command === 'unknown' ? null : this.#nextFault(command);
    if (fault?.kind === 'card-gone') this.remove();
    const answer = fault?.kind === 'word' ? moduleFrame(fault.word ?? 0x41) : this.#module.answer(command);
    const { bytes, chunkBytes, thenUnplug } = spoil(answer, fault);
    if (fault?.kind === 'stray') socket.write(strayFor(command));
    for (let at = 0; at < bytes.length && !socket.destroyed; at += chunkBytes) {
      if (at > 0) await pause(1);
      socket.write(bytes.subarray(at, at + chunkBytes));
    }
    if (thenUnplug) await this.unplug();
    this.#note(command);
    // A spoilt reply is no read: whoever taps keeps the card there for the next attempt.
    if (command === 'read' && answer.at(9) === 0x90 && bytes.includes(answer)) {
      for (const done of this.#goodReads.splice(0)) done();
    }
  }

  #nextFault(command: ModuleCommand): SamFault | null {
    const pending = this.#faults.find(({ fault }) => fault.on === undefined || fault.on === command);
    if (pending === undefined) return null;
    pending.left -= 1;
    this.#faults = this.#faults.filter(({ left }) => left > 0);
    return pending.fault;
  }

  #note(command: ModuleCommand | 'unknown' | null): void {
    for (const waiter of this.#waiters) if (waiter.command === command) waiter.left -= 1;
    for (const { done } of this.#waiters.filter(({ left }) => left <= 0)) done();
    this.#waiters = this.#waiters.filter(({ left }) => left > 0);
  }
}

export async function startSamReader(settings: SamReaderSettings = {}): Promise<SamReaderSimulator> {
  const simulator = new SamReaderSimulator(settings);
  await simulator.plugIn();
  return simulator;
}

/** A sound frame that answers some other command, as a module sends that was too late with it. */
function strayFor(command: ModuleCommand | 'unknown' | null): Buffer {
  if (command === 'find') return readReplyFrame({ text: Buffer.alloc(256, ' ', 'utf16le'), photo: stubPhoto() });
  return moduleFrame(0x9f, Buffer.alloc(4));
}
