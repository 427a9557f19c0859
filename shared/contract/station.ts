import { z } from 'zod';
import { kioskPolicy, offlineRule, speechRule } from '#shared/domain/station-profile.ts';
import { civilDate, instantMs, reads } from './base.ts';

const coded = z.object({ code: z.string(), name: z.string() });

/** Which card a class of person leads to; `file-only` classes are put on file but receive no card. */
export const cardKind = z.enum(['veteran', 'bereaved-family', 'file-only']);
export type CardKind = z.infer<typeof cardKind>;

export const stationDescription = z.object({
  version: z.string(),
  stationName: z.string(),
  street: z.string(),
  hotline: z.string(),
  openingText: z.string(),
  communities: z.array(z.string()),
  counters: z.array(z.object({ id: z.string(), name: z.string() })),
  clerks: z.array(z.string()),
  /** Everything people come for; one entry at most stations. */
  services: z.array(z.object({ id: z.string(), name: z.string() })),
  /** How calls are spoken. */
  speech: speechRule,
  /** From this wait on a number is marked. */
  waitAlarmMinutes: z.int(),
  banks: z.array(z.string()),
  /** The same banks: where their people sit in the hall and on which weekdays, and how a card is activated; `''` for neither. */
  bankDesks: z.array(
    z.object({
      name: z.string(),
      desk: z.string(),
      /** None named: on every day the station is open. */
      weekdays: z.array(z.int()),
      /** Whether they sit there today. */
      isHere: z.boolean(),
      activation: z.string(),
    }),
  ),
  personClasses: z.array(coded.extend({ cardKind })),
  circumstances: z.array(coded),
  hukouKinds: z.array(coded),
  residenceKinds: z.array(coded),
  /** Codes `1` to `10`. */
  disabilityGrades: z.array(coded),
  channels: z.array(coded),
  notices: z.array(z.string()),
  /** What an applicant must bring, as the slip lists it. */
  bring: z.array(z.string()),
  /** Clerk's courteous wording per step (文明用语), keyed by step. */
  courtesy: z.record(z.string(), z.string()),
  /** How patient the self-service screen is. */
  kiosk: kioskPolicy.pick({ warnAfterSeconds: true, countdownSeconds: true }),
  /** How a kiosk keeps itself in numbers for when the host is away. */
  offline: offlineRule.pick({ leastLeft: true, daysAhead: true }),
  phases: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      opensOn: civilDate,
      ruleText: z.string(),
      channels: z.array(z.string()),
    }),
  ),
  /** The screen that asks stands on another PC: papers come out at the host. */
  joined: z.boolean(),
  /** Practice station: every screen shows a watermark, every paper says 练习. */
  practice: z.boolean(),
  /** `file`: the database key lies in a file beside it, which the manager screen warns about. */
  keySource: z.enum(['keychain', 'file']),
  today: civilDate,
  nowMs: instantMs,
});
export type StationDescription = z.infer<typeof stationDescription>;

/** What reading the whole store through found, once after each start. */
export const storeHealth = z.object({
  /** `unknown`: it could not be read to its end for a reason that says nothing about what is stored. */
  state: z.enum(['checking', 'sound', 'damaged', 'unknown']),
  checkedAtMs: instantMs.nullable(),
  /** The newest whole copy in the data folder, by name; told only when the store is damaged. */
  snapshot: z.string().nullable(),
});
export type StoreHealth = z.infer<typeof storeHealth>;

export const stationContract = {
  /** Everything a screen needs to know about where it stands; changes only with the profile, the date or the settings. */
  describe: reads('counter', 'kiosk', 'hall', 'manager').output(stationDescription),
  storeHealth: reads('counter', 'manager').output(storeHealth),
};
