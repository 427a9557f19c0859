import { z } from 'zod';
import { contactPolicy } from '#shared/domain/contact-policy.ts';
import { civilDate, clerkName, instantMs, personId, reads, writeInput, writes } from './base.ts';

export const contactId = z.uuid().brand<'ContactId'>();
export type ContactId = z.infer<typeof contactId>;

export const contact = z.object({
  id: contactId,
  /** null for a notice to a group. */
  personId: personId.nullable(),
  /** Of a notice to a group: the community, `''` for the whole street. null for a contact with one person. */
  community: z.string().nullable(),
  channel: z.string(),
  channelName: z.string(),
  outcome: z.string(),
  outcomeName: z.string(),
  informs: z.boolean(),
  note: z.string(),
  nextOn: civilDate.nullable(),
  clerk: z.string(),
  on: civilDate,
  atMs: instantMs,
});
export type Contact = z.infer<typeof contact>;

const note = z.string().trim().max(500);

/** A need heard during the contact; becomes a follow-up in the same transaction. */
export const heardNeed = z.object({
  need: z.string().min(1),
  detail: z.string().trim().max(500),
  owner: clerkName,
  dueOn: civilDate,
});
export type HeardNeed = z.infer<typeof heardNeed>;

export const contactsContract = {
  /** Channels, outcomes and needs in force. */
  policy: reads('counter', 'manager').output(contactPolicy),
  /**
   * Records one contact with one person. An outcome that decides writes the decision too; `needs` become follow-ups.
   * Errors: person.notFound, contact.outcomeUnknown, contact.dateInPast, followUp.needUnknown.
   */
  log: writes('counter', 'manager')
    .input(
      writeInput.extend({
        personId,
        channel: z.string(),
        outcome: z.string(),
        note,
        nextOn: civilDate.nullable(),
        needs: z.array(heardNeed).max(10).default([]),
        clerk: clerkName,
      }),
    )
    .output(contact),
  /**
   * Records a poster, a group message or the like once for everybody of a community (`''`: the whole street).
   * Errors: contact.outcomeUnknown, contact.notForGroups.
   */
  logGroup: writes('counter', 'manager')
    .input(
      writeInput.extend({ community: z.string(), channel: z.string(), outcome: z.string(), note, clerk: clerkName }),
    )
    .output(contact),
  /** Everything that was tried with a person, newest first, the notices to their community included. Errors: person.notFound. */
  ofPerson: reads('counter', 'manager').input(z.object({ personId })).output(z.array(contact)),
  /** What was recorded on a day, newest first, with the names of the people. */
  ofDay: reads('counter', 'manager')
    .input(z.object({ date: civilDate, offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) }))
    .output(z.object({ total: z.int(), rows: z.array(contact.extend({ name: z.string() })) })),
};
