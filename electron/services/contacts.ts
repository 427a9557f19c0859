import { civilDateOf } from '#shared/civil-date.ts';
import type { PersonId } from '#shared/contract/base.ts';
import type { Contact, ContactId, HeardNeed } from '#shared/contract/contacts.ts';
import { findOutcome, type ContactOutcome } from '#shared/domain/contact-policy.ts';
import { DeskError } from '#shared/errors.ts';
import {
  countContactsOn,
  insertContact,
  insertDecision,
  listContactsOf,
  listContactsOn,
  type ContactRow,
} from '#electron/db/repositories/contacts.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { contactNames } from './contact-names.ts';
import type { ServiceContext } from './context.ts';
import { raiseFollowUp } from './follow-ups.ts';
import { requirePerson } from './people.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type LogContactInput = WriteRequest & {
  readonly personId: string;
  readonly channel: string;
  readonly outcome: string;
  readonly note: string;
  readonly nextOn: string | null;
  readonly needs: readonly HeardNeed[];
  readonly clerk: string;
};

export function logContact(context: ServiceContext, input: LogContactInput): Contact {
  return writeOnce(context, {
    procedure: 'contacts.log',
    request: input,
    nouns: input.needs.length > 0 ? ['contacts', 'coverage', 'followUps'] : ['contacts', 'coverage'],
    work: (db, nowMs) => {
      const person = requirePerson(db, input.personId);
      const outcome = requireOutcome(context, input);
      const today = civilDateOf(nowMs);
      if (input.nextOn !== null && input.nextOn < today) throw new DeskError('contact.dateInPast', {});
      const row: ContactRow = {
        id: context.newId(),
        personId: person.id,
        community: null,
        channel: input.channel,
        outcome: outcome.code,
        informs: outcome.informs ? 1 : 0,
        note: input.note,
        nextOn: input.nextOn,
        clerk: input.clerk,
        contactedOn: today,
        atMs: nowMs,
      };
      insertContact(db, row);
      if (outcome.decides !== null) {
        const reason = input.note === '' ? contactNames(context, row).what : input.note;
        insertDecision(db, {
          personId: person.id,
          decision: outcome.decides,
          reason,
          contactId: row.id,
          clerk: input.clerk,
          atMs: nowMs,
        });
      }
      for (const need of input.needs) {
        raiseFollowUp(context, db, { ...need, personId: person.id, contactId: row.id, clerk: input.clerk, nowMs });
      }
      noteForDistrict(db, { noun: 'contacts', subjectId: row.id, event: 'logged', atMs: nowMs });
      return viewOf(context, row);
    },
  });
}

export type LogGroupInput = WriteRequest & {
  readonly community: string;
  readonly channel: string;
  readonly outcome: string;
  readonly note: string;
  readonly clerk: string;
};

export function logGroupContact(context: ServiceContext, input: LogGroupInput): Contact {
  return writeOnce(context, {
    procedure: 'contacts.logGroup',
    request: input,
    nouns: ['contacts', 'coverage'],
    work: (db, nowMs) => {
      const outcome = requireOutcome(context, input);
      const channel = context.policy.contacts.channels.find((each) => each.code === input.channel);
      // What is decided is decided about one person; a poster decides about nobody.
      if (channel?.group !== true || outcome.decides !== null) throw new DeskError('contact.notForGroups', {});
      const row: ContactRow = {
        id: context.newId(),
        personId: null,
        community: input.community,
        channel: input.channel,
        outcome: outcome.code,
        informs: outcome.informs ? 1 : 0,
        note: input.note,
        nextOn: null,
        clerk: input.clerk,
        contactedOn: civilDateOf(nowMs),
        atMs: nowMs,
      };
      insertContact(db, row);
      noteForDistrict(db, { noun: 'contacts', subjectId: row.id, event: 'group', atMs: nowMs });
      return viewOf(context, row);
    },
  });
}

function requireOutcome(
  context: ServiceContext,
  { channel, outcome }: { readonly channel: string; readonly outcome: string },
): ContactOutcome {
  const found = findOutcome(context.policy.contacts, channel, outcome);
  if (!found) throw new DeskError('contact.outcomeUnknown', {});
  return found;
}

export function contactsOfPerson(context: ServiceContext, personId: string): Contact[] {
  const { db } = context.store;
  const person = requirePerson(db, personId);
  return listContactsOf(db, person.id, person.community).map((row) => viewOf(context, row));
}

export function contactsOfDay(
  context: ServiceContext,
  { date, offset, limit }: { readonly date: string; readonly offset: number; readonly limit: number },
) {
  const { db } = context.store;
  const rows = listContactsOn(db, date, { offset, limit });
  return {
    total: countContactsOn(db, date),
    rows: rows.map(({ name, ...row }) => ({ ...viewOf(context, row), name: name ?? '' })),
  };
}

function viewOf(context: ServiceContext, row: ContactRow): Contact {
  const names = contactNames(context, row);
  return {
    id: row.id as ContactId,
    personId: row.personId as PersonId | null,
    community: row.community,
    channel: row.channel,
    channelName: names.channel,
    outcome: row.outcome,
    outcomeName: names.outcome,
    informs: row.informs === 1,
    note: row.note,
    nextOn: row.nextOn,
    clerk: row.clerk,
    on: row.contactedOn,
    atMs: row.atMs,
  };
}
