import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { reads } from './base.ts';

/** The nouns a screen may have cached. Each is announced after the transaction that changed it is on disk. */
export const nouns = [
  'roster',
  'people',
  'appointments',
  'calendar',
  'queue',
  'cases',
  'applications',
  'documents',
  'caseFiles',
  'rekeying',
  'forms',
  'policies',
  'prints',
  'receipts',
  'devices',
  'station',
  'profiles',
  'kiosk',
  'coverage',
  'contacts',
  'followUps',
  'hotline',
  'onlineApplications',
  'lan',
] as const;
export type Noun = (typeof nouns)[number];

export const changeEvent = z.object({ nouns: z.array(z.enum(nouns)) });
export type ChangeEvent = z.infer<typeof changeEvent>;

export const changesContract = {
  /** Endless stream of what changed. The first event names every noun, so that a screen that was away reads all anew. */
  watch: reads('counter', 'kiosk', 'hall', 'manager').output(eventIterator(changeEvent)),
};
