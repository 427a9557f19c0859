import { addDays, type CivilDate } from '#shared/civil-date.ts';
import type { ImpactDay } from '#shared/contract/profiles.ts';
import { openPhases } from './eligibility.ts';
import type { PersonFacts } from './phase-rule.ts';
import type { PolicyTables } from './policy-tables.ts';
import { profileOn, profilesAfter } from './profile-versions.ts';
import type { Phase, StationProfile } from './station-profile.ts';

/** The rules over time: all versions of a profile. */
export type Timeline = readonly StationProfile[];

const MOST_DAYS = 24;

/** The days from `from` on on which either timeline opens or closes something, in order. */
export function impactDays(before: Timeline, after: Timeline, from: CivilDate): readonly CivilDate[] {
  const days = [before, after].flatMap((timeline) => [
    ...phaseDays(profileOn(timeline, from)),
    ...profilesAfter(timeline, from).flatMap((coming) => [coming.from, ...phaseDays(coming.profile)]),
  ]);
  return [...new Set([from, ...days])]
    .filter((day) => day >= from)
    .sort()
    .slice(0, MOST_DAYS);
}

function phaseDays({ phases }: StationProfile): CivilDate[] {
  return phases.flatMap(({ opensOn, closesOn }) => [opensOn, ...(closesOn === null ? [] : [addDays(closesOn, 1)])]);
}

type Counts = { before: number; after: number };
type DayCount = { openBefore: number; openAfter: number; gained: number; lost: number; phases: Map<string, Counts> };
type Tally = {
  readonly date: CivilDate;
  readonly before: StationProfile;
  readonly after: StationProfile;
  readonly count: DayCount;
};

/** Counts person by person what a change of rules does on each day; nothing of the person is kept. */
export class ImpactCount {
  readonly #tallies: readonly Tally[];
  readonly #fileOnly: ReadonlySet<string>;

  constructor(before: Timeline, after: Timeline, rules: { readonly from: CivilDate; readonly policy: PolicyTables }) {
    this.#tallies = impactDays(before, after, rules.from).map((date) => ({
      date,
      before: profileOn(before, date),
      after: profileOn(after, date),
      count: { openBefore: 0, openAfter: 0, gained: 0, lost: 0, phases: new Map() },
    }));
    const classes = rules.policy.personClasses.classes;
    this.#fileOnly = new Set(classes.filter((each) => each.cardKind === 'file-only').map(({ code }) => code));
  }

  /** Counts one person; returns the first day on which the change takes the turn away, or null. */
  take(facts: PersonFacts): CivilDate | null {
    if (this.#fileOnly.has(facts.personClass)) return null;
    let lostOn: CivilDate | null = null;
    for (const { date, before, after, count } of this.#tallies) {
      const was = openPhases(before, facts, date)[0]?.phase;
      const will = before === after ? was : openPhases(after, facts, date)[0]?.phase;
      if (was) countIn(count.phases, was).before += 1;
      if (will) countIn(count.phases, will).after += 1;
      count.openBefore += was ? 1 : 0;
      count.openAfter += will ? 1 : 0;
      count.gained += will && !was ? 1 : 0;
      count.lost += was && !will ? 1 : 0;
      if (was && !will) lostOn ??= date;
    }
    return lostOn;
  }

  result(): ImpactDay[] {
    return this.#tallies.map(({ date, before, after, count: { phases, ...counts } }) => ({
      date,
      ...counts,
      phases: namedCounts(phases, [...after.phases, ...before.phases]),
    }));
  }
}

function countIn(phases: Map<string, Counts>, { id }: Phase): Counts {
  const known = phases.get(id) ?? { before: 0, after: 0 };
  phases.set(id, known);
  return known;
}

function namedCounts(phases: ReadonlyMap<string, Counts>, named: readonly Phase[]): ImpactDay['phases'] {
  const ids = [...new Set(named.map(({ id }) => id))].filter((id) => phases.has(id));
  return ids.map((id) => ({
    id,
    name: named.find((each) => each.id === id)?.name ?? id,
    ...(phases.get(id) ?? { before: 0, after: 0 }),
  }));
}
