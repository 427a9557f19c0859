import type { CallingRule } from './station-profile.ts';

/**
 * The written rule by which people are called.
 *
 * 1. Whoever was passed on to this counter comes first.
 * 2. Priority people come before ordinary ones, and among them those of a better rank (1 before 2) before the others. But
 *    whoever is first of their kind lets at most `priorityCap` people of a better standing pass; then nobody of a better
 *    standing is called until that person was. When several have let enough pass, the one of the lowest standing comes first.
 * 3. Inside each rank and inside ordinary: people with an appointment, from the time on at which their window opens, come
 *    before walk-ins; the first walk-in lets at most `bookedPerWalkIn` of them pass. With `bookedPerWalkIn` null, and before
 *    their window, people with an appointment stand in the line like everybody else.
 * 4. Inside each of these kinds people are called in the order of the line.
 * 5. Whoever missed a call or was skipped and is to let `returnAfter` others pass keeps the place, but is called only after
 *    those, or when nobody else waits.
 */
export type WaitingTicket = {
  readonly id: string;
  /** As people say it, for example A012. */
  readonly number: string;
  /** Place in the line: smaller came earlier. No two are alike. */
  readonly position: number;
  readonly lane: 'booked' | 'walk-in';
  /** From this instant on the appointment counts. */
  readonly bookedFromMs: number;
  readonly priority: boolean;
  /** Among priority people: 1 comes before 2. Means nothing for the others. */
  readonly rank: number;
  /** What makes it a priority ticket, for example 80岁以上; `''` for the others. */
  readonly priorityName: string;
  /** How many of a better standing were called while this ticket was first of its kind, and how many booked ones. */
  readonly passedByPriority: number;
  readonly passedByBooked: number;
  /** How many others must be called first. */
  readonly returnAfter: number;
  /** Passed on to the counter that asks. */
  readonly reserved: boolean;
};

export const callGrounds = [
  'reserved',
  'priority',
  'priority-cap',
  'booked',
  'booked-cap',
  'in-turn',
  'specific',
] as const;
export type CallGround = (typeof callGrounds)[number];

export type CallDecision = {
  readonly ticket: WaitingTicket;
  /** Which part of the rule decided. */
  readonly ground: CallGround;
  /** Those earlier in the line who were passed over. */
  readonly passedOver: readonly WaitingTicket[];
  /** Whose counts grow by one with this call. */
  readonly countPriority: readonly string[];
  readonly countBooked: readonly string[];
};

/** Whom to call next, or null when nobody waits. The same line gives the same answer in whatever order it is listed. */
export function chooseNext(waiting: readonly WaitingTicket[], rule: CallingRule, nowMs: number): CallDecision | null {
  const line = callable(waiting);
  const reserved = first(line.filter((each) => each.reserved));
  if (reserved) return decide(waiting, reserved, 'reserved');
  const lane = (each: WaitingTicket) => laneOf(each, rule, nowMs);
  const headsOf = (standing: number): Heads => {
    const group = line.filter((each) => standingOf(each) === standing);
    const walkIns = group.filter((each) => lane(each) === 'walk-in');
    return {
      booked: first(group.filter((each) => lane(each) === 'booked')),
      walkIn: first(walkIns),
      // Not the first alone: somebody who comes back after a missed call may stand before one who let enough pass.
      capReached: walkIns.some((each) => each.passedByBooked >= (rule.bookedPerWalkIn ?? Infinity)),
    };
  };
  const standings = [...new Set(line.map(standingOf))].sort((a, b) => a - b);
  const capped = line.filter((each) => passedIsEnough(each, rule, standings)).map(standingOf);
  const standing = capped.length > 0 ? Math.max(...capped) : standings[0];
  const inside = standing === undefined ? null : betweenLanes(headsOf(standing));
  if (standing === undefined || inside === null) return null;
  const passed = standings
    .filter((each) => each > standing)
    .map(headsOf)
    .flatMap(({ booked, walkIn }) => [booked, walkIn].filter((each) => each !== undefined));
  const ground = standing !== standings[0] ? 'priority-cap' : passed.length > 0 ? 'priority' : inside.ground;
  return decide(waiting, inside.ticket, ground, passed, inside.counts);
}

