import { z } from 'zod';
import { civilDate, clerkName, reads, writeInput, writes } from './base.ts';

export const dutyHalf = z.enum(['morning', 'afternoon']);
export type DutyHalf = z.infer<typeof dutyHalf>;

const duty = z.object({ date: civilDate, half: dutyHalf, person: z.string() });
export type Duty = z.infer<typeof duty>;

export const hotlineContract = {
  /** Who answers the hotline: two entries per day, `person` `''` while nobody is named. */
  duties: reads('counter', 'manager')
    .input(z.object({ from: civilDate, days: z.int().min(1).max(62) }))
    .output(z.array(duty)),
  /** Names somebody, or with `''` nobody, for half a day. */
  assign: writes('manager')
    .input(writeInput.extend({ date: civilDate, half: dutyHalf, person: z.string().trim().max(40), clerk: clerkName }))
    .output(duty),
};
