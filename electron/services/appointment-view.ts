import type { Appointment, Slot } from '#shared/contract/appointments.ts';
import type { AppointmentId, PersonId, SlotId } from '#shared/contract/base.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findView, type AppointmentView } from '#electron/db/repositories/appointment-views.ts';
import type { SeatUse } from '#electron/db/repositories/seats.ts';
import type { SlotRow } from '#electron/db/repositories/slots.ts';
import type { ServiceContext } from './context.ts';
import { classNameOf } from './people.ts';
import { isPast } from './slot-finding.ts';

/** One appointment as the screens see it. Errors: appointment.notFound. */
export function appointmentOf(context: ServiceContext, db: ReadableDb, id: string): Appointment {
  const found = findView(db, id);
  if (!found) throw new DeskError('appointment.notFound', {});
  return viewOf(context, found);
}

export function viewOf(context: ServiceContext, row: AppointmentView): Appointment {
  return {
    id: row.id as AppointmentId,
    number: row.number,
    kind: row.kind,
    slotId: row.slotId as SlotId,
    personId: row.personId as PersonId,
    name: row.name,
    maskedIdNumber: maskIdNumber(row.idNumber),
    phone: row.phone,
    community: row.community,
    className: classNameOf(context, row.personClass),
    channel: row.channel,
    date: row.slotOn,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    site: row.site,
    ledBy: row.ledBy,
    state: row.state,
    family:
      row.familyId === null || row.relation === null
        ? null
        : { id: row.familyId as AppointmentId, relation: row.relation },
    stop: row.kind === 'home' && row.position !== null ? { position: row.position, address: row.address ?? '' } : null,
    bookedBy: row.bookedBy,
    bookedAtMs: row.bookedAtMs,
  };
}

export function slotView(slot: SlotRow, use: SeatUse | undefined, nowMs: number): Slot {
  return {
    id: slot.id as SlotId,
    kind: slot.kind,
    date: slot.slotOn,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    site: slot.site,
    ledBy: slot.ledBy,
    capacity: slot.capacity,
    taken: use?.taken ?? 0,
    held: use?.held ?? 0,
    bookable: !isPast(slot, nowMs),
  };
}
