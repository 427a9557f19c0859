import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CivilDate } from '#shared/civil-date.ts';
import type { AppointmentId, PersonId } from '#shared/contract/base.ts';
import type { OutsideBooking, ProfileImpact } from '#shared/contract/profiles.ts';
import { evaluateEligibility, type EligibilityAnswer } from '#shared/domain/eligibility.ts';
import { ImpactCount, type Timeline } from '#shared/domain/profile-impact.ts';
import type { ProfileProblem } from '#shared/domain/profile-problem.ts';
import { profileOn, profilesAfter } from '#shared/domain/profile-versions.ts';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { listDayChanges, type DayChangeRow } from '#electron/db/repositories/day-changes.ts';
import { listComingBookings, listFactsAfter, type ComingBooking } from '#electron/db/repositories/roster-facts.ts';
import type { PersonRow } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from './context.ts';
import { requirePerson, today } from './people.ts';
import { readDraft } from './profile-draft.ts';
import { storedProfiles } from './profile-shelf.ts';
import { planDay } from './slot-plan.ts';

const PEOPLE_AT_ONCE = 300; // some milliseconds of counting, between which clerks are served
const LOSING_NAMED = 50;

export type CheckInput = { readonly draft: Readonly<Record<string, unknown>>; readonly effectiveOn: string };
export type ProfileCheck = { problems: ProfileProblem[]; impact: ProfileImpact | null };

/** The dry run: what is wrong, or what would change. Writes nothing, and lets others work in between. */
export async function checkProfile(context: ServiceContext, input: CheckInput): Promise<ProfileCheck> {
  const { problems, profile } = readDraft(context, input.draft, input.effectiveOn);
  if (!profile) return { problems: [...problems], impact: null };
  const before = storedProfiles(context.store.db);
  const next = Math.max(0, ...before.map(({ version }) => version)) + 1;
  const after = [...before, { ...profile, version: next }];
  const from = input.effectiveOn < today(context) ? today(context) : input.effectiveOn;
  const people = await countPeople(context, { before, after, from });
  const bookings = await bookingsOutside(context, { before, after, from });
  const coming = new Set(profilesAfter(after, '0000-00-00').map((each) => each.profile.version));
  const overtakes = before
    .filter((each) => each.effectiveOn >= from && each.effectiveOn > today(context) && !coming.has(each.version))
    .map(({ version, effectiveOn }) => ({ version, effectiveOn }));
  return { problems: [], impact: { ...people, bookings, overtakes } };
}

type Change = { readonly before: Timeline; readonly after: Timeline; readonly from: CivilDate };

async function countPeople(context: ServiceContext, { before, after, from }: Change) {
  const count = new ImpactCount(before, after, { from, policy: context.policy });
  const losing: ProfileImpact['losing'] = [];
  let people = 0;
  let losingTotal = 0;
  for (let serial = 0; ;) {
    const some = listFactsAfter(context.store.db, serial, PEOPLE_AT_ONCE);
    for (const person of some) {
      const lostOn = count.take(person);
      if (lostOn === null) continue;
      losingTotal += 1;
      if (losing.length >= LOSING_NAMED) continue;
      const { reason } = answerBy(context, after, person, lostOn);
      const { id, name, community } = person;
      losing.push({ id: id as PersonId, name, community, date: lostOn, reason });
    }
    people += some.length;
    const last = some.at(-1);
    if (!last) break;
    serial = last.serial;
    await nextTurn();
  }
  return { people, days: count.result(), losing, losingTotal };
}

function answerBy(
  context: ServiceContext,
  timeline: Timeline,
  person: Parameters<typeof evaluateEligibility>[0],
  date: CivilDate,
): EligibilityAnswer {
  return evaluateEligibility(person, date, {
    profile: profileOn(timeline, date),
    upcoming: profilesAfter(timeline, date),
    policy: context.policy,
  });
}

/** Bookings that the draft leaves without their day, their time, their phase or their channel. */
async function bookingsOutside(context: ServiceContext, { before, after, from }: Change): Promise<OutsideBooking[]> {
  const outside: OutsideBooking[] = [];
  const coming = listComingBookings(context.store.db, from);
  const decided = listDayChanges(context.store.db, from, coming.at(-1)?.slotOn ?? from);
  const planOf = planner(decided);
  for (const [index, booking] of coming.entries()) {
    if (index % 25 === 24) await nextTurn();
    const person = requirePerson(context.store.db, booking.personId);
    const fault = (timeline: Timeline) => faultOf(context, { booking, person, timeline, before, planOf });
    const will = fault(after);
    if (!will) continue;
    outside.push({
      id: booking.id as AppointmentId,
      number: booking.number,
      name: person.name,
      phone: person.phone,
      date: booking.slotOn,
      startsAt: booking.startsAt,
      ...will,
      alsoNow: fault(before) !== null,
    });
  }
  return outside;
}

type PlanOf = (profile: StationProfile, date: CivilDate) => ReturnType<typeof planDay>;

/**
 * Many bookings share a day: each day of each profile is planned once. What the manager decided about a single day goes
 * before every profile, and a new one does not touch it. Nobody is booked on a day closed that way: each got a place on the
 * re-call list.
 */
function planner(decided: readonly DayChangeRow[]): PlanOf {
  const plans = new Map<string, ReturnType<typeof planDay>>();
  const hall = new Map(decided.filter(({ kind }) => kind === 'hall').map((each) => [each.dayOn, each]));
  return (profile, date) => {
    const key = `${profile.version}|${date}`;
    const plan = plans.get(key) ?? planDay(profile, date, hall.get(date) ?? null);
    plans.set(key, plan);
    return plan;
  };
}

type Fault = {
  readonly booking: ComingBooking;
  readonly person: PersonRow;
  readonly timeline: Timeline;
  readonly before: Timeline;
  readonly planOf: PlanOf;
};

function faultOf(
  context: ServiceContext,
  { booking, person, timeline, before, planOf }: Fault,
): Pick<OutsideBooking, 'why' | 'reason'> | null {
  const date = booking.slotOn;
  const has = (plan: ReturnType<typeof planDay>) => plan.slots.some((slot) => slot.id === booking.slotId);
  const plan = planOf(profileOn(timeline, date), date);
  // A time that no profile planned was arranged apart, and no profile takes it away.
  if (has(planOf(profileOn(before, date), date)) && !has(plan)) {
    return { why: plan.closedReason === null ? 'time-gone' : 'day-closed', reason: plan.closedReason ?? '' };
  }
  const answer = answerBy(context, timeline, person, date);
  if (answer.state !== 'open') return { why: 'phase', reason: answer.reason };
  return answer.channels.includes(booking.channel) ? null : { why: 'channel', reason: answer.reason };
}
