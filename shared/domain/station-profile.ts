import { z } from 'zod';
import { addDays, daysBetween, type CivilDate } from '#shared/civil-date.ts';
import { phaseRule } from './phase-rule.ts';
import { receiptWidths } from './receipt-models.ts';

export type { PhaseCondition } from './phase-rule.ts';

export const phase = z.object({
  id: z.string(),
  name: z.string(),
  opensOn: z.string(),
  closesOn: z.string().nullable(),
  rule: phaseRule,
  /** The rule in words, as the clerk reads it out; `''`: as the rule itself says. */
  ruleText: z.string(),
  channels: z.array(z.string()).min(1),
});
export type Phase = z.infer<typeof phase>;

/** Who comes before or after the appointed time: how much is in order, and what happens beyond it (arrival-window.ts). */
const arrivalRule = z.object({
  earlyMinutes: z.int().min(0),
  /** Null: until the slot ends. */
  lateMinutes: z.int().min(0).nullable(),
  whenEarly: z.enum(['as-booked', 'wait-for-window', 'come-back']),
  whenLate: z.enum(['as-booked', 'as-walk-in', 'book-again']),
});
export type ArrivalRule = z.infer<typeof arrivalRule>;

/** Rules of making appointments. */
const bookingRule = z.object({
  /** How long a seat is kept while the clerk fills in the booking. */
  holdMinutes: z.int().min(1).max(60),
  /** From this time of day on, who did not come to a slot that is over counts as a no-show. */
  noShowAt: z.string().regex(/^\d{2}:\d{2}$/),
  arrival: arrivalRule,
});
export type BookingRule = z.infer<typeof bookingRule>;
/** How patient the self-service screen is; never less than the elderly need. */
export const kioskPolicy = z.object({
  /** Untouched for so long, it asks whether somebody is still there. */
  warnAfterSeconds: z.int().min(60),
  /** Unanswered for so long, it clears the screen. */
  countdownSeconds: z.int().min(20),
  /** How long what was entered stays in the station's memory. */
  draftMinutes: z.int().min(1),
});

/** How people are called (calling-order.ts) and what happens to those who do not come. */
const callingRule = z.object({
  /** Who comes before others; the best-ranked that fits, and of those the first listed, names the ticket's mark. */
  priorityClasses: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      rule: phaseRule,
      /** 1 comes before 2; classes of one rank stand in one line. */
      rank: z.int().min(1).default(1),
    }),
  ),
  /** How many people of priority, or of a better rank, somebody who is first of their kind lets pass at most. */
  priorityCap: z.int().min(0),
  /** How many booked people the first walk-in lets pass at most; null: an appointment gives no precedence. */
  bookedPerWalkIn: z.int().min(1).nullable(),
  missed: z.object({
    /** After how many others a missed number is called again. */
    returnAfter: z.int().min(0),
    /** How often a number may come back. */
    limit: z.int().min(0),
    /** True: it comes back by itself; false: when the person asks, at the kiosk or a counter. */
    automatic: z.boolean(),
  }),
  /** After how many others a skipped number is called again. */
  skipAfter: z.int().min(1),
  /** How long a counter may take back its last step. */
  undoMinutes: z.int().min(0),
  /** From this wait on a number is marked, so that somebody looks after the person. */
  waitAlarmMinutes: z.int().min(1),
});
export type CallingRule = z.infer<typeof callingRule>;

export const speechRule = z.object({
  /** How often a call is said. */
  times: z.int().min(1).max(3),
  /** How the digit 1 is read in a number: 幺 as on the telephone, or 一. */
  one: z.enum(['yao', 'yi']),
});
export type SpeechRule = z.infer<typeof speechRule>;

/** When no more numbers are given out. Booked people get theirs until closing time. */
const intakeRule = z.object({
  /** Numbers for people without an appointment per day; null: no limit. */
  walkInsPerDay: z.int().min(0).nullable(),
  /** From this time of day on nobody gets a number any more; null: no such time. */
  closesAt: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .nullable(),
});
export type IntakeRule = z.infer<typeof intakeRule>;

/** Numbers that kiosks give while the host is away. */
export const offlineRule = z.object({
  prefix: z.string().regex(/^[A-Z]{1,3}$/),
  /** How many a kiosk is lent for a day at once. */
  blockSize: z.int().min(5).max(200),
  /** Fewer than so many left for a day, and it is lent more. */
  leastLeft: z.int().min(1).max(100).default(10),
  /** For how many days from today on: a host that dies on a Friday may still be dead on Monday. */
  daysAhead: z.int().min(1).max(8).default(4),
});
export type OfflineRule = z.infer<typeof offlineRule>;

const ticketPrefix = z.object({ booked: z.string(), walkIn: z.string() });

/** Something people come for, beside the main service; numbers of each have prefixes of their own. */
const service = z.object({
  id: z.string(),
  name: z.string(),
  prefix: ticketPrefix,
  /** Whether the self-service screen offers it; else only the counters give numbers for it. */
  selfService: z.boolean().default(true),
  /** Whether the phases say who may come for it, as for the main service. False: anybody on the roster. */
  byPhase: z.boolean().default(true),
});

/** The one service of a station that lists no others. */
export const MAIN_SERVICE = 'main';

