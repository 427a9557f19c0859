/** What a counter did with a number while the host was away. */
export type ManualEvent = 'called' | 'recalled' | 'missed' | 'served';
export type ManualStep = {
  readonly stepId: string;
  /** As it stands on the paper: A012. */
  readonly ticketNumber: string;
  readonly event: ManualEvent;
  readonly atMs: number;
};

export type ManualState = 'waiting' | 'called' | 'missed' | 'served';
export type ManualTicket = { readonly number: string; readonly state: ManualState; readonly callCount: number };

/** The counter's own list while it is alone: the last known queue, with what was done since. */
export type ManualQueue = { readonly tickets: readonly ManualTicket[]; readonly current: string | null };

/** The queue after these steps, in their order. A number nobody knew is added: an alone kiosk may have given it. */
export function replaySteps(known: readonly ManualTicket[], steps: readonly ManualStep[]): ManualQueue {
  const tickets = new Map(known.map((ticket) => [ticket.number, ticket]));
  let current = known.find(({ state }) => state === 'called')?.number ?? null;
  for (const { ticketNumber, event } of steps) {
    const before = tickets.get(ticketNumber) ?? { number: ticketNumber, state: 'waiting', callCount: 0 };
    const calls = event === 'called' || event === 'recalled' ? 1 : 0;
    const state = event === 'recalled' ? before.state : event;
    tickets.set(ticketNumber, { ...before, state, callCount: before.callCount + calls });
    if (event === 'called') current = ticketNumber;
    else if (event !== 'recalled' && current === ticketNumber) current = null;
  }
  return { tickets: [...tickets.values()], current };
}

/**
 * The next number for this counter. Counters that cannot hear each other share the last known line by turns (the second
 * of three takes the 2nd, 5th, 8th), so that nobody is called to two of them.
 */
export function nextManual(
  { tickets }: ManualQueue,
  line: readonly string[],
  { index, of }: { readonly index: number; readonly of: number },
): string | null {
  const waiting = new Set(tickets.filter(({ state }) => state === 'waiting').map(({ number }) => number));
  return line.find((number, place) => place % of === index && waiting.has(number)) ?? null;
}

export type KnownToHost = {
  readonly state: 'waiting' | 'held' | 'called' | 'serving' | 'missed' | 'served';
  readonly counterId: string | null;
  /** When anybody last did anything with the ticket, its issue apart. */
  readonly changedAtMs: number | null;
};

/**
 * Whether a step done alone still says something: not when the host knows something later, or another counter has the
 * number, or the step says what is so already.
 */
export function mayMerge(known: KnownToHost, step: Pick<ManualStep, 'event' | 'atMs'>, counterId: string): boolean {
  if (known.state === 'served') return false;
  if (known.changedAtMs !== null && known.changedAtMs > step.atMs) return false;
  const atCounter = known.state === 'called' || known.state === 'serving';
  if (atCounter && known.counterId !== counterId) return false;
  switch (step.event) {
    case 'called':
      return !atCounter;
    case 'recalled':
      return atCounter;
    case 'missed':
      return known.state === 'called';
    case 'served':
      return true;
    default:
      return step.event satisfies never;
  }
}