/** Smaller comes first: the ranks of priority, then everybody else. */
export function standingOf({ priority, rank }: Pick<WaitingTicket, 'priority' | 'rank'>): number {
  return priority ? rank : Infinity;
}

/** Whether this ticket lets nobody of a better standing pass any more. */
function passedIsEnough(ticket: WaitingTicket, { priorityCap }: CallingRule, standings: readonly number[]): boolean {
  return standingOf(ticket) !== standings[0] && ticket.passedByPriority >= priorityCap;
}

/** The whole line as it would be called now if nobody else came and one counter called them all. */
export function foreseeOrder(
  waiting: readonly WaitingTicket[],
  rule: CallingRule,
  nowMs: number,
): readonly WaitingTicket[] {
  const order: WaitingTicket[] = [];
  let left = waiting;
  for (let next = chooseNext(left, rule, nowMs); next; next = chooseNext(left, rule, nowMs)) {
    order.push(next.ticket);
    left = afterCall(left, next);
  }
  return order;
}

/** The line once a decision was carried out. */
export function afterCall(waiting: readonly WaitingTicket[], decision: CallDecision): readonly WaitingTicket[] {
  return waiting
    .filter((each) => each.id !== decision.ticket.id)
    .map((each) => ({
      ...each,
      passedByPriority: each.passedByPriority + (decision.countPriority.includes(each.id) ? 1 : 0),
      passedByBooked: each.passedByBooked + (decision.countBooked.includes(each.id) ? 1 : 0),
      returnAfter: Math.max(0, each.returnAfter - 1),
    }));
}

/** Whether the appointment counts at this time; otherwise the ticket stands in the line like a walk-in's. */
export function laneOf(ticket: WaitingTicket, rule: CallingRule, nowMs: number): WaitingTicket['lane'] {
  return ticket.lane === 'booked' && rule.bookedPerWalkIn !== null && ticket.bookedFromMs <= nowMs
    ? 'booked'
    : 'walk-in';
}

type Heads = {
  readonly booked: WaitingTicket | undefined;
  readonly walkIn: WaitingTicket | undefined;
  readonly capReached: boolean;
};
type Choice = {
  readonly ticket: WaitingTicket;
  readonly ground: 'booked' | 'booked-cap' | 'in-turn';
  readonly counts: readonly WaitingTicket[];
};

function betweenLanes({ booked, walkIn, capReached }: Heads): Choice | null {
  if (booked && walkIn) {
    return capReached
      ? { ticket: walkIn, ground: 'booked-cap', counts: [] }
      : { ticket: booked, ground: 'booked', counts: [walkIn] };
  }
  const only = booked ?? walkIn;
  return only ? { ticket: only, ground: 'in-turn', counts: [] } : null;
}

/** Those who may be called; when all must let others pass and there are no others, the one with the fewest to go. */
function callable(waiting: readonly WaitingTicket[]): readonly WaitingTicket[] {
  const ready = waiting.filter((each) => each.returnAfter <= 0);
  if (ready.length > 0 || waiting.length === 0) return ready;
  const least = Math.min(...waiting.map((each) => each.returnAfter));
  return waiting.filter((each) => each.returnAfter === least);
}

function first(tickets: readonly WaitingTicket[]): WaitingTicket | undefined {
  return tickets.reduce<WaitingTicket | undefined>(
    (best, each) => (best === undefined || each.position < best.position ? each : best),
    undefined,
  );
}

function decide(
  waiting: readonly WaitingTicket[],
  ticket: WaitingTicket,
  ground: CallGround,
  ...[byPriority = [], byBooked = []]: readonly (readonly WaitingTicket[])[]
): CallDecision {
  return {
    ticket,
    ground,
    passedOver: waiting.filter((each) => each.position < ticket.position).sort((a, b) => a.position - b.position),
    countPriority: byPriority.map(({ id }) => id),
    countBooked: byBooked.map(({ id }) => id),
  };
}
