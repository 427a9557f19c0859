import { expect } from 'vitest';
import type { CaseDocument } from '#shared/contract/cases.ts';
import type { AppointmentKind } from '#shared/domain/booking-channel.ts';
import { timeOfDay } from '#shared/civil-date.ts';
import { closePassedAppointments } from '#electron/services/appointment-changes.ts';
import type { Dice } from '#electron/services/demo-people.ts';
import { refusalIn, request, type CampaignStation } from './campaign-station.ts';
import { DayTally } from './day-tally.ts';
import { fillAndAccept } from './fill-case.ts';
import type { ExpectedPerson } from './expected-person.ts';
import { openChannelsOf, type ExpectedPhase } from './expected-phases.ts';

export type CampaignParts = {
  readonly station: CampaignStation;
  readonly people: readonly ExpectedPerson[];
  readonly phases: readonly ExpectedPhase[];
  readonly dice: Dice;
};

export type BookingWish = { readonly date: string; readonly kind: AppointmentKind; readonly channel: string };

/** Where a channel leads; an online application leads nowhere. */
const PLACES: Readonly<Record<string, AppointmentKind>> = {
  phone: 'hall',
  agreed: 'hall',
  onsite: 'hall',
  group: 'group',
  home: 'home',
};

/** Everything a station's people do in a campaign, each step noted on the driver's paper as well and compared with it. */
export class CampaignDesk {
  readonly station: CampaignStation;
  readonly people: readonly ExpectedPerson[];
  readonly phases: readonly ExpectedPhase[];
  readonly dice: Dice;
  readonly tally = new DayTally();
  readonly events = new Map<string, number>();
  readonly clerks: readonly string[];
  date = '';

  constructor({ station, people, phases, dice }: CampaignParts) {
    this.station = station;
    this.people = people;
    this.phases = phases;
    this.dice = dice;
    this.clerks = station.context.profile().clerks;
  }

  /** Nothing happens twice in the same moment; times already past on this day stay past. */
  at(date: string, time: string): void {
    const now = timeOfDay(this.station.context.clock.now());
    if (this.date !== date || now < time) this.station.context.setTime(date, time);
    this.date = date;
    this.tick();
  }

  tick(): void {
    this.station.context.advance(1_000);
  }

  get clerk(): string {
    return this.dice.among(this.clerks);
  }

  channelsOf(person: ExpectedPerson, date = this.date): readonly string[] {
    return openChannelsOf(this.phases, person.is, date);
  }

  /** Books a free seat of a day, at whatever time suits. Returns `full` when there is none, the refusal when the rules say so. */
  async book(person: ExpectedPerson, { date, kind, channel }: BookingWish): Promise<string> {
    this.tick();
    const { counter } = this.station;
    const days = await counter.appointments.slots({ from: date, days: 1, kinds: [kind] });
    const free = days[0]?.slots.filter((each) => each.bookable && each.taken + each.held < each.capacity) ?? [];
    if (free.length === 0) return 'full';
    const slot = this.dice.among(free);
    const booking = { ...request(), personId: person.id, slotId: slot.id, channel, phone: '', clerk: this.clerk };
    const refused = this.#refusalOfBooking(person, { date, kind, channel });
    if (refused) {
      expect(await refusalIn(counter.appointments.book(booking))).toBe(refused);
      this.happened(`booking refused: ${refused}`);
      return refused;
    }
    const booked = await counter.appointments.book({ ...booking, address: kind === 'home' ? '某村1号' : '' });
    expect(booked).toMatchObject({ personId: person.id, date, kind, channel, state: 'booked', name: person.is.name });
    person.booked({ id: booked.id, kind, channel, date, startsAt: booked.startsAt });
    this.count('booked', person, { date, channel });
    return 'booked';
  }

  #refusalOfBooking(person: ExpectedPerson, { date, kind, channel }: BookingWish): string | null {
    const open = this.channelsOf(person, date);
    if (person.online) return 'onlineApplication.exists';
    if (open.length === 0) return 'phase.notOpen';
    if (!open.includes(channel) || PLACES[channel] !== kind) return 'appointment.channel';
    return person.booking ? 'appointment.exists' : null;
  }

  async cancel(person: ExpectedPerson, by: 'person' | 'station'): Promise<void> {
    this.tick();
    const { booking } = person;
    if (!booking) throw new TypeError('nothing to cancel');
    const on = { appointmentId: booking.id, reason: '家里有事', clerk: this.clerk };
    await this.station.counter.appointments.cancel({ ...request(), ...on, by });
    this.count('booked', person, booking, -1);
    person.bookingEnded('cancelled', by === 'station');
    this.happened(`cancelled by ${by}`);
  }

  /** To another day at the same kind of place; stays where it is when that day is full. */
  async move(person: ExpectedPerson, date: string): Promise<void> {
    this.tick();
    const { counter } = this.station;
    const { booking } = person;
    if (!booking || !this.channelsOf(person, date).includes(booking.channel)) return;
    const days = await counter.appointments.slots({ from: date, days: 1, kinds: [booking.kind] });
    const slot = days[0]?.slots.find((each) => each.bookable && each.taken + each.held < each.capacity);
    if (!slot) return;
    const on = { appointmentId: booking.id, slotId: slot.id, reason: '改时间', clerk: this.clerk };
    const moved = await counter.appointments.move({ ...request(), ...on });
    expect(moved).toMatchObject({ id: booking.id, date, channel: booking.channel, state: 'booked' });
    this.count('booked', person, booking, -1);
    person.bookingMoved({ ...booking, date, startsAt: moved.startsAt });
    this.count('booked', person, { date, channel: booking.channel });
    this.happened('moved');
  }

  /** Accepts a case that is open; it counts under the channel by which it was begun. */
  async accept(
    person: ExpectedPerson,
    document: CaseDocument,
    { clerk, bank }: { readonly clerk: string; readonly bank: string },
  ): Promise<void> {
    const channel = person.draft?.channel ?? '';
    expect(this.channelsOf(person)).toContain(channel);
    const number = await fillAndAccept(this.station.counter, document, { clerk, bank });
    person.wasAccepted(number, this.date);
    this.count('accepted', person, { date: this.date, channel });
    this.happened(`accepted: ${channel}`);
  }

  /** What the station does by itself after closing time: whoever was booked and never came is to be called. */
  async closeDay(): Promise<void> {
    this.at(this.date, '17:45');
    const gone = this.people.filter(({ booking }) => booking && booking.date <= this.date);
    expect(closePassedAppointments(this.station.context)).toBe(gone.length);
    for (const person of gone) {
      person.bookingEnded('no-show');
      this.happened('no-show');
    }
  }

  /** How often something was played: a play in which it never occurs proves nothing about it. */
  happened(what: string): void {
    this.events.set(what, (this.events.get(what) ?? 0) + 1);
  }

  count(
    measure: 'booked' | 'arrived' | 'served' | 'accepted',
    person: ExpectedPerson,
    { date, channel }: { readonly date: string; readonly channel: string },
    by: 1 | -1 = 1,
  ): void {
    this.tally.count({ date, measure, personClass: person.is.personClass, channel }, by);
  }
}
