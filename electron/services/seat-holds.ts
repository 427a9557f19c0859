import type { SeatHoldId, SlotId } from '#shared/contract/base.ts';
import { DeskError } from '#shared/errors.ts';
import { endExpiredHolds, endHold, freeSeats, insertHold } from '#electron/db/repositories/seats.ts';
import { ensureSlot } from '#electron/db/repositories/slots.ts';
import type { ServiceContext } from './context.ts';
import { isPast, requireSlot } from './slot-finding.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type HoldInput = WriteRequest & {
  readonly slotId: string;
  readonly seats?: number;
  readonly replaces?: string | null;
  readonly clerk: string;
};

export type Hold = { holdId: SeatHoldId; slotId: SlotId; expiresAtMs: number };

/** Keeps seats for some minutes. What ends it is the clock in its row, read by whoever next looks for a seat. */
export function holdSeats(context: ServiceContext, input: HoldInput): Hold {
  return writeOnce(context, {
    procedure: 'appointments.hold',
    request: input,
    nouns: ['appointments'],
    work: (db, nowMs) => {
      const slot = requireSlot(context, db, input.slotId);
      if (isPast(slot, nowMs)) throw new DeskError('slot.past', {});
      endExpiredHolds(db, nowMs);
      if (input.replaces) endHold(db, input.replaces, 'given-up', nowMs);
      ensureSlot(db, slot);
      const wanted = input.seats ?? 1;
      const seats = freeSeats(db, slot.id, wanted);
      if (seats.length < wanted) throw new DeskError('slot.full', {});
      const id = context.newId();
      const expiresAtMs = nowMs + context.profile().booking.holdMinutes * 60_000;
      insertHold(db, { id, slotId: slot.id, heldBy: input.clerk, heldAtMs: nowMs, expiresAtMs }, seats);
      return { holdId: id as SeatHoldId, slotId: slot.id as SlotId, expiresAtMs };
    },
  });
}

export type ReleaseInput = WriteRequest & { readonly holdId: string; readonly clerk: string };

export function releaseHold(context: ServiceContext, input: ReleaseInput): { released: boolean } {
  return writeOnce(context, {
    procedure: 'appointments.release',
    request: input,
    nouns: ['appointments'],
    work: (db, nowMs) => ({ released: endHold(db, input.holdId, 'given-up', nowMs) }),
  });
}
