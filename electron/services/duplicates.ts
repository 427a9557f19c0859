import type { PersonId } from '#shared/contract/base.ts';
import type { DuplicatePair, FileFacts } from '#shared/contract/applications.ts';
import { foldName } from '#shared/domain/person-tokens.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findCaseOfPerson } from '#electron/db/repositories/cases.ts';
import {
  findDuplicateDecision,
  insertDuplicateDecision,
  listBornOn,
  listOfOldNumber,
  listShared,
  listWithCaseNumber,
} from '#electron/db/repositories/duplicates.ts';
import { pictureUrl } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { classNameOf, requirePerson } from './people.ts';
import { writeOnce, type WriteRequest } from './write.ts';

type Ground = DuplicatePair['grounds'][number];

/** More than this on one screen, and nobody looks at any of them. */
const MOST_OF_ONE = 10;
const MOST_LISTED = 100;

/** Records that may be the same person as this one, decided or not. */
export function duplicatesOf(context: ServiceContext, db: ReadableDb, personId: string): DuplicatePair[] {
  const person = requirePerson(db, personId);
  const grounds = new Map<string, Ground[]>();
  const add = (ids: readonly string[], ground: Ground): void => {
    for (const id of ids) grounds.set(id, [...(grounds.get(id) ?? []), ground]);
  };
  add(listWithCaseNumber(db, person.idNumber, person.id), 'case-number');
  add(listOfOldNumber(db, person.idNumber, person.id), 'old-number');
  const name = foldName(person.name);
  const sameDay = listBornOn(db, person.birthOn, person.id).filter((other) => foldName(other.name) === name);
  add(
    sameDay.map(({ id }) => id),
    'name-and-birth',
  );
  return [...grounds].slice(0, MOST_OF_ONE).map(([other, why]) => pairOf(context, db, [person.id, other], why));
}

function pairOf(
  context: ServiceContext,
  db: ReadableDb,
  [one, other]: readonly [string, string],
  grounds: readonly Ground[],
): DuplicatePair {
  const decided = findDuplicateDecision(db, one, other);
  return {
    one: factsOf(context, db, one),
    other: factsOf(context, db, other),
    grounds: [...grounds],
    decision: decided
      ? { verdict: decided.verdict, reason: decided.reason, clerk: decided.clerk, atMs: decided.atMs }
      : null,
  };
}

function factsOf(context: ServiceContext, db: ReadableDb, personId: string): FileFacts {
  const { id, name, idNumber, sex, birthOn, phone, community, personClass, source } = requirePerson(db, personId);
  const found = findCaseOfPerson(db, id);
  return {
    personId: id as PersonId,
    name,
    idNumber,
    sex,
    birthOn,
    phone,
    community,
    className: classNameOf(context, personClass),
    source,
    caseState: found?.state ?? 'none',
    caseNumber: found?.caseNumber ?? null,
    photo: pictureUrl(db, found?.photoHash ?? null),
  };
}

/** Undecided pairs of the whole roster. */
export function listDuplicates(context: ServiceContext): DuplicatePair[] {
  const { db } = context.store;
  const groups = new Map<string, { readonly ground: Ground; readonly ids: string[] }>();
  const put = (key: string, ground: Ground, id: string): void => {
    const group = groups.get(key);
    if (group) group.ids.push(id);
    else groups.set(key, { ground, ids: [id] });
  };
  for (const { id, name, birthOn, idNumber } of listShared(db)) {
    put(`name ${birthOn} ${foldName(name)}`, 'name-and-birth', id);
    put(`old ${idNumber.slice(0, 6)}${idNumber.slice(8, 17)}`, 'old-number', id);
  }
  const pairs: DuplicatePair[] = [];
  for (const { ground, ids } of groups.values()) {
    for (const [at, one] of ids.entries()) {
      for (const other of ids.slice(at + 1)) {
        if (pairs.length >= MOST_LISTED) return pairs;
        if (!findDuplicateDecision(db, one, other)) pairs.push(pairOf(context, db, [one, other], [ground]));
      }
    }
  }
  return pairs;
}

export type DecideDuplicate = WriteRequest & {
  readonly one: string;
  readonly other: string;
  readonly verdict: 'same' | 'different';
  readonly reason: string;
  readonly clerk: string;
};

/** Writes down what a clerk saw; the two records stay two. Errors: duplicate.notFound. */
export function decideDuplicate(context: ServiceContext, input: DecideDuplicate): { savedAtMs: number } {
  return writeOnce(context, {
    procedure: 'applications.decideDuplicate',
    request: input,
    nouns: ['applications'],
    work: (db, nowMs) => {
      const { one, other, verdict, reason, clerk } = input;
      if (one === other) throw new DeskError('duplicate.notFound', {});
      const [firstId, secondId] = one < other ? [one, other] : [other, one];
      requirePerson(db, firstId);
      requirePerson(db, secondId);
      insertDuplicateDecision(db, { firstId, secondId, verdict, reason, clerk, atMs: nowMs });
      return { savedAtMs: nowMs };
    },
  });
}
