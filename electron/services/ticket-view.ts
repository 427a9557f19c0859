import { ageOn } from '#shared/civil-date.ts';
import type { CaseId, PersonId, TicketId } from '#shared/contract/base.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { maskIdNumber, maskName } from '#shared/domain/masking.ts';
import { priorityNameOf } from '#shared/domain/priority-rank.ts';
import { listServices } from '#shared/domain/station-services.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findAppointment } from '#electron/db/repositories/appointments.ts';
import { findCaseOfPerson } from '#electron/db/repositories/cases.ts';
import type { TicketRow } from '#electron/db/repositories/tickets.ts';
import type { ServiceContext } from './context.ts';
import { classNameOf, requirePerson } from './people.ts';
import { ticketText } from './ticket-text.ts';

export function counterName(context: ServiceContext, counterId: string): string {
  return context.profile().counters.find((each) => each.id === counterId)?.name ?? counterId;
}

/** The ticket as a counter sees it. */
export function ticketView(context: ServiceContext, db: ReadableDb, row: TicketRow): Ticket {
  const profile = context.profile();
  const person = requirePerson(db, row.personId);
  const booking = row.appointmentId ? findAppointment(db, row.appointmentId) : undefined;
  return {
    id: row.id as TicketId,
    number: ticketText(row),
    state: row.state,
    personId: person.id as PersonId,
    name: person.name,
    maskedName: maskName(person.name),
    maskedIdNumber: maskIdNumber(person.idNumber),
    age: ageOn(person.birthOn, row.serviceOn),
    className: classNameOf(context, person.personClass),
    appointmentTime: booking?.startsAt ?? null,
    counterId: row.counterId,
    counterName: row.counterId && counterName(context, row.counterId),
    caseId: (findCaseOfPerson(db, person.id)?.id as CaseId | undefined) ?? null,
    issuedAtMs: row.issuedAtMs,
    calledAtMs: row.lastCalledAtMs,
    callCount: row.callCount,
    serviceName: listServices(profile).find(({ id }) => id === row.serviceId)?.name ?? row.serviceId,
    priority: row.priorityClass && priorityNameOf(profile.calling.priorityClasses, row.priorityClass),
    heldReason: row.state === 'held' ? row.holdReason : null,
    onlyCounterName: row.onlyCounterId && counterName(context, row.onlyCounterId),
    returnAfter: row.returnAfter,
  };
}
