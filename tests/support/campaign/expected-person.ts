import type { AppointmentId, PersonId } from '#shared/contract/base.ts';
import type { CivilDate } from '#shared/civil-date.ts';
import type { CoverageDecision, CoverageState } from '#shared/domain/coverage.ts';
import type { InventedPerson } from '#electron/services/demo-people.ts';
import { mayHaveCard } from './expected-phases.ts';

export type ExpectedBooking = {
  readonly id: AppointmentId;
  readonly kind: 'hall' | 'group' | 'home';
  readonly channel: string;
  readonly date: CivilDate;
  readonly startsAt: string;
};

/** What a person does when the station turns to them; drawn once, so that the campaign is the same every time. */
export type Bent = 'comes' | 'stays-home' | 'online' | 'refuses' | 'moved' | 'died' | 'wrong-number' | 'untraceable';

type Contacted = {
  readonly on: CivilDate;
  readonly informs: boolean;
  readonly decides: CoverageDecision | null;
  readonly nextOn: CivilDate | null;
};

/**
 * One person on the driver's own paper: what happened to them, in order, and so in which list they must be. Knows nothing
 * of the store, and counts steps instead of reading a clock.
 */
export class ExpectedPerson {
  readonly id: PersonId;
  readonly is: InventedPerson;
  readonly bent: Bent;
  booking: ExpectedBooking | null = null;
  online: string | null = null;
  accepted: { readonly number: string; readonly on: CivilDate } | null = null;
  /** How the case was begun that is not accepted yet; it counts under that, wherever it is finished. */
  draft: { readonly channel: string } | null = null;
  tries = 0;
  nextOn: CivilDate | null = null;
  lastOn: CivilDate | null = null;
  /** On the list of those to call again, for this appointment. */
  recall: AppointmentId | null = null;
  #knows = false;
  #decision: CoverageDecision | null = null;
  #step = 0;
  #decidedAt = 0;
  #actedAt = { booking: 0, draft: 0, online: 0 };

  constructor(id: PersonId, is: InventedPerson, bent: Bent) {
    this.id = id;
    this.is = is;
    this.bent = bent;
  }

  contacted({ on, informs, decides, nextOn }: Contacted): void {
    this.lastOn = on;
    this.nextOn = nextOn;
    if (informs) this.#knows = true;
    else this.tries += 1;
    if (informs && (this.#decision === 'unreachable' || this.#decision === 'declined')) this.#decision = null;
    if (decides) this.decided(decides);
  }

  decided(decision: CoverageDecision): void {
    this.#decision = decision === 'none' ? null : decision;
    this.#decidedAt = this.#step += 1;
  }

  booked(booking: ExpectedBooking): void {
    this.booking = booking;
    this.recall = null;
    this.#actedAt.booking = this.#step += 1;
  }

  /** The same appointment at another time. */
  bookingMoved(booking: ExpectedBooking): void {
    this.booking = booking;
  }

  /** `recalled`: the station owes them a call. */
  bookingEnded(how: 'cancelled' | 'no-show' | 'came', recalled = how === 'no-show'): void {
    if (recalled && this.booking) this.recall = this.booking.id;
    if (how === 'no-show') this.#knows = true;
    this.booking = null;
  }

  drewNumber(): void {
    this.#knows = true;
  }

  began(channel: string): void {
    this.draft ??= { channel };
    this.#actedAt.draft = this.#step += 1;
  }

  wasAccepted(number: string, on: CivilDate): void {
    this.accepted = { number, on };
    this.draft = null;
  }

  appliedOnline(number: string): void {
    this.online = number;
    this.#actedAt.online = this.#step += 1;
  }

  state(): CoverageState {
    if (this.accepted) return 'accepted';
    const acts = [
      this.online === null ? 0 : this.#actedAt.online,
      this.draft ? this.#actedAt.draft : 0,
      this.booking ? this.#actedAt.booking : 0,
    ];
    if (this.#decision && this.#decision !== 'none' && Math.max(...acts) < this.#decidedAt) return this.#decision;
    if (this.online !== null) return 'online-applied';
    if (this.draft) return 'in-progress';
    if (this.booking) return 'booked';
    if (!mayHaveCard(this.is)) return 'not-eligible';
    return this.#knows ? 'notified' : 'not-notified';
  }

  /** On which sheet they stand in the evening of a day, if their phase is open; null: on none. */
  sheet(date: CivilDate, isOpen: boolean, visitAfterTries: number): 'call' | 'visit' | null {
    const due = this.nextOn === null ? this.lastOn !== date : this.nextOn <= date;
    const state = this.state();
    if (!due) return null;
    if (state === 'visit') return 'visit';
    if (!isOpen) return null;
    if (state === 'unreachable') return 'visit';
    if (state !== 'notified' && state !== 'not-notified') return null;
    return this.is.phone !== '' && this.tries < visitAfterTries ? 'call' : 'visit';
  }
}
