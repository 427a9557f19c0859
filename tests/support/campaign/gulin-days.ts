import { expect } from 'vitest';
import { addDays, weekdayOf } from '#shared/civil-date.ts';
import type { SlotId } from '#shared/contract/base.ts';
import type { CampaignDesk } from './campaign-desk.ts';
import { refusalIn, request } from './campaign-station.ts';
import type { ExpectedPerson } from './expected-person.ts';
import { HallDay } from './hall-day.ts';
import { callBySheet, logContact } from './telephone.ts';
import { VillageRounds } from './village-rounds.ts';

const HOLIDAYS = ['2022-04-04', '2022-04-05']; // 清明
/** Days the manager closes, by the day on which that is decided: a power cut while people are booked, and 劳动节. */
const CLOSED_BY_MANAGER: Readonly<Record<string, { readonly days: readonly string[]; readonly reason: string }>> = {
  '2022-03-09': { days: ['2022-03-11'], reason: '停电检修' },
  '2022-04-27': { days: ['2022-05-02', '2022-05-03'], reason: '劳动节放假' },
};
const STORM_FROM = '2022-03-20';
const LAST_WEEKS = '2022-05-16'; // whoever still lacks a paper then could not come again before the end
const GROUP_FROM = '2022-03-15';
const FURTHEST_BOOKING = 8;
const CALLS_A_DAY = 16;

/** 古林街道 day by day. */
export class GulinDays {
  readonly #desk: CampaignDesk;
  readonly #rounds: VillageRounds;
  readonly #closed = new Set(HOLIDAYS);
  #onlineNumbers = 0;
  #hadStorm = false;

  constructor(desk: CampaignDesk) {
    this.#desk = desk;
    this.#rounds = new VillageRounds(desk);
  }

  isWorkday(date: string): boolean {
    return ![0, 6].includes(weekdayOf(date)) && !this.#closed.has(date);
  }

  nextWorkday(date: string): string {
    const next = addDays(date, 1);
    return this.isWorkday(next) ? next : this.nextWorkday(next);
  }

  async play(date: string): Promise<void> {
    this.#desk.at(date, '08:00');
    await this.#peopleRingUp(6);
    if (this.isWorkday(date)) await this.#playWorkday(date);
    else await this.#expectClosed(date);
    await this.#desk.closeDay();
    await this.#expectRecalls();
  }

  async #playWorkday(date: string): Promise<void> {
    const next = this.nextWorkday(date);
    await this.#callAgain();
    await this.#finishDrafts();
    for (const person of await callBySheet(this.#desk, CALLS_A_DAY)) await this.#offerSeat(person);
    await this.#rounds.arrangeVisits(next);
    await this.#arrangeSession(next);
    await this.#storm(date);
    await this.#closeDays(date);
    await this.#peopleChangeTheirMinds(date);
    await this.#applyOnline();
    if (this.#rounds.hasSession(date)) await this.#rounds.meet('group', '09:05');
    await this.#openHall(date);
    await this.#rounds.meet('home', '14:00');
  }

  /** Sessions on Tuesdays and Thursdays from the second phase on. */
  async #arrangeSession(date: string): Promise<void> {
    if (date >= GROUP_FROM && [2, 4].includes(weekdayOf(date))) await this.#rounds.arrangeSession(date);
  }

  /** Whoever has not applied may ring the hotline, whether their turn has come or not, and asks for whatever they heard of. */
  async #peopleRingUp(count: number): Promise<void> {
    const { dice, people } = this.#desk;
    for (let rung = 0; rung < count; rung += 1) {
      const person = dice.among(people);
      if (!this.#isAbout(person) || (person.bent !== 'comes' && person.draft === null)) continue;
      const channel = dice.among(['phone', 'agreed', 'phone', 'group', 'online'] as const);
      await this.#bookInDays(person, channel, dice.between(0, FURTHEST_BOOKING));
    }
  }

  #isAbout(person: ExpectedPerson): boolean {
    const gone = ['moved-away', 'deceased', 'not-eligible'];
    return !person.accepted && !gone.includes(person.state());
  }

