import { ageOn, civilDateOf } from '#shared/civil-date.ts';
import type { AppointmentId, CaseId, PersonId, TicketId } from '#shared/contract/base.ts';
import type { PersonSummary } from '#shared/contract/people.ts';
import { evaluateEligibility } from '#shared/domain/eligibility.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findLiveAppointment } from '#electron/db/repositories/appointments.ts';
import { findCaseOfPerson } from '#electron/db/repositories/cases.ts';
import { findPerson, type PersonRow } from '#electron/db/repositories/people.ts';
import { findTicketOfDay } from '#electron/db/repositories/tickets.ts';
import type { ServiceContext } from './context.ts';
import { searchPersonIds } from './people-search.ts';
import { ticketText } from './ticket-text.ts';

/** The station's date now. */
export function today(context: ServiceContext): string {
  return civilDateOf(context.clock.now());
}

/** The person's row. Errors: person.notFound. */
export function requirePerson(db: ReadableDb, personId: string): PersonRow {
  const person = findPerson(db, personId);
  if (!person) throw new DeskError('person.notFound', {});
  return person;
}

export function eligibilityOf(context: ServiceContext, person: PersonRow, date: string) {
  return evaluateEligibility(person, date, {
    profile: context.profileOn(date),
    policy: context.policy,
    upcoming: context.profilesAfter(date),
  });
}

/** Name of a person class, `''` while it is not known. */
export function classNameOf(context: ServiceContext, code: string): string {
  return context.policy.personClasses.classes.find((each) => each.code === code)?.name ?? '';
}

export function cardKindOf(context: ServiceContext, code: string) {
  return context.policy.personClasses.classes.find((each) => each.code === code)?.cardKind ?? null;
}

export function summarise(context: ServiceContext, person: PersonRow): PersonSummary {
  const { db } = context.store;
  const date = today(context);
  const live = findLiveAppointment(db, person.id);
  const booking = live && live.slotOn >= date ? live : undefined;
  const ticket = findTicketOfDay(db, date, person.id);
  const found = findCaseOfPerson(db, person.id);
  return {
    id: person.id as PersonId,
    name: person.name,
    phone: person.phone,
    community: person.community,
    personClass: person.personClass,
    hukou: person.hukou,
    residence: person.residence,
    disabilityGrade: person.disabilityGrade,
    circumstances: [...person.circumstances],
    sex: person.sex,
    birthOn: person.birthOn,
    age: ageOn(person.birthOn, date),
    maskedIdNumber: maskIdNumber(person.idNumber),
    className: classNameOf(context, person.personClass),
    cardKind: cardKindOf(context, person.personClass),
    eligibility: eligibilityOf(context, person, date),
    booking: booking ? { id: booking.id as AppointmentId, date: booking.slotOn, time: booking.startsAt } : null,
    ticket: ticket ? { id: ticket.id as TicketId, number: ticketText(ticket), state: ticket.state } : null,
    case: found ? { id: found.id as CaseId, state: found.state, caseNumber: found.caseNumber } : null,
  };
}

export function getPerson(context: ServiceContext, personId: string): PersonSummary {
  return summarise(context, requirePerson(context.store.db, personId));
}

export function searchPeople(context: ServiceContext, query: string, limit: number): PersonSummary[] {
  return searchPersonIds(context.store.db, query, limit).map((id) => getPerson(context, id));
}
