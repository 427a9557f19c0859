import { civilDateOf } from '#shared/civil-date.ts';
import { coverageOf, type Coverage, type CoverageFacts } from '#shared/domain/coverage.ts';
import { coverageReason } from '#shared/i18n/zh-CN/coverage.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import {
  readCoverageFacts,
  readGroupNotices,
  type SerialRange,
  type StoredCoverage,
} from '#electron/db/repositories/coverage-facts.ts';
import { listPeopleBySerial, type SerialPerson } from '#electron/db/repositories/people.ts';
import { contactNames } from '../contact-names.ts';
import type { ServiceContext } from '../context.ts';
import { eligibilityOf } from '../people.ts';

/** A person with their state and what the sheets and lists show beside it. */
export type PersonCoverage = Coverage & {
  readonly person: SerialPerson;
  /** Name of the phase that is or will be theirs, `''` when the rules put them in none. */
  readonly phase: string;
  readonly isOpen: boolean;
  readonly tries: number;
  readonly nextOn: string | null;
  /** null when nobody ever contacted them. */
  readonly last: { readonly on: string; readonly atMs: number; readonly text: string } | null;
};

/**
 * The coverage of everybody in a range of serials, read anew from the store. The only place where facts become states: one
 * person and the whole roster come through here.
 */
export function coverageInRange(
  context: ServiceContext,
  db: ReadableDb,
  range: SerialRange,
  notices = readGroupNotices(db),
): PersonCoverage[] {
  const today = civilDateOf(context.clock.now());
  const stored = readCoverageFacts(db, range);
  return listPeopleBySerial(db, range.from, range.until).map((person) => {
    const known = stored.get(person.id) ?? {};
    const eligibility = eligibilityOf(context, person, today);
    const last = known.contacts?.last;
    return {
      ...coverageOf(factsOf(context, { known, eligibility, notice: newestNotice(notices, person.community) }), today),
      person,
      phase: eligibility.phaseName ?? '',
      isOpen: eligibility.state === 'open',
      tries: known.contacts?.tries ?? 0,
      nextOn: known.contacts?.nextOn ?? null,
      last: last
        ? { on: last.on, atMs: last.atMs, text: coverageReason.reached(last.on, contactNames(context, last).what) }
        : null,
    };
  });
}

type Notice = ReturnType<typeof readGroupNotices> extends ReadonlyMap<string, infer Moment> ? Moment : never;

function newestNotice(notices: ReadonlyMap<string, Notice>, community: string): Notice | null {
  const [own, street] = [notices.get(community), notices.get('')];
  if (own && street) return own.atMs > street.atMs ? own : street;
  return own ?? street ?? null;
}

type Gathered = {
  readonly known: StoredCoverage;
  readonly eligibility: CoverageFacts['eligibility'];
  readonly notice: Notice | null;
};

function factsOf(context: ServiceContext, { known, eligibility, notice }: Gathered): CoverageFacts {
  const own = known.contacts?.reached ?? null;
  const reached = notice && notice.atMs > (own?.atMs ?? 0) ? notice : own;
  return {
    eligibility,
    accepted: known.accepted ?? null,
    draft: known.draft ?? null,
    appointment: known.appointment ?? null,
    online: known.online ?? null,
    decision: known.decision ?? null,
    reached: reached && { on: reached.on, what: contactNames(context, reached).what, atMs: reached.atMs },
    cameOn: known.cameOn ?? null,
    missedOn: known.missedOn ?? null,
  };
}
