import { ageOn } from '#shared/civil-date.ts';
import type { PersonId } from '#shared/contract/base.ts';
import type { CoverageFilter, CoveragePerson } from '#shared/contract/coverage.ts';
import type { CoverageDecision } from '#shared/domain/coverage.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import { queryTerms } from '#shared/domain/person-tokens.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { insertDecision, listDecisions } from '#electron/db/repositories/contacts.ts';
import { readGroupNotices } from '#electron/db/repositories/coverage-facts.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { findPersonSerial } from '#electron/db/repositories/people.ts';
import { serialsOfTerm } from '#electron/db/repositories/person-tokens.ts';
import type { ServiceContext } from '../context.ts';
import { classNameOf, today } from '../people.ts';
import { writeOnce, type WriteRequest } from '../write.ts';
import { rosterOrder } from './coverage-board.ts';
import type { CensusEntry, CoverageCensus } from './coverage-census.ts';
import { coverageInRange, type PersonCoverage } from './person-coverage.ts';

export type PeopleWish = { readonly filter: CoverageFilter; readonly query: string };
export type Page = { readonly offset: number; readonly limit: number };

/** One page of the people behind a number on the board. */
export async function coveragePeople(
  context: ServiceContext,
  census: CoverageCensus,
  input: PeopleWish & Page,
): Promise<{ total: number; rows: CoveragePerson[] }> {
  const found = await findEntries(context, census, input);
  const page = found.slice(input.offset, input.offset + input.limit);
  return { total: found.length, rows: describePeople(context, page) };
}

/** Everybody who fits, by community, phase and age. */
export function findEntries(
  context: ServiceContext,
  census: CoverageCensus,
  { filter, query }: PeopleWish,
): Promise<CensusEntry[]> {
  const asked = serialsOfQuery(context.store.db, query);
  return census.read((entries) =>
    inRosterOrder(
      context,
      [...entries.values()].filter((entry) => fits(entry, filter) && (asked === null || asked.has(entry.serial))),
    ),
  );
}

function fits(entry: CensusEntry, filter: CoverageFilter): boolean {
  return (
    (filter.community === undefined || entry.community === filter.community) &&
    (filter.personClass === undefined || entry.personClass === filter.personClass) &&
    (filter.phase === undefined || entry.phase === filter.phase) &&
    (filter.states === undefined || filter.states.includes(entry.state))
  );
}

/** null for a blank query: everybody. */
function serialsOfQuery(db: ReadableDb, query: string): ReadonlySet<number> | null {
  if (query.trim() === '') return null;
  const found = new Set<number>();
  for (const terms of queryTerms(query)) {
    const [first, ...rest] = terms.map((term) => serialsOfTerm(db, term));
    for (const serial of first ?? []) if (rest.every((others) => others.has(serial))) found.add(serial);
  }
  return found;
}

function inRosterOrder(context: ServiceContext, entries: CensusEntry[]): CensusEntry[] {
  const order = rosterOrder(context.profile());
  const place = new Map<string, number>();
  const placeOf = ({ community, phase }: CensusEntry) => {
    const key = `${community}\n${phase}`;
    let known = place.get(key);
    if (known === undefined) place.set(key, (known = order.community(community) * 10_000 + order.phase(phase)));
    return known;
  };
  const keyed = entries.map((entry) => ({
    entry,
    key: placeOf(entry) * 1e8 + Number(entry.birthOn.replaceAll('-', '')),
  }));
  return keyed.sort((a, b) => a.key - b.key || a.entry.serial - b.entry.serial).map(({ entry }) => entry);
}

/** What the store has of these people now, in their order. */
export function describePeople(
  context: ServiceContext,
  entries: readonly Pick<CensusEntry, 'serial'>[],
): CoveragePerson[] {
  const { db } = context.store;
  const notices = readGroupNotices(db);
  return entries.flatMap(({ serial }) =>
    coverageInRange(context, db, { from: serial, until: serial }, notices).map((each) => viewOf(context, each)),
  );
}

function viewOf(
  context: ServiceContext,
  { person, last, state, reason, phase, tries, nextOn }: PersonCoverage,
): CoveragePerson {
  return {
    personId: person.id as PersonId,
    name: person.name,
    age: ageOn(person.birthOn, today(context)),
    maskedIdNumber: maskIdNumber(person.idNumber),
    phone: person.phone,
    community: person.community,
    className: classNameOf(context, person.personClass),
    phase,
    state,
    reason,
    tries,
    nextOn,
    lastContact: last?.text ?? '',
  };
}

function requireCoverage(context: ServiceContext, db: ReadableDb, personId: string): CoveragePerson {
  const serial = findPersonSerial(db, personId);
  const [found] = serial === undefined ? [] : coverageInRange(context, db, { from: serial, until: serial });
  if (!found) throw new DeskError('person.notFound', {});
  return viewOf(context, found);
}

/** One person's state with every decision, newest first. Errors: person.notFound. */
export function personCoverage(context: ServiceContext, personId: string) {
  const { db } = context.store;
  const decisions = listDecisions(db, personId).map(({ decision, reason, clerk, atMs }) => ({
    decision,
    reason,
    clerk,
    atMs,
  }));
  return { ...requireCoverage(context, db, personId), decisions };
}

export type DecideInput = WriteRequest & {
  readonly personId: string;
  readonly decision: CoverageDecision;
  readonly reason: string;
  readonly clerk: string;
};

export function decideCoverage(context: ServiceContext, input: DecideInput): CoveragePerson {
  return writeOnce(context, {
    procedure: 'coverage.decide',
    request: input,
    nouns: ['coverage'],
    work: (db, nowMs) => {
      const { personId, decision, reason, clerk } = input;
      if (findPersonSerial(db, personId) === undefined) throw new DeskError('person.notFound', {});
      insertDecision(db, { personId, decision, reason, contactId: null, clerk, atMs: nowMs });
      noteForDistrict(db, { noun: 'coverage', subjectId: personId, event: decision, atMs: nowMs });
      return requireCoverage(context, db, personId);
    },
  });
}
