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
import { findAddress, insertAddress } from '#electron/db/repositories/person-addresses.ts';
import { serialsOfTerm } from '#electron/db/repositories/person-tokens.ts';
import type { ServiceContext } from '../context.ts';
import { classNameOf, today } from '../people.ts';
import { writeOnce, type WriteRequest } from '../write.ts';
import { rosterOrder, type RosterOrder } from './coverage-board.ts';
import type { CensusEntry, CoverageCensus } from './coverage-census.ts';
import { compareText, heapsInOrder, remembered } from './heaps.ts';
import { coverageInRange, type PersonCoverage } from './person-coverage.ts';

export type PeopleWish = { readonly filter: CoverageFilter; readonly query: string };
export type Page = { readonly offset: number; readonly limit: number };

/** One page of the people behind a number on the board. */
export async function coveragePeople(
  context: ServiceContext,
  census: CoverageCensus,
  { filter, query, offset, limit }: PeopleWish & Page,
): Promise<{ total: number; rows: CoveragePerson[] }> {
  const { total, entries } = await findEntries(context, census, { filter, query, page: { offset, limit } });
  return { total, rows: describePeople(context, entries) };
}

/** Whoever fits, by community, phase and age: those on the page, or without one all. */
export function findEntries(
  context: ServiceContext,
  census: CoverageCensus,
  { filter, query, page }: PeopleWish & { readonly page?: Page },
): Promise<{ total: number; entries: CensusEntry[] }> {
  const asked = serialsOfQuery(context.store.db, query);
  return census.read((all) => {
    const fitting: CensusEntry[] = [];
    for (const entry of all.values()) {
      if (fits(entry, filter) && (asked === null || asked.has(entry.serial))) fitting.push(entry);
    }
    const entries = inRosterOrder(context, fitting, page ?? { offset: 0, limit: fitting.length });
    return { total: fitting.length, entries };
  });
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

function inRosterOrder(context: ServiceContext, entries: readonly CensusEntry[], page: Page): CensusEntry[] {
  const order = rosterOrder(context.profile());
  const end = page.offset + page.limit;
  const found: CensusEntry[] = [];
  let before = 0;
  for (const heap of heapsInOrder(entries, placeOf(order))) {
    if (before >= end) break;
    if (before + heap.length > page.offset) {
      heap.sort((a, b) => compareText(a.birthOn, b.birthOn) || a.serial - b.serial);
      for (const entry of heap.slice(Math.max(0, page.offset - before), end - before)) found.push(entry);
    }
    before += heap.length;
  }
  return found;
}

/** Community, phase and year of birth as one number. */
function placeOf(order: RosterOrder): (entry: CensusEntry) => number {
  const community = remembered(order.community);
  const phase = remembered(order.phase);
  return (entry) =>
    (community(entry.community) * 10_000 + phase(entry.phase)) * 10_000 + Number(entry.birthOn.slice(0, 4));
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
    address: findAddress(context.store.db, person.id),
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

export type AddressInput = WriteRequest & {
  readonly personId: string;
  readonly address: string;
  readonly clerk: string;
};

export function setPersonAddress(context: ServiceContext, input: AddressInput): CoveragePerson {
  return writeOnce(context, {
    procedure: 'coverage.setAddress',
    request: input,
    nouns: ['coverage'],
    work: (db, nowMs) => {
      const { personId, address, clerk } = input;
      if (findPersonSerial(db, personId) === undefined) throw new DeskError('person.notFound', {});
      insertAddress(db, { personId, address, clerk, atMs: nowMs });
      noteForDistrict(db, { noun: 'coverage', subjectId: personId, event: 'address', atMs: nowMs });
      return requireCoverage(context, db, personId);
    },
  });
}
