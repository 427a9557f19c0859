import type { CivilDate } from '#shared/civil-date.ts';
import type { PolicyEdition } from '#shared/contract/policies.ts';
import { consentPolicy, type ConsentPolicy } from '#shared/domain/consent-policy.ts';
import {
  applyPhotoChanges,
  photoChanges,
  photoProblems,
  type PhotoChanges,
} from '#shared/domain/photo/photo-bounds.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { consentProblems } from '#shared/domain/policy-problems.ts';
import { DeskError } from '#shared/errors.ts';
import { photoProblemText, policyProblemText } from '#shared/i18n/zh-CN/policies.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import {
  findPolicyEdition,
  insertPolicyEdition,
  listPolicyEditions,
  type PolicyEditionRow,
  type PolicyTopic,
} from '#electron/db/repositories/policy-editions.ts';
import type { ServiceContext } from './context.ts';
import { today } from './people.ts';
import { writeOnce, type WriteRequest } from './write.ts';

const ownConsents = consentPolicy.pick({ notice: true, kinds: true });
type OwnConsents = Pick<ConsentPolicy, 'notice' | 'kinds'>;

/** The consents that are asked on a day: the station's own, else the shipped ones. */
export function consentsOn(context: ServiceContext, db: ReadableDb, on: CivilDate): ConsentPolicy {
  return consentsOf(context, findPolicyEdition(db, 'consents', on));
}

function consentsOf({ policy }: ServiceContext, row: PolicyEditionRow | undefined): ConsentPolicy {
  if (!row) return policy.consents;
  const { edition, effectiveOn } = row;
  return { ...policy.consents, ...ownConsents.parse(JSON.parse(row.contentJson)), edition, effectiveOn };
}

/** The bounds of a photo on a day: the shipped ones with the station's own values over them. */
export function photoOn(context: ServiceContext, db: ReadableDb, on: CivilDate): PhotoPolicy {
  const row = findPolicyEdition(db, 'photo', on);
  return row ? applyPhotoChanges(context.policy.photo, changesOf(row), row.edition) : context.policy.photo;
}

function changesOf(row: PolicyEditionRow | undefined): PhotoChanges {
  return row ? photoChanges.parse(JSON.parse(row.contentJson)) : {};
}

export function consentsView(context: ServiceContext) {
  const rows = listPolicyEditions(context.store.db, 'consents');
  return { policy: consentsOf(context, rows[0]), history: rows.map(editionOf) };
}

export function photoView(context: ServiceContext) {
  const rows = listPolicyEditions(context.store.db, 'photo');
  return { shipped: context.policy.photo, changes: changesOf(rows[0]), history: rows.map(editionOf) };
}

function editionOf({ edition, effectiveOn, savedBy, reason, savedAtMs }: PolicyEditionRow): PolicyEdition {
  return { edition, effectiveOn, savedBy, reason, savedAtMs };
}

type PolicyChange = WriteRequest & {
  readonly effectiveOn: CivilDate;
  readonly basedOn: number;
  readonly reason: string;
  readonly clerk: string;
};

/** Errors: policy.past, policy.changed, policy.unchanged, policy.invalid. */
export function saveConsents(context: ServiceContext, input: PolicyChange & OwnConsents): { edition: number } {
  return saveEdition(context, input, {
    topic: 'consents',
    content: () => ownConsents.parse({ notice: input.notice, kinds: input.kinds }),
    before: (row) => ownConsents.parse(consentsOf(context, row)),
    problem: () => consentProblems(input).map(policyProblemText)[0],
  });
}

/** Errors: policy.past, policy.changed, policy.unchanged, policy.invalid. */
export function savePhoto(
  context: ServiceContext,
  input: PolicyChange & { readonly changes: PhotoChanges },
): { edition: number } {
  return saveEdition(context, input, {
    topic: 'photo',
    content: () => input.changes,
    before: changesOf,
    problem: () => photoProblems(context.policy.photo, input.changes).map(photoProblemText)[0],
  });
}

type Edition = {
  readonly topic: PolicyTopic;
  readonly content: () => object;
  readonly before: (row: PolicyEditionRow | undefined) => object;
  /** The first thing that is wrong, in words. */
  readonly problem: () => string | undefined;
};

function saveEdition(context: ServiceContext, input: PolicyChange, next: Edition): { edition: number } {
  const { topic } = next;
  return writeOnce(context, {
    procedure: `policies.save-${topic}`,
    request: input,
    nouns: ['policies', 'applications', 'cases'],
    work: (db, nowMs) => {
      const { effectiveOn, basedOn, reason, clerk } = input;
      if (effectiveOn < today(context)) throw new DeskError('policy.past', {});
      const [newest] = listPolicyEditions(db, topic);
      if ((newest?.edition ?? 0) !== basedOn) throw new DeskError('policy.changed', {});
      const first = next.problem();
      if (first !== undefined) throw new DeskError('policy.invalid', { first });
      const contentJson = JSON.stringify(next.content());
      if (contentJson === JSON.stringify(next.before(newest))) throw new DeskError('policy.unchanged', {});
      const edition = basedOn + 1;
      const id = context.newId();
      insertPolicyEdition(db, {
        topic,
        edition,
        id,
        effectiveOn,
        contentJson,
        savedBy: clerk,
        reason,
        savedAtMs: nowMs,
      });
      return { edition };
    },
  });
}
