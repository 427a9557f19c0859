import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Command, nextCommand } from './commands.ts';
import { PrintEngine } from './engine.ts';
import { automaticStatus, type Condition, type Fault, garbage, paperStatus, realTimeStatus } from './faults.ts';
import { type PrintedJob, printedJob } from './read-paper.ts';
import type { ThermalPrinter, ThermalPrinterOptions } from './thermal-printer.ts';

const inputBuffer = 4096;
const slowTickMs = 10;

type Waiting = { readonly command: Command; readonly socket: Duplex };

export class SimulatedPrinter implements ThermalPrinter {
  port = 0;
  private readonly options: ThermalPrinterOptions;
  private readonly server: Server = createServer((socket) => {
    this.accept(socket);
  });
  private readonly sockets = new Set<Duplex>();
  private readonly finished: PrintedJob[] = [];
  private readonly watchers = new Set<() => void>();
  private engine: PrintEngine;
  private queue: Waiting[] = [];
  private jobBytes: Uint8Array[] = [];
  private executed = 0;
  private pending: Fault | null = null;
  private condition: Condition = { paperOut: false, coverOpen: false, nearEnd: false };
  private silent = false;
  private garbling: (() => Uint8Array) | null = null;
  private off = false;
  private openings = 0;
  private readonly listens = { wanted: false };
  private bytesPerTick = Number.POSITIVE_INFINITY;
  private ticking: NodeJS.Timeout | null = null;
  private automatic = false;

  constructor(options: ThermalPrinterOptions) {
    this.options = options;
    this.engine = new PrintEngine({ columns: options.columns, codePage: options.codePage ?? 'gbk' });
  }

  get url(): string {
    return `tcp://127.0.0.1:${this.port}`;
  }

  async listen(port: number): Promise<void> {
    this.listens.wanted = true;
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening on TCP');
    this.port = address.port;
  }

  jobs(): readonly PrintedJob[] {
    return [...this.finished];
  }

  uncut(): PrintedJob {
    return printedJob(this.engine.printed, Buffer.concat(this.jobBytes), this.options.columns);
  }

  async waitForJobs(count: number): Promise<readonly PrintedJob[]> {
    while (this.finished.length < count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.watchers.add(resolve);
      await promise;
    }
    return this.jobs();
  }

  unknownCommands(): readonly Uint8Array[] {
    return this.engine.unknown;
  }

  fault(fault: Fault): void {
    this.executed = 0;
    if (fault.kind === 'slow') {
      this.bytesPerTick = Math.max(1, (fault.bytesPerSecond * slowTickMs) / 1000);
    } else if ((fault.afterByte ?? 0) > 0) {
      this.pending = fault;
    } else {
      this.happen(fault);
    }
  }

  async clear(): Promise<void> {
    this.pending = null;
    this.silent = false;
    this.garbling = null;
    this.off = false;
    this.bytesPerTick = Number.POSITIVE_INFINITY;
    this.change({ paperOut: false, coverOpen: false, nearEnd: false });
    if (this.listens.wanted && !this.server.listening) await this.listen(this.port);
    this.work();
  }

  async close(): Promise<void> {
    if (this.ticking !== null) clearTimeout(this.ticking);
    this.queue = [];
    for (const socket of this.sockets) socket.destroy();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }

  get isOn(): boolean {
    return !this.off;
  }

  /** How many jobs began to be printed, whole or not: two where one was meant is a paper too many. */
  begun(): number {
    return this.openings;
  }