const bank = z.object({
  name: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  /** Where its people sit in the hall, `''` where they do not come. */
  desk: z.string().default(''),
  /** On which weekdays they sit there (0 is Sunday); none named: on every day the station is open. */
  deskWeekdays: z.array(z.int().min(0).max(6)).default([]),
  /** How a card is activated, as agreed with the bank; `''` where nothing was agreed. */
  activation: z.string().default(''),
});

/**
 * A station profile: everything in which one station differs from another, as data with a version and an effective date.
 * Shipped ones lie in resources/profiles; the one in force is in the station's store.
 */
export const stationProfile = z.object({
  id: z.string(),
  version: z.int(),
  effectiveOn: z.string(),
  /** Where the practice comes from and how sure it is (grades of domain.md). */
  source: z.string(),
  street: z.string(),
  stationName: z.string(),
  /** Prefix of case numbers. */
  code: z.string().regex(/^[A-Z]{2,6}$/),
  hotline: z.string(),
  /** Who answers it by name, `''` where nobody in particular does. */
  hotlinePerson: z.string().default(''),
  /** What papers say at their top; `''`: the station's name. */
  receiptHeader: z.string().default(''),
  /** Columns of its papers where the printer's own setting says nothing. */
  receiptColumns: z.literal(receiptWidths).default(48),
  site: z.string(),
  openingText: z.string(),
  communities: z.array(z.string()),
  counters: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** Services this counter calls; all when not given. */
        services: z.array(z.string()).optional(),
      }),
    )
    .min(1),
  clerks: z.array(z.string()),
  sessions: z.array(
    z.object({
      weekdays: z.array(z.int().min(0).max(6)),
      startsAt: z.string(),
      endsAt: z.string(),
      slotMinutes: z.int().min(5),
      capacity: z.int().min(1),
    }),
  ),
  booking: bookingRule.default({
    // What a profile of before this rule was written means: nobody is turned away for the clock's sake.
    holdMinutes: 5,
    noShowAt: '17:30',
    arrival: { earlyMinutes: 30, lateMinutes: null, whenEarly: 'as-booked', whenLate: 'as-booked' },
  }),
  closedDays: z.array(z.object({ date: z.string(), reason: z.string() })),
  extraDays: z.array(z.string()),
  /** Whom the station serves at all, before any phase; null: everybody on its roster. */
  scope: phaseRule.nullable().default(null),
  scopeText: z.string().default(''),
  phases: z.array(phase).min(1),
  channels: z.array(z.object({ code: z.string(), name: z.string() })),
  banks: z.array(bank),
  ticketPrefix,
  offline: offlineRule.default({ prefix: 'K', blockSize: 30, leastLeft: 10, daysAhead: 4 }),
  serviceName: z.string(),
  /** Further services; the main one is `serviceName` with `ticketPrefix`. */
  services: z.array(service).default([]),
  calling: callingRule.default({
    // What a profile of before this rule was written means: in order of arrival.
    priorityClasses: [],
    priorityCap: 2,
    bookedPerWalkIn: null,
    missed: { returnAfter: 3, limit: 3, automatic: false },
    skipAfter: 1,
    undoMinutes: 5,
    waitAlarmMinutes: 60,
  }),
  speech: speechRule.default({ times: 2, one: 'yao' }),
  intake: intakeRule.default({ walkInsPerDay: null, closesAt: null }),
  ticketNotice: z.string(),
  bring: z.array(z.string()),
  nextSteps: z.array(z.string()),
  notices: z.array(z.string()),
  kiosk: kioskPolicy.default({ warnAfterSeconds: 90, countdownSeconds: 30, draftMinutes: 30 }),
  courtesy: z.record(z.string(), z.string()),
});
export type StationProfile = z.infer<typeof stationProfile>;

/** The same profile with every date moved, so that a practice station's first day is any day wanted. */
export function shiftProfile(profile: StationProfile, days: number): StationProfile {
  return {
    ...profile,
    effectiveOn: addDays(profile.effectiveOn, days),
    phases: profile.phases.map((each) => ({
      ...each,
      opensOn: addDays(each.opensOn, days),
      closesOn: each.closesOn && addDays(each.closesOn, days),
    })),
    closedDays: profile.closedDays.map((each) => ({ ...each, date: addDays(each.date, days) })),
    extraDays: profile.extraDays.map((date) => addDays(date, days)),
    banks: profile.banks.map((bank) => ({
      ...bank,
      from: addDays(bank.from, days),
      until: bank.until && addDays(bank.until, days),
    })),
  };
}

/** The same profile with its first phase opening on a day, everything else keeping its distance. */
export function shiftedTo(profile: StationProfile, firstDay: CivilDate): StationProfile {
  const opens = profile.phases.map((phase) => phase.opensOn).sort()[0] ?? firstDay;
  return shiftProfile(profile, daysBetween(opens, firstDay));
}

/** Banks an applicant may choose on a day. */
export function banksOn(profile: StationProfile, date: string): readonly string[] {
  return bankEntriesOn(profile, date).map((bank) => bank.name);
}

/** The same with where they sit and how their cards are activated. */
export function bankEntriesOn(profile: StationProfile, date: string): readonly StationProfile['banks'][number][] {
  return profile.banks.filter((bank) => bank.from <= date && (!bank.until || date <= bank.until));
}

/** The number to call and whom to ask for. */
export function hotlineWords(profile: StationProfile): string {
  return profile.hotlinePerson === '' ? profile.hotline : `${profile.hotline}（${profile.hotlinePerson}）`;
}