  async #offerSeat(person: ExpectedPerson): Promise<void> {
    if (person.bent === 'online') return; // will do it at home from April on
    const [usual = 'phone'] = this.#desk.channelsOf(person);
    await this.#bookInDays(person, this.#desk.dice.hits(80) ? usual : 'agreed', this.#desk.dice.between(1, 5));
  }

  async #bookInDays(person: ExpectedPerson, channel: string, ahead: number): Promise<void> {
    const wanted = addDays(this.#desk.date, ahead);
    const date = this.isWorkday(wanted) ? wanted : this.nextWorkday(wanted);
    const outcome = await this.#desk.book(person, { date, kind: 'hall', channel });
    if (outcome === 'full') await this.#desk.book(person, { date: this.nextWorkday(date), kind: 'hall', channel });
  }

  /** The list of those who did not come, or whose day the station took away. */
  async #callAgain(): Promise<void> {
    const { counter } = this.#desk.station;
    const listed = await counter.appointments.recalls();
    // In the roster's order: entries of the same evening stand in the order of their random ids, and the dice must not depend on that.
    for (const person of this.#desk.people.filter(({ recall }) => recall !== null)) {
      const entry = listed.find(({ appointment }) => appointment.id === person.recall);
      if (!entry) throw new Error('somebody is missing on the list of those to call again');
      if (this.#isAbout(person) && person.state() !== 'declined' && !person.online) {
        await logContact(this.#desk, person, { channel: 'phone', outcome: 'informed' });
        await this.#bookInDays(person, 'phone', this.#desk.dice.between(1, 3));
      } else {
        const end = { recallId: entry.id, outcome: 'not-wanted' as const, note: '', clerk: this.#desk.clerk };
        expect(await counter.appointments.settleRecall({ ...request(), ...end })).toEqual({ settled: true });
        person.recall = null;
      }
    }
  }

  /** Whoever lacked a paper is asked to come back with it. */
  async #finishDrafts(): Promise<void> {
    const drafts = await this.#desk.station.counter.cases.drafts();
    const begun = this.#desk.people.filter(({ draft }) => draft !== null);
    expect(drafts.map(({ personId }) => personId).toSorted()).toEqual(begun.map(({ id }) => id).toSorted());
    for (const person of begun) {
      if (person.booking === null && person.state() === 'in-progress') await this.#bookInDays(person, 'phone', 2);
    }
  }

  async #expectRecalls(): Promise<void> {
    const listed = await this.#desk.station.manager.appointments.recalls();
    const expected = this.#desk.people.flatMap(({ recall }) => recall ?? []);
    expect(listed.map(({ appointment }) => appointment.id).toSorted()).toEqual(expected.toSorted());
  }

  async #peopleChangeTheirMinds(date: string): Promise<void> {
    const { dice, people } = this.#desk;
    for (const person of people) {
      const { booking } = person;
      if (!booking || booking.date <= date || booking.kind !== 'hall') continue;
      const mind = dice.between(1, 100);
      if (mind <= 4) await this.#desk.cancel(person, 'person');
      else if (mind <= 8) await this.#desk.cancel(person, 'station');
      else if (mind <= 12) await this.#desk.move(person, this.nextWorkday(booking.date));
    }
  }

  async #applyOnline(): Promise<void> {
    const { dice, people } = this.#desk;
    for (const person of people) {
      if (person.bent !== 'online' || !this.#isAbout(person) || person.draft !== null || !dice.hits(20)) continue;
      if (!this.#desk.channelsOf(person).includes('online')) continue;
      if (person.online === null) await this.#recordOnline(person);
    }
  }

  async #recordOnline(person: ExpectedPerson): Promise<void> {
    const { counter } = this.#desk.station;
    this.#desk.tick();
    this.#onlineNumbers += 1;
    const number = `W2022${String(this.#onlineNumbers).padStart(5, '0')}`;
    const wish = {
      personId: person.id,
      number,
      kind: 'first' as const,
      appliedOn: this.#desk.date,
      clerk: this.#desk.clerk,
    };
    const recorded = await counter.onlineApplications.record({ ...request(), ...wish });
    expect(recorded.cancelledBooking !== null).toBe(person.booking !== null);
    if (person.booking) this.#desk.count('booked', person, person.booking, -1);
    if (person.booking) person.bookingEnded('cancelled', false);
    person.appliedOnline(number);
    if (!this.#desk.dice.hits(15)) return;
    this.#desk.tick();
    const withdrawal = { onlineApplicationId: recorded.id, reason: '网上退回', clerk: this.#desk.clerk };
    await counter.onlineApplications.withdraw({ ...request(), ...withdrawal });
    person.online = null;
    this.#desk.happened('online application withdrawn');
  }

  /** The first session from then on for which somebody is booked falls through. */
  async #storm(date: string): Promise<void> {
    const isBooked = this.#desk.people.some(({ booking }) => booking?.date === date && booking.kind === 'group');
    if (this.#hadStorm || date < STORM_FROM || !isBooked) return;
    this.#hadStorm = true;
    await this.#rounds.callOff(date);
  }

  async #closeDays(today: string): Promise<void> {
    const closing = CLOSED_BY_MANAGER[today];
    for (const date of closing?.days ?? []) {
      this.#desk.tick();
      const hit = this.#desk.people.filter(({ booking }) => booking?.date === date);
      const words = { reason: closing?.reason ?? '', clerk: this.#desk.clerk };
      const kinds = ['hall' as const, 'group' as const, 'home' as const];
      const { affected } = await this.#desk.station.manager.calendar.closeDay({ ...request(), ...words, date, kinds });
      expect(affected.map(({ id }) => id).toSorted()).toEqual(
        hit.flatMap(({ booking }) => booking?.id ?? []).toSorted(),
      );
      for (const person of hit) {
        if (person.booking) this.#desk.count('booked', person, person.booking, -1);
        person.bookingEnded('cancelled', true);
        this.#desk.happened('day closed');
      }
      this.#closed.add(date);
    }
  }

  async #openHall(date: string): Promise<void> {
    const { dice, people } = this.#desk;
    const hall = new HallDay(this.#desk, { missesCall: 8, lacksPaper: date < LAST_WEEKS ? 6 : 0, line: null });
    const coming = people.filter(({ booking }) => booking?.date === date && booking.kind === 'hall' && !dice.hits(7));
    const times = [...new Set(coming.map(({ booking }) => booking?.startsAt ?? ''))].toSorted();
    for (const time of ['08:30', ...times.filter((each) => each > '08:30')]) {
      this.#desk.at(date, time);
      for (const person of coming) if (person.booking?.startsAt === time) await hall.arrive(person);
      if (time === '08:30') await this.#walkIn(hall);
      await hall.serveAll();
    }
    expect(await this.#desk.station.counter.queue.today()).toEqual([]);
  }

  /** A few come by without an appointment; before April nobody may. */
  async #walkIn(hall: HallDay): Promise<void> {
    const { dice, people, date } = this.#desk;
    const applied = people.filter(({ online }) => online !== null); // come to ask how it stands
    const asking = applied.length > 0 && dice.hits(20) ? [dice.among(applied)] : [];
    for (const person of [dice.among(people), dice.among(people), dice.among(people), ...asking]) {
      const isGone = ['moved-away', 'deceased'].includes(person.state());
      if (isGone || person.accepted || person.booking?.date === date || person.recall) continue;
      if (person.bent === 'online' && person.online === null) continue;
      const refused = await hall.arrive(person);
      if (date < '2022-04-01') expect(refused).not.toBeNull();
    }
  }

  async #expectClosed(date: string): Promise<void> {
    const { counter } = this.#desk.station;
    const days = await counter.appointments.slots({ from: date, days: 1, kinds: ['hall', 'group', 'home'] });
    expect(days[0]?.slots).toEqual([]);
    if (this.#closed.has(date)) expect(days[0]?.closedReason).toMatch(/清明|停电|劳动节/);
    const { clerk, people } = this.#desk;
    const somebody = this.#desk.dice.among(people.filter((person) => !person.accepted && !person.booking));
    const book = { personId: somebody.id, slotId: crypto.randomUUID() as SlotId, channel: 'phone', phone: '', clerk };
    expect(await refusalIn(counter.appointments.book({ ...request(), ...book }))).toMatch(
      /slot.notFound|onlineApplication/,
    );
  }
}
