import { z } from 'zod';
import { consentPolicy } from '#shared/domain/consent-policy.ts';
import { photoChanges } from '#shared/domain/photo/photo-bounds.ts';
import { photoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { civilDate, clerkName, instantMs, reads, writeInput, writes } from './base.ts';

export const policyEdition = z.object({
  edition: z.int(),
  effectiveOn: civilDate,
  savedBy: z.string(),
  reason: z.string(),
  savedAtMs: instantMs,
});
export type PolicyEdition = z.infer<typeof policyEdition>;

/** From a day on; `basedOn`: the newest edition the manager saw, 0 for none. */
const change = writeInput.extend({
  effectiveOn: civilDate,
  basedOn: z.int().min(0),
  reason: z.string().trim().min(1).max(200),
  clerk: clerkName,
});
const saved = z.object({ edition: z.int() });

/** Policy a manager changes in dated editions; nothing that was saved is ever changed. */
export const policiesContract = {
  /** The newest consents and their words, whether or not they count yet, and every change, newest first. */
  consents: reads('manager').output(z.object({ policy: consentPolicy, history: z.array(policyEdition) })),
  /** Who signed keeps the words signed under; who did not is asked in the new ones. Errors: policy.past, policy.changed, policy.unchanged, policy.invalid. */
  saveConsents: writes('manager')
    .input(change.extend(consentPolicy.pick({ notice: true, kinds: true }).shape))
    .output(saved),
  /** The shipped bounds of a photo, the station's newest own values over them, and every change, newest first. */
  photo: reads('manager').output(
    z.object({ shipped: photoPolicy, changes: photoChanges, history: z.array(policyEdition) }),
  ),
  /** Errors: policy.past, policy.changed, policy.unchanged, policy.invalid. */
  savePhoto: writes('manager')
    .input(change.extend({ changes: photoChanges }))
    .output(saved),
};
