import type { CivilDate } from '#shared/civil-date.ts';
import { coverageReason } from '#shared/i18n/zh-CN/coverage.ts';

/** Every state somebody on the roster can be in; everybody is in exactly one. */
export const coverageStates = [
  'not-notified',
  'notified',
  'booked',
  'visit',
  'in-progress',
  'online-applied',
  'accepted',
  'declined',
  'not-eligible',
  'moved-away',
  'deceased',
  'unreachable',
] as const;
export type CoverageState = (typeof coverageStates)[number];

/** What a clerk may decide about a person; `none` takes an earlier decision back. */
export const coverageDecisions = [
  'visit',
  'declined',
  'not-eligible',
  'moved-away',
  'deceased',
  'unreachable',
  'none',
] as const;
export type CoverageDecision = (typeof coverageDecisions)[number];

/** All that the state of one person is drawn from. `null`: there is none. */
export type CoverageFacts = {
  readonly eligibility: { readonly state: 'open' | 'not-yet' | 'not-eligible'; readonly reason: string };
  readonly accepted: { readonly caseNumber: string; readonly atMs: number } | null;
  readonly draft: { readonly clerk: string; readonly atMs: number } | null;
  /** Booked or arrived, on whatever day. */
  readonly appointment: { readonly on: CivilDate; readonly time: string; readonly atMs: number } | null;
  readonly online: { readonly number: string; readonly on: CivilDate; readonly atMs: number } | null;
  /** The newest decision row. */
  readonly decision: { readonly decision: CoverageDecision; readonly reason: string; readonly atMs: number } | null;
  /** The newest contact that reached the person, or a notice to a group that counts as reaching; `what` in words. */
  readonly reached: { readonly on: CivilDate; readonly what: string; readonly atMs: number } | null;
  /** Last day the person drew a number in the hall. */
  readonly cameOn: CivilDate | null;
  /** Day of the last appointment nobody came to. */
  readonly missedOn: CivilDate | null;
};

export type Coverage = { readonly state: CoverageState; readonly reason: string };

/**
 * The one state of a person on a day, and why, in a sentence. The first line that holds decides:
 *
 * | # | holds when | state |
 * |---|---|---|
 * | 1 | a case was accepted: the station has done its part, whatever came after | accepted |
 * | 2 | the newest decision row says something and is still in force (below) | that decision |
 * | 3 | a live online application is recorded | online-applied |
 * | 4 | a draft case is open | in-progress |
 * | 5 | a live appointment lies today or later | booked |
 * | 6 | the rules of the station leave the person out | not-eligible |
 * | 7 | a contact reached the person, or they came or were booked before | notified |
 * | 8 | otherwise | not-notified |
 *
 * A decision is no longer in force once the person acted after it (line 3, 4 or 5), since who applies has neither declined
 * nor died; `unreachable` and `declined` also end with a later contact that reached the person.
 */
export function coverageOf(facts: CoverageFacts, today: CivilDate): Coverage {
  const { accepted, online, draft, eligibility } = facts;
  if (accepted) return { state: 'accepted', reason: coverageReason.accepted(accepted.caseNumber) };
  const decision = decisionInForce(facts, today);
  if (decision) {
    return { state: decision.decision, reason: coverageReason.decided(decision.decision, decision.reason) };
  }
  if (online) return { state: 'online-applied', reason: coverageReason.online(online.number, online.on) };
  if (draft) return { state: 'in-progress', reason: coverageReason.draft(draft.clerk) };
  const booking = comingAppointment(facts, today);
  if (booking) return { state: 'booked', reason: coverageReason.booked(booking.on, booking.time) };
  if (eligibility.state === 'not-eligible') return { state: 'not-eligible', reason: eligibility.reason };
  const contacted = reasonContacted(facts, today);
  if (contacted !== null) return { state: 'notified', reason: contacted };
  return { state: 'not-notified', reason: coverageReason.notNotified(eligibility.reason) };
}

function comingAppointment({ appointment }: CoverageFacts, today: CivilDate): CoverageFacts['appointment'] {
  return appointment && appointment.on >= today ? appointment : null;
}

function decisionInForce(facts: CoverageFacts, today: CivilDate) {
  const { decision, reached } = facts;
  if (decision === null || decision.decision === 'none') return null;
  const acts = [facts.online, facts.draft, comingAppointment(facts, today)];
  if (acts.some((act) => act !== null && act.atMs > decision.atMs)) return null;
  const endsWithContact = decision.decision === 'unreachable' || decision.decision === 'declined';
  if (endsWithContact && reached !== null && reached.atMs > decision.atMs) return null;
  return { decision: decision.decision, reason: decision.reason };
}

/** What last showed that the person knows of it, or null. */
function reasonContacted(facts: CoverageFacts, today: CivilDate): string | null {
  const { appointment, reached, cameOn, missedOn } = facts;
  const overdue = appointment && appointment.on < today ? appointment.on : null;
  const missed = [missedOn, overdue].reduce((last, on) => ((on ?? '') > (last ?? '') ? on : last), null);
  const newest = Math.max(...[missed, cameOn, reached?.on ?? null].map((on) => (on === null ? 0 : Date.parse(on))));
  if (newest === 0) return null;
  if (reached && Date.parse(reached.on) === newest) return coverageReason.reached(reached.on, reached.what);
  if (cameOn !== null && Date.parse(cameOn) === newest) return coverageReason.came(cameOn);
  return missed === null ? null : coverageReason.missed(missed);
}
