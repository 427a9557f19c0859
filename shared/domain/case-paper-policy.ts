import { z } from 'zod';

const words = z.string().min(1);

/** What a clerk is offered when a paper needs more than the case says; each can be typed over. */
export const casePaperPolicy = z.object({
  version: z.int(),
  effectiveOn: z.string(),
  grade: z.enum(['A', 'B', 'C', 'D', 'unverified']),
  source: z.string(),
  /** 取证通知: what to bring. */
  collection: z.object({ bring: z.array(words) }),
  /** 送达回执: what is handed over beside the card, to whom, how. */
  delivery: z.object({
    documents: z.array(words),
    relations: z.array(words).min(1),
    manners: z.array(words).min(1),
  }),
  /** 挂失/补领回执: what was done, and what comes next after it. */
  loss: z.object({ matters: z.array(z.object({ name: words, steps: z.array(words) })).min(1) }),
});
export type CasePaperPolicy = z.infer<typeof casePaperPolicy>;
