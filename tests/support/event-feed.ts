/** An endless stream a test pushes into; every reader sees what is pushed after it began to read. */
export class EventFeed<T> {
  readonly #readers = new Set<{ readonly queue: T[]; wake: () => void }>();

  get readers(): number {
    return this.#readers.size;
  }

  push(event: T): void {
    for (const reader of this.#readers) {
      reader.queue.push(event);
      reader.wake();
    }
  }

  async *stream(signal: AbortSignal | undefined, first: readonly T[] = []): AsyncGenerator<T, void, void> {
    const reader = { queue: [...first], over: signal?.aborted === true, wake: (): void => undefined };
    this.#readers.add(reader);
    const abort = (): void => {
      reader.over = true;
      reader.wake();
    };
    signal?.addEventListener('abort', abort);
    try {
      while (!reader.over) {
        const event = reader.queue.shift();
        if (event !== undefined) yield event;
        else await new Promise<void>((resolve) => (reader.wake = resolve));
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#readers.delete(reader);
    }
  }
}
