import { z } from 'zod';
import { appointmentId, caseId, civilDate, personId, reads, ticketId, timeText, writeInput, writes } from './base.ts';
import { cardKind } from './station.ts';

/** Whether the person may apply on a date, and why; `reason` is one plain sentence for the clerk to read out. */
export const eligibility = z.object({
  state: z.enum(['open', 'not-yet', 'not-eligible']),
  phaseName: z.string().nullable(),
  opensOn: civilDate.nullable(),
  channels: z.array(z.string()),
  reason: z.string(),
});
export type Eligibility = z.infer<typeof eligibility>;

export const personFields = {
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().max(30),
  community: z.string().trim().max(60),
  /** Code of the 2018 collection classes (domain.md 2.6), `''` when not known yet. */
  personClass: z.string().max(4),
  hukou: z.string().max(20),
  /** Code of where the person lives (policy table `residenceKinds`), `''` when not known yet. */
  residence: z.string().max(20).default(''),
  /** Grade of disability, 1 (gravest) to 10; null when there is none or nobody knows. */
  disabilityGrade: z.int().min(1).max(10).nullable().default(null),
  circumstances: z.array(z.string().max(30)).max(20),
};

export const personSummary = z.object({
  id: personId,
  ...personFields,
  /** 1 male, 2 female, as in the ID number. */
  sex: z.enum(['1', '2']),
  birthOn: civilDate,
  age: z.int(),
  /** First six and last four digits kept, the rest starred. */
  maskedIdNumber: z.string(),
  className: z.string(),
  cardKind: cardKind.nullable(),
  eligibility,
  booking: z.object({ id: appointmentId, date: civilDate, time: timeText }).nullable(),
  ticket: z.object({ id: ticketId, number: z.string(), state: z.string() }).nullable(),
  case: z.object({ id: caseId, state: z.enum(['draft', 'accepted']), caseNumber: z.string().nullable() }).nullable(),
});
export type PersonSummary = z.infer<typeof personSummary>;

export const peopleContract = {
  /**
   * Search while typing: name (any part), pinyin or its initials, phone (from the start, or last four), ID number (whole,
   * from the start, or its last digits). Several words must all match. At most `limit` people, best match first.
   */
  search: reads('counter', 'manager')
    .input(z.object({ query: z.string().max(60), limit: z.int().min(1).max(50).default(12) }))
    .output(z.array(personSummary)),
  /** One person. Errors: person.notFound. */
  get: reads('counter', 'manager').input(z.object({ personId })).output(personSummary),
  /** Adds a person who is on no roster. Errors: idNumber.*, person.exists. */
  register: writes('counter', 'manager')
    .input(writeInput.extend({ ...personFields, idNumber: z.string().trim() }))
    .output(personSummary),
};