  /** Plugs in a line; false while the printer is switched off. */
  accept(socket: Duplex): boolean {
    if (this.off) return false;
    let buffer: Uint8Array = new Uint8Array();
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    // A client that leaves in the middle is its own business.
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Uint8Array) => {
      buffer = Buffer.concat([buffer, chunk]);
      for (let command = nextCommand(buffer); command !== null; command = nextCommand(buffer)) {
        buffer = buffer.subarray(command.bytes.length);
        if (command.name === 'DLE EOT')
          this.say(socket, Uint8Array.of(realTimeStatus(command.args[0] ?? 0, this.condition)));
        else if (command.name !== 'DLE ENQ') this.queue.push({ command, socket });
      }
      this.work();
    });
    return true;
  }

  private work(): void {
    let budget = this.bytesPerTick;
    while (budget > 0 && !this.stopped()) {
      const next = this.queue[0];
      if (next === undefined) break;
      const length = next.command.bytes.length;
      if (
        this.pending !== null &&
        this.pending.kind !== 'slow' &&
        this.executed + length > (this.pending.afterByte ?? 0)
      ) {
        const fault = this.pending;
        this.pending = null;
        this.happen(fault);
        continue;
      }
      this.queue.shift();
      this.executed += length;
      budget -= length;
      this.execute(next);
    }
    this.holdBack();
    if (this.queue.length > 0 && !this.stopped() && this.ticking === null) {
      this.ticking = setTimeout(() => {
        this.ticking = null;
        this.work();
      }, slowTickMs);
    }
  }

  /** A printer with a full buffer takes no more from the line. */
  private holdBack(): void {
    const held = this.queue.reduce((sum, { command }) => sum + command.bytes.length, 0) > inputBuffer;
    const limited = this.bytesPerTick !== Number.POSITIVE_INFINITY;
    for (const socket of this.sockets) {
      if (held && limited) socket.pause();
      else socket.resume();
    }
  }

  private execute({ command, socket }: Waiting): void {
    if (command.name === 'GS r') {
      const last = this.finished.at(-1);
      // The question behind the cut still belongs to the job.
      if (this.jobBytes.length === 0 && last !== undefined) {
        const bytes = Buffer.concat([last.bytes, command.bytes]);
        this.finished[this.finished.length - 1] = printedJob(last.lines, bytes, this.options.columns);
      } else {
        this.jobBytes.push(command.bytes);
      }
      this.say(socket, Uint8Array.of(paperStatus(this.condition)));
      return;
    }
    this.jobBytes.push(command.bytes);
    if (command.name === 'GS a') {
      this.automatic = (command.args[0] ?? 0) !== 0;
      if (this.automatic) this.say(socket, automaticStatus(this.condition));
      return;
    }
    if (command.name === 'ESC @') this.openings += 1;
    this.engine.run(command);
    if (command.name === 'GS V') this.cut();
  }

  private cut(): void {
    this.finished.push(printedJob(this.engine.takePiece(), Buffer.concat(this.jobBytes), this.options.columns));
    this.jobBytes = [];
    for (const tell of this.watchers) tell();
    this.watchers.clear();
  }

  private happen(fault: Fault): void {
    switch (fault.kind) {
      case 'paper-out':
        this.change({ ...this.condition, paperOut: true });
        break;
      case 'cover-open':
        this.change({ ...this.condition, coverOpen: true });
        break;
      case 'near-end':
        this.change({ ...this.condition, nearEnd: true });
        break;
      case 'silence':
        this.silent = true;
        break;
      case 'garbage':
        this.garbling = garbage(fault.afterByte ?? 0);
        break;
      case 'power-off':
        this.off = true;
        this.queue = [];
        this.jobBytes = [];
        this.engine.reset();
        if (this.server.listening) this.server.close();
        for (const socket of this.sockets) socket.destroy();
        break;
      case 'slow':
        break;
    }
  }

  private change(condition: Condition): void {
    this.condition = condition;
    if (this.automatic) for (const socket of this.sockets) this.say(socket, automaticStatus(condition));
  }

  private stopped(): boolean {
    return this.condition.paperOut || this.condition.coverOpen;
  }

  private say(socket: Duplex, bytes: Uint8Array): void {
    if (this.silent || !socket.writable) return;
    socket.write(this.garbling === null ? bytes : this.garbling());
  }
}
