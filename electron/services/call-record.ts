import { z } from 'zod';
import { callGrounds, laneOf, type CallDecision, type WaitingTicket } from '#shared/domain/calling-order.ts';
import type { CallingRule } from '#shared/domain/station-profile.ts';

const facts = z.object({
  id: z.string(),
  number: z.string(),
  position: z.int(),
  /** Whether the appointment counted at that moment. */
  lane: z.enum(['booked', 'walk-in']),
  hasBooking: z.boolean(),
  priority: z.boolean(),
  /** Calls of before there were ranks have one line of priority. */
  rank: z.int().default(1),
  priorityName: z.string().default(''),
  returnAfter: z.int(),
  passedByPriority: z.int(),
  passedByBooked: z.int(),
});
export type CallFacts = z.infer<typeof facts>;

/** What is kept with each call: the ground, the rule of that day, and those earlier in the line who were passed over. */
export const callRecord = z.object({
  ground: z.enum(callGrounds),
  priorityCap: z.int(),
  bookedPerWalkIn: z.int().nullable(),
  chosen: facts,
  passedOver: z.array(facts),
  countPriority: z.array(z.string()),
  countBooked: z.array(z.string()),
});
export type CallRecord = z.infer<typeof callRecord>;

export function recordOf(decision: CallDecision, rule: CallingRule, nowMs: number): CallRecord {
  return {
    ground: decision.ground,
    priorityCap: rule.priorityCap,
    bookedPerWalkIn: rule.bookedPerWalkIn,
    chosen: callFacts(decision.ticket, rule, nowMs),
    passedOver: decision.passedOver.map((each) => callFacts(each, rule, nowMs)),
    countPriority: [...decision.countPriority],
    countBooked: [...decision.countBooked],
  };
}

export function callFacts(ticket: WaitingTicket, rule: CallingRule, nowMs: number): CallFacts {
  const { id, number, position, priority, rank, priorityName, returnAfter, passedByPriority, passedByBooked } = ticket;
  const lane = laneOf(ticket, rule, nowMs);
  const hasBooking = ticket.lane === 'booked';
  const standing = { priority, rank, priorityName, passedByPriority, passedByBooked };
  return { id, number, position, lane, hasBooking, returnAfter, ...standing };
}

/** Null for calls of before the rule was kept. */
export function readCallRecord(json: string | null): CallRecord | null {
  return json === null ? null : callRecord.parse(JSON.parse(json));
}
