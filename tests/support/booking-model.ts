import { addDays, civilDateOf, timeOfDay } from '#shared/civil-date.ts';
import type { Slot } from '#shared/contract/appointments.ts';

export type ModelSlot = Pick<Slot, 'id' | 'kind' | 'date' | 'startsAt' | 'endsAt' | 'site' | 'capacity'>;

type Booked = { person: string; slot: ModelSlot; state: 'booked' | 'cancelled' | 'no-show'; events: number };
type Held = { slot: ModelSlot; seats: number; expiresAtMs: number };

const HOLD_MS = 5 * 60_000;
const CLOSING = '17:30';

/** What appointments are supposed to be, in plain maps: the real ones are compared with it after every step. */
export class BookingModel {
  readonly appointments = new Map<string, Booked>();
  readonly holds = new Map<string, Held>();
  readonly recalls = new Set<string>();
  nowMs: number;

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  get today(): string {
    return civilDateOf(this.nowMs);
  }

  liveOf(person: string): [string, Booked] | undefined {
    return [...this.appointments].find(([, each]) => each.person === person && each.state === 'booked');
  }

  taken(slot: ModelSlot): number {
    return [...this.appointments.values()].filter((each) => each.slot.id === slot.id && each.state === 'booked').length;
  }

  held(slot: ModelSlot, but: string | null = null): number {
    let seats = 0;
    for (const [id, hold] of this.holds) {
      if (id !== but && hold.slot.id === slot.id && hold.expiresAtMs > this.nowMs) seats += hold.seats;
    }
    return seats;
  }

  room(slot: ModelSlot, holdId: string | null): number {
    return Math.max(0, slot.capacity - this.taken(slot) - this.held(slot, holdId));
  }

  isPast(slot: ModelSlot): boolean {
    return slot.date < this.today || (slot.date === this.today && slot.endsAt <= timeOfDay(this.nowMs));
  }

  hasBegun(slot: ModelSlot): boolean {
    return slot.date < this.today || (slot.date === this.today && slot.startsAt <= timeOfDay(this.nowMs));
  }

  /** Null when allowed, else the code of the refusal. */
  mayBook(person: string, slot: ModelSlot): string | null {
    const live = this.liveOf(person)?.[1];
    if (live && live.slot.date >= this.today) return 'appointment.exists';
    return this.isPast(slot) ? 'slot.past' : null;
  }

  hold(id: string, slot: ModelSlot, seats: number): void {
    this.holds.set(id, { slot, seats, expiresAtMs: this.nowMs + HOLD_MS });
  }

  book(id: string, person: string, slot: ModelSlot): void {
    const live = this.liveOf(person);
    if (live) this.noShow(live[0]);
    this.appointments.set(id, { person, slot, state: 'booked', events: 1 });
    this.recalls.delete(person);
  }

  move(id: string, slot: ModelSlot): void {
    const found = this.at(id);
    found.slot = slot;
    found.events += 1;
  }

  cancel(id: string, byStation: boolean): void {
    const found = this.at(id);
    found.state = 'cancelled';
    found.events += 1;
    if (byStation) this.recalls.add(found.person);
  }

  noShow(id: string): void {
    const found = this.at(id);
    found.state = 'no-show';
    found.events += 1;
    this.recalls.add(found.person);
  }

  closePassed(): void {
    const time = timeOfDay(this.nowMs);
    for (const [id, { slot, state }] of this.appointments) {
      const over = slot.date < this.today || (slot.date === this.today && time >= CLOSING && slot.endsAt <= time);
      if (state === 'booked' && over) this.noShow(id);
    }
  }

  closeDay(date: string): void {
    for (const [id, { slot, state }] of this.appointments) {
      if (state === 'booked' && slot.date === date) this.cancel(id, true);
    }
  }

  at(id: string): Booked {
    const found = this.appointments.get(id);
    if (!found) throw new Error(`the model knows no appointment ${id}`);
    return found;
  }

  /** Live bookings as `person slot`, sorted. */
  live(): string[] {
    return [...this.appointments.values()]
      .filter(({ state }) => state === 'booked')
      .map(({ person, slot }) => `${person} ${slot.id}`)
      .toSorted();
  }

  tomorrow(): string {
    return addDays(this.today, 1);
  }
}

/** A generator of numbers that repeats itself for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
