import { z } from 'zod';
import { civilDate, reads } from './base.ts';

const breakdown = z.object({
  key: z.string(),
  name: z.string(),
  booked: z.int(),
  arrived: z.int(),
  served: z.int(),
  accepted: z.int(),
});
export type DayBreakdown = z.infer<typeof breakdown>;

export const dayReport = z.object({
  date: civilDate,
  /** Live appointments for the day (cancelled ones left out). */
  booked: z.int(),
  /** Tickets issued that day. */
  arrived: z.int(),
  /** Tickets whose service ended that day. */
  served: z.int(),
  /** Cases accepted that day. */
  accepted: z.int(),
  waitingNow: z.int(),
  /** Minutes from ticket to first call, over tickets called; null when none was. */
  wait: z.object({ average: z.number(), median: z.number(), longest: z.number() }).nullable(),
  byClass: z.array(breakdown),
  byChannel: z.array(breakdown),
  /** People on the roster, and how many of them have an accepted case by the end of the day. */
  rosterTotal: z.int(),
  acceptedTotal: z.int(),
});
export type DayReport = z.infer<typeof dayReport>;

export const reportsContract = {
  /** The manager's day; every figure is counted from the rows, none is stored. */
  day: reads('manager')
    .input(z.object({ date: civilDate }))
    .output(dayReport),
};
