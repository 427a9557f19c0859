import { z } from 'zod';
import { profileParts, profileProblemCodes } from '#shared/domain/profile-problem.ts';
import { stationProfile } from '#shared/domain/station-profile.ts';
import {
  appointmentId,
  civilDate,
  clerkName,
  instantMs,
  personId,
  reads,
  timeText,
  writeInput,
  writes,
} from './base.ts';

export const profileVersion = z.object({
  version: z.int(),
  effectiveOn: civilDate,
  /** `overtaken`: a newer version counted before its day came, so it never will. */
  state: z.enum(['in-force', 'upcoming', 'overtaken', 'past']),
  origin: z.enum(['shipped', 'screen', 'file']),
  savedBy: z.string(),
  reason: z.string(),
  savedAtMs: instantMs,
});
export type ProfileVersion = z.infer<typeof profileVersion>;

/** What keeps a draft from being saved; profile-problems.ts of the texts makes a sentence of it. */
export const profileProblem = z.object({
  part: z.enum(profileParts),
  code: z.enum(profileProblemCodes),
  where: z.string(),
  detail: z.string(),
  /** Path of the field to mend, `''` where it is no single one. */
  field: z.string(),
});

const phaseCount = z.object({ id: z.string(), name: z.string(), before: z.int(), after: z.int() });

/** One day on which the rules, as they are or as drafted, open or close something. */
export const impactDay = z.object({
  date: civilDate,
  /** People who may apply on that day by the rules as they are, and by the draft. */
  openBefore: z.int(),
  openAfter: z.int(),
  /** Of these: only by the draft, only by the rules as they are. */
  gained: z.int(),
  lost: z.int(),
  /** Each person counts in the first phase that lets them in. */
  phases: z.array(phaseCount),
});
export type ImpactDay = z.infer<typeof impactDay>;

export const outsideBooking = z.object({
  id: appointmentId,
  number: z.string(),
  name: z.string(),
  phone: z.string(),
  date: civilDate,
  startsAt: timeText,
  why: z.enum(['day-closed', 'time-gone', 'phase', 'channel']),
  /** The rule's own words, `''` where the day or the time is the reason. */
  reason: z.string(),
  /** It does not fit the rules as they are either. */
  alsoNow: z.boolean(),
});
export type OutsideBooking = z.infer<typeof outsideBooking>;

export const profileImpact = z.object({
  people: z.int(),
  days: z.array(impactDay),
  /** Who may apply by the rules as they are and may not by the draft, on the first such day; the first 50. */
  losing: z.array(
    z.object({ id: personId, name: z.string(), community: z.string(), date: civilDate, reason: z.string() }),
  ),
  losingTotal: z.int(),
  bookings: z.array(outsideBooking),
  /** Versions saved for a later day that this one overtakes. */
  overtakes: z.array(z.object({ version: z.int(), effectiveOn: civilDate })),
});
export type ProfileImpact = z.infer<typeof profileImpact>;

/** A profile as a screen edits it; what is wrong with it is said in words, never by a refusal of the shape. */
const draft = z.record(z.string(), z.unknown());

export const profilesContract = {
  /** Every version, newest first. */
  list: reads('manager').output(z.array(profileVersion)),
  /** A version with its contents. Errors: profile.notFound. */
  get: reads('manager')
    .input(z.object({ version: z.int() }))
    .output(z.object({ version: profileVersion, profile: stationProfile })),
  /** The profiles the program brings along, to begin with. */
  shipped: reads('manager').output(z.array(z.object({ id: z.string(), stationName: z.string(), source: z.string() }))),
  /** One of them, its dates moved so that the first phase opens on `firstDay`. Errors: profile.notFound. */
  readShipped: reads('manager')
    .input(z.object({ id: z.string().max(60), firstDay: civilDate }))
    .output(stationProfile),
  /**
   * Dry run: what is wrong with a draft, and, when nothing is, what it would change from its day on, counted over the whole
   * roster and every booking. Changes nothing.
   */
  check: reads('manager')
    .input(z.object({ draft, effectiveOn: civilDate }))
    .output(z.object({ problems: z.array(profileProblem), impact: profileImpact.nullable() })),
  /**
   * Saves a draft as the next version. Errors: profile.invalid, profile.past (the day is over), profile.changed (somebody
   * saved after `basedOn`).
   */
  save: writes('manager')
    .input(
      writeInput.extend({
        draft,
        effectiveOn: civilDate,
        basedOn: z.int(),
        origin: z.enum(['screen', 'file']),
        reason: z.string().trim().min(1).max(200),
        clerk: clerkName,
      }),
    )
    .output(profileVersion),
  /** A version as a file to carry to another station. Errors: profile.notFound. */
  exportFile: reads('manager')
    .input(z.object({ version: z.int() }))
    .output(z.object({ fileName: z.string(), content: z.string() })),
  /** Reads such a file into a draft; nothing is saved. Errors: profile.fileUnreadable, profile.fileNewer, profile.fileInvalid. */
  readFile: reads('manager')
    .input(z.object({ content: z.string().max(1_000_000) }))
    .output(stationProfile),
};
