/** What this screen did alone and the host has not heard of. */
export type Outbox<Entry> = {
  /** As much of it as one message may carry, the oldest first; empty when the host knows all. */
  readonly waiting: () => Promise<readonly Entry[]>;
  /** Tells it and forgets what was taken over; returns how much that was. */
  readonly tell: (some: readonly Entry[]) => Promise<number>;
};

/** Tells the host everything, one message after the other, and returns how much. Asked again meanwhile, it is the same telling. */
export function handOver<Entry>(outbox: Outbox<Entry>): () => Promise<number> {
  let running: Promise<number> | null = null;
  const tellAll = async (): Promise<number> => {
    let told = 0;
    for (;;) {
      const some = await outbox.waiting();
      if (some.length === 0) return told;
      told += await outbox.tell(some);
    }
  };
  return () => {
    running ??= tellAll().finally(() => (running = null));
    return running;
  };
}
