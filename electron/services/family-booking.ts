import type { Appointment } from '#shared/contract/appointments.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { insertFamilyMember } from '#electron/db/repositories/family-members.ts';
import type { PersonRow } from '#electron/db/repositories/people.ts';
import type { SlotRow } from '#electron/db/repositories/slots.ts';
import { appointmentOf } from './appointment-view.ts';
import { checkMayBook, placeBooking, takeSeats, type BookingWish } from './booking.ts';
import type { ServiceContext } from './context.ts';
import { requirePerson } from './people.ts';
import { isPast, planOf, requireSlot } from './slot-finding.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type BookFamilyInput = WriteRequest & {
  readonly slotId: string;
  readonly holdId?: string | null;
  readonly channel: string;
  readonly phone: string;
  readonly clerk: string;
  readonly address?: string;
  readonly members: readonly { readonly personId: string; readonly relation: string }[];
};

/** All or none: what one member may not have, nobody gets. */
export function bookFamily(context: ServiceContext, input: BookFamilyInput): Appointment[] {
  return writeOnce(context, {
    procedure: 'appointments.bookFamily',
    request: input,
    nouns: ['appointments', 'people'],
    work: (db, nowMs) => {
      const first = requireSlot(context, db, input.slotId);
      const people = input.members.map(({ personId }) => requirePerson(db, personId));
      checkFamily(context, db, people, { slot: first, channel: input.channel, nowMs });
      const seats = familySeats(context, db, first, { wanted: people.length, holdId: input.holdId, nowMs });
      const ids = people.map((person, index) => {
        const seat = seats[index];
        if (!seat) throw new DeskError('slot.seats', {});
        const { channel, phone, clerk, address = '' } = input;
        // The telephone is of whom the call is about; the others keep theirs.
        return placeBooking(context, db, {
          ...seat,
          person,
          channel,
          phone: index === 0 ? phone : '',
          clerk,
          address,
          nowMs,
        });
      });
      const [familyId = ''] = ids;
      ids.forEach((appointmentId, index) =>
        insertFamilyMember(db, { appointmentId, familyId, relation: input.members[index]?.relation ?? '8' }),
      );
      return ids.map((id) => appointmentOf(context, db, id));
    },
  });
}

function checkFamily(
  context: ServiceContext,
  db: WritableDb,
  people: readonly PersonRow[],
  wish: Omit<BookingWish, 'person'>,
): void {
  people.forEach((person, index) => {
    if (people.findIndex(({ id }) => id === person.id) < index)
      throw new DeskError('appointment.familyTwice', { name: person.name });
    try {
      checkMayBook(context, db, { ...wish, person });
    } catch (error) {
      throw saidOf(person, error);
    }
  });
}

/** Of several people the clerk must know which one. */
function saidOf({ name }: PersonRow, error: unknown): unknown {
  if (!(error instanceof DeskError)) return error;
  if (error.code === 'appointment.exists') {
    const { date, time } = error.data as { date: string; time: string };
    return new DeskError('appointment.familyExists', { name, date, time });
  }
  if (error.code !== 'phase.notOpen') return error;
  return new DeskError('appointment.familyNotOpen', { name, reason: (error.data as { reason: string }).reason });
}

type Seat = { readonly slot: SlotRow; readonly seatNumber: number };
type SeatWish = { readonly wanted: number; readonly holdId?: string | null | undefined; readonly nowMs: number };

/** Seats in the slot asked for, then in the next ones of its day. */
function familySeats(context: ServiceContext, db: WritableDb, first: SlotRow, wish: SeatWish): readonly Seat[] {
  const found: Seat[] = [];
  for (const slot of [first, ...nextSlots(context, db, first, wish.nowMs)]) {
    const wanted = wish.wanted - found.length;
    if (wanted === 0) break;
    const seats = takeSeats(db, slot, { ...wish, wanted });
    found.push(...seats.map((seatNumber) => ({ slot, seatNumber })));
  }
  if (found.length < wish.wanted) throw new DeskError('slot.seats', {});
  return found;
}

/** A group session or visit day has no next one. */
function nextSlots(context: ServiceContext, db: WritableDb, first: SlotRow, nowMs: number): readonly SlotRow[] {
  if (first.kind !== 'hall') return [];
  return planOf(context, db, first.slotOn).slots.filter(
    (slot) => slot.startsAt > first.startsAt && !isPast(slot, nowMs),
  );
}
