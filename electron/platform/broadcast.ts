/** One-to-many events inside the process. */
export class Broadcast<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  publish(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }

  subscribe(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }
}

/**
 * Events as an endless stream for one reader. `merge` folds an event into the one still waiting, so that a slow reader
 * costs one event of memory, never a growing list; without it the newest `limit` are kept.
 */
export async function* streamOf<Event>(
  source: Broadcast<Event>,
  options: {
    readonly signal: AbortSignal | undefined;
    readonly first: Event;
    readonly merge?: (waiting: Event, next: Event) => Event;
    readonly limit?: number;
    readonly map?: (event: Event) => Event;
  },
): AsyncGenerator<Event, void> {
  const waiting: Event[] = [options.first];
  let wake: (() => void) | null = null;
  const unsubscribe = source.subscribe((event) => {
    const last = waiting.at(-1);
    if (options.merge && last !== undefined) waiting[waiting.length - 1] = options.merge(last, event);
    else waiting.push(event);
    while (waiting.length > (options.limit ?? 100)) waiting.shift();
    wake?.();
  });
  const onAbort = () => wake?.();
  options.signal?.addEventListener('abort', onAbort);
  try {
    while (!options.signal?.aborted) {
      const next = waiting.shift();
      if (next !== undefined) yield options.map ? options.map(next) : next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    unsubscribe();
    options.signal?.removeEventListener('abort', onAbort);
  }
}
