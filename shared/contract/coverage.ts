import { z } from 'zod';
import { coverageDecisions, coverageStates } from '#shared/domain/coverage.ts';
import { civilDate, clerkName, instantMs, personId, reads, writeInput, writes } from './base.ts';

export const coverageState = z.enum(coverageStates);
export const coverageDecision = z.enum(coverageDecisions);

/** People of one community, class and phase by state; `phase` `''`: the rules put them in none. */
export const coverageCell = z.object({
  community: z.string(),
  personClass: z.string(),
  phase: z.string(),
  counts: z.record(coverageState, z.int()),
});
export type CoverageCell = z.infer<typeof coverageCell>;

/** Everybody for whom all that is given holds; an empty filter is the whole roster. */
export const coverageFilter = z.object({
  community: z.string().optional(),
  personClass: z.string().optional(),
  phase: z.string().optional(),
  states: z.array(coverageState).optional(),
});
export type CoverageFilter = z.infer<typeof coverageFilter>;

export const coveragePerson = z.object({
  personId,
  name: z.string(),
  age: z.int(),
  maskedIdNumber: z.string(),
  phone: z.string(),
  community: z.string(),
  /** Where a team finds the person, `''` when nobody knows. */
  address: z.string(),
  className: z.string(),
  phase: z.string(),
  state: coverageState,
  reason: z.string(),
  /** Contacts in vain so far. */
  tries: z.int(),
  /** Day set at the last contact. */
  nextOn: civilDate.nullable(),
  /** `2月28日 电话 没人接`, `''` when nobody ever contacted the person. */
  lastContact: z.string(),
});
export type CoveragePerson = z.infer<typeof coveragePerson>;

export const sheetKind = z.enum(['call', 'visit']);
export type SheetKind = z.infer<typeof sheetKind>;

/** `community`, `phase`: only theirs. `limit`: how many can be done in a day. */
const sheetInput = z.object({
  kind: sheetKind,
  community: z.string().optional(),
  phase: z.string().optional(),
  limit: z.int().min(1).max(500).default(60),
});

const file = z.object({ fileName: z.string(), content: z.string() });

export const coverageContract = {
  /** The whole roster by community × class × phase × state; the cells sum to `total`. */
  board: reads('counter', 'manager').output(
    z.object({
      date: civilDate,
      total: z.int(),
      cells: z.array(coverageCell),
      /** Phases in the order they open, communities as the station lists them; others behind. */
      phases: z.array(z.string()),
      communities: z.array(z.string()),
    }),
  ),
  /** The people behind a number, by community, phase and age. `query`: as in people.search. */
  people: reads('counter', 'manager')
    .input(
      z.object({
        filter: coverageFilter,
        query: z.string().max(60).default(''),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(coveragePerson) })),
  /** The same list, whole, as .xlsx (base64). */
  exportPeople: reads('manager')
    .input(z.object({ filter: coverageFilter, query: z.string().max(60).default('') }))
    .output(file),
  /** One person's state, why, and what was decided before, newest first. Errors: person.notFound. */
  person: reads('counter', 'manager')
    .input(z.object({ personId }))
    .output(
      coveragePerson.extend({
        decisions: z.array(
          z.object({ decision: coverageDecision, reason: z.string(), clerk: z.string(), atMs: instantMs }),
        ),
      }),
    ),
  /** Records, or with `none` takes back, what a clerk knows about a person. Errors: person.notFound. */
  decide: writes('counter', 'manager')
    .input(
      writeInput.extend({
        personId,
        decision: coverageDecision,
        reason: z.string().trim().min(1).max(200),
        clerk: clerkName,
      }),
    )
    .output(coveragePerson),
  /** Where the person is visited, as somebody said; `''` takes it back. Errors: person.notFound. */
  setAddress: writes('counter', 'manager')
    .input(writeInput.extend({ personId, address: z.string().trim().max(200), clerk: clerkName }))
    .output(coveragePerson),
  /** Who is to be called, in that order, or visited, by community and address as a team walks. */
  sheet: reads('counter', 'manager')
    .input(sheetInput)
    .output(z.object({ total: z.int(), rows: z.array(coveragePerson) })),
  /** The sheet as a file: A4 PDF to print, or .xlsx (base64). */
  sheetFile: reads('counter', 'manager')
    .input(sheetInput.extend({ format: z.enum(['pdf', 'xlsx']) }))
    .output(file),
  /**
   * The next person to call. The same clerk gets the same person until a contact is recorded or `skip` names them; other
   * clerks get others meanwhile (kept in memory for ten minutes). null: nobody is left to call today.
   */
  nextCall: reads('counter')
    .input(z.object({ clerk: clerkName, skip: z.array(personId).max(200).default([]) }))
    .output(coveragePerson.nullable()),
};
