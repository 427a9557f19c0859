import { civilDateOf } from '#shared/civil-date.ts';
import type { PersonId } from '#shared/contract/base.ts';
import type { HeardNeed } from '#shared/contract/contacts.ts';
import type { FollowUp, FollowUpId, FollowUpState } from '#shared/contract/follow-ups.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import {
  countFollowUps,
  findFollowUp,
  insertFollowUp,
  listFollowUpEvents,
  listFollowUps as listRows,
  moveFollowUp as moveRow,
  type FollowUpRow,
} from '#electron/db/repositories/follow-ups.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import type { ServiceContext } from './context.ts';
import { requirePerson } from './people.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type RaisedNeed = HeardNeed & {
  readonly personId: string;
  readonly contactId: string | null;
  readonly clerk: string;
  readonly nowMs: number;
};

/** Makes a follow-up of a need, inside the caller's transaction. Errors: followUp.needUnknown. */
export function raiseFollowUp(context: ServiceContext, db: WritableDb, raised: RaisedNeed): string {
  if (!context.policy.contacts.needs.some((need) => need.code === raised.need)) {
    throw new DeskError('followUp.needUnknown', {});
  }
  const id = context.newId();
  insertFollowUp(db, {
    id,
    personId: raised.personId,
    contactId: raised.contactId,
    need: raised.need,
    detail: raised.detail,
    owner: raised.owner,
    dueOn: raised.dueOn,
    raisedBy: raised.clerk,
    raisedAtMs: raised.nowMs,
  });
  noteForDistrict(db, { noun: 'followUps', subjectId: id, event: 'raised', atMs: raised.nowMs });
  return id;
}

export function openFollowUp(
  context: ServiceContext,
  input: WriteRequest & HeardNeed & { readonly personId: string; readonly clerk: string },
): FollowUp {
  return writeOnce(context, {
    procedure: 'followUps.open',
    request: input,
    nouns: ['followUps'],
    work: (db, nowMs) => {
      requirePerson(db, input.personId);
      const id = raiseFollowUp(context, db, { ...input, contactId: null, nowMs });
      return viewOf(context, db, requireFollowUp(db, id));
    },
  });
}

export type MoveFollowUpInput = WriteRequest & {
  readonly followUpId: string;
  readonly state: FollowUpState;
  readonly owner: string;
  readonly dueOn: string;
  readonly note: string;
  readonly clerk: string;
};

export function moveFollowUp(context: ServiceContext, input: MoveFollowUpInput): FollowUp {
  return writeOnce(context, {
    procedure: 'followUps.move',
    request: input,
    nouns: ['followUps'],
    work: (db, nowMs) => {
      const found = requireFollowUp(db, input.followUpId);
      const isSame = found.state === input.state && found.owner === input.owner && found.dueOn === input.dueOn;
      if (isSame && input.note === '') throw new DeskError('followUp.unchanged', {});
      moveRow(db, {
        followUpId: found.id,
        from: found.state,
        to: input.state,
        owner: input.owner,
        dueOn: input.dueOn,
        note: input.note,
        actor: input.clerk,
        atMs: nowMs,
      });
      noteForDistrict(db, { noun: 'followUps', subjectId: found.id, event: input.state, atMs: nowMs });
      return viewOf(context, db, requireFollowUp(db, found.id));
    },
  });
}

export type FollowUpListInput = {
  readonly state: FollowUpState;
  readonly personId?: string | undefined;
  readonly owner?: string | undefined;
  readonly dueUntil?: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

export function listFollowUps(context: ServiceContext, input: FollowUpListInput) {
  const { db } = context.store;
  const wish = {
    state: input.state,
    personId: input.personId ?? null,
    owner: input.owner ?? null,
    dueUntil: input.dueUntil ?? null,
  };
  const page = { offset: input.offset, limit: input.limit };
  return { total: countFollowUps(db, wish), rows: listRows(db, wish, page).map((row) => viewOf(context, db, row)) };
}

function requireFollowUp(db: ReadableDb, id: string): FollowUpRow {
  const found = findFollowUp(db, id);
  if (!found) throw new DeskError('followUp.notFound', {});
  return found;
}

function viewOf(context: ServiceContext, db: ReadableDb, row: FollowUpRow): FollowUp {
  const person = requirePerson(db, row.personId);
  return {
    id: row.id as FollowUpId,
    personId: row.personId as PersonId,
    name: person.name,
    phone: person.phone,
    community: person.community,
    need: row.need,
    needName: context.policy.contacts.needs.find((need) => need.code === row.need)?.name ?? row.need,
    detail: row.detail,
    owner: row.owner,
    dueOn: row.dueOn,
    overdue: row.state === 'open' && row.dueOn < civilDateOf(context.clock.now()),
    state: row.state,
    raisedBy: row.raisedBy,
    raisedAtMs: row.raisedAtMs,
    history: listFollowUpEvents(db, row.id),
  };
}
