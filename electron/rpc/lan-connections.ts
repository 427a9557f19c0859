import type { WebSocket } from 'ws';

const BEAT_MS = 5_000;

/** Open connections of paired screens. One that does not answer a ping until the next is cut: a pulled cable says nothing. */
export class LanConnections {
  readonly #open = new Map<string, Set<WebSocket>>();
  readonly #silent = new WeakSet<WebSocket>();
  readonly #changed: (screenId: string) => void;
  readonly #beat: NodeJS.Timeout;

  constructor(changed: (screenId: string) => void, beatMs = BEAT_MS) {
    this.#changed = changed;
    this.#beat = setInterval(() => this.#ping(), beatMs);
    this.#beat.unref();
  }

  add(screenId: string, socket: WebSocket): void {
    const sockets = this.#open.get(screenId) ?? new Set();
    this.#open.set(screenId, sockets.add(socket));
    // A frame that is none ends this connection, which closes by itself, and not the station.
    socket.on('error', () => undefined);
    socket.on('pong', () => this.#silent.delete(socket));
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0 && this.#open.get(screenId) === sockets) this.#open.delete(screenId);
      this.#changed(screenId);
    });
    this.#changed(screenId);
  }

  countOf(screenId: string): number {
    return this.#open.get(screenId)?.size ?? 0;
  }

  /** At once: a removed screen gets not even the time of a closing handshake. */
  cut(screenId: string): void {
    for (const socket of this.#open.get(screenId) ?? []) socket.terminate();
  }

  close(): void {
    clearInterval(this.#beat);
    for (const sockets of this.#open.values()) for (const socket of sockets) socket.terminate();
  }

  #ping(): void {
    for (const sockets of this.#open.values()) {
      for (const socket of sockets) {
        if (this.#silent.has(socket)) {
          socket.terminate();
          continue;
        }
        this.#silent.add(socket);
        socket.ping();
      }
    }
  }
}
