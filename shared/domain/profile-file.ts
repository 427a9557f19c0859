import { z } from 'zod';

/** How a profile travels from station to station. */
export const PROFILE_FILE_KIND = 'youdai-desk/station-profile';
export const PROFILE_FILE_FORMAT = 1;

export const profileFile = z.object({
  kind: z.literal(PROFILE_FILE_KIND),
  format: z.int().min(1),
  /** Checked by itself, so that what is wrong can be said in words. */
  profile: z.record(z.string(), z.unknown()),
});
