import { addDays, civilDateOf, timeOfDay } from '#shared/civil-date.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findDayChange, listDayChanges } from '#electron/db/repositories/day-changes.ts';
import { findSlot, type SlotRow } from '#electron/db/repositories/slots.ts';
import type { ServiceContext } from './context.ts';
import { planDay, type DayPlan } from './slot-plan.ts';

const FURTHEST_DAYS = 120; // how far ahead a slot id is looked for when booking

/** The hall's slots of one day, as profile and manager have it. */
export function planOf(context: ServiceContext, db: ReadableDb, date: string): DayPlan {
  return planDay(context.profileOn(date), date, findDayChange(db, date, 'hall') ?? null);
}

/** The hall's slots of several days. */
export function planDays(context: ServiceContext, db: ReadableDb, from: string, days: number): readonly DayPlan[] {
  const changes = listDayChanges(db, from, addDays(from, days - 1)).filter((each) => each.kind === 'hall');
  return Array.from({ length: days }, (_, index) => {
    const date = addDays(from, index);
    return planDay(context.profileOn(date), date, changes.find((each) => each.dayOn === date) ?? null);
  });
}

/** The slot of this id that takes place: a group session or visit day by its row, a hall slot by the plan. Errors: slot.notFound. */
export function requireSlot(context: ServiceContext, db: ReadableDb, slotId: string): SlotRow {
  const known = findSlot(db, slotId);
  const found = known?.kind === 'group' || known?.kind === 'home' ? arranged(db, known) : planned(context, db, slotId);
  if (!found) throw new DeskError('slot.notFound', {});
  return found;
}

function arranged(db: ReadableDb, slot: SlotRow): SlotRow | undefined {
  const closed = findDayChange(db, slot.slotOn, slot.kind)?.change === 'closed';
  return slot.calledOffAtMs === null && !closed ? slot : undefined;
}

function planned(context: ServiceContext, db: ReadableDb, slotId: string): SlotRow | undefined {
  const known = findSlot(db, slotId);
  const of = (plan: DayPlan) => plan.slots.find((slot) => slot.id === slotId);
  if (known) return of(planOf(context, db, known.slotOn));
  const first = addDays(civilDateOf(context.clock.now()), -1);
  for (const plan of planDays(context, db, first, FURTHEST_DAYS)) {
    const found = of(plan);
    if (found) return found;
  }
  return undefined;
}

export function isPast(slot: Pick<SlotRow, 'slotOn' | 'endsAt'>, nowMs: number): boolean {
  const today = civilDateOf(nowMs);
  return slot.slotOn < today || (slot.slotOn === today && slot.endsAt <= timeOfDay(nowMs));
}

export function hasBegun(slot: Pick<SlotRow, 'slotOn' | 'startsAt'>, nowMs: number): boolean {
  const today = civilDateOf(nowMs);
  return slot.slotOn < today || (slot.slotOn === today && slot.startsAt <= timeOfDay(nowMs));
}
