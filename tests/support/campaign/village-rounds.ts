import { expect } from 'vitest';
import type { SlotId } from '#shared/contract/base.ts';
import type { CampaignDesk } from './campaign-desk.ts';
import { refusalIn, request } from './campaign-station.ts';
import type { ExpectedPerson } from './expected-person.ts';
import { openCase } from './fill-case.ts';
import { contact, logContact } from './telephone.ts';

const HOME_VISITS = 8;
const GROUP_SEATS = 10;

/** Home visits and sessions in the villages. */
export class VillageRounds {
  readonly #desk: CampaignDesk;
  readonly #sessions = new Map<string, { readonly community: string; readonly slotId: SlotId }>();
  #team: string | null = null;
  #village = 0;

  constructor(desk: CampaignDesk) {
    this.#desk = desk;
  }

  /** The visit sheet: doors are knocked on, and whoever is found is given a visit on `date`. */
  async arrangeVisits(date: string): Promise<void> {
    const { counter } = this.#desk.station;
    await this.#openVisitDay(date);
    const { rows } = await counter.coverage.sheet({ kind: 'visit', limit: HOME_VISITS });
    for (const { personId } of rows) {
      const person = this.#desk.people.find(({ id }) => id === personId);
      if (!person) throw new Error('a stranger is on the visit sheet');
      const found = person.state() === 'visit' ? 'wants-visit' : await contact(this.#desk, person, 'visit');
      if (found === 'wants-visit' || found === 'informed') await this.#visitOn(person, date);
      else if (found === 'no-answer' && person.tries >= 5) await this.#giveUp(person);
    }
  }

  async #openVisitDay(date: string): Promise<void> {
    this.#desk.tick();
    const { counter } = this.#desk.station;
    this.#team ??= (
      await counter.calendar.saveTeam({
        ...request(),
        id: null,
        name: '上门一组',
        members: ['杨帆', '韩雪'],
        clerk: '杨帆',
      })
    ).id;
    const team = (await counter.calendar.teams()).find(({ id }) => id === this.#team);
    if (!team) throw new Error('the team is gone');
    const when = { date, startsAt: '13:30', endsAt: '17:00', capacity: HOME_VISITS + 4 };
    await counter.calendar.openVisitDay({ ...request(), ...when, teamId: team.id, clerk: '杨帆' });
  }

  async #visitOn(person: ExpectedPerson, date: string): Promise<void> {
    const outcome = await this.#desk.book(person, { date, kind: 'home', channel: 'home' });
    expect(outcome).toBe('booked');
  }

  /** Asked at the door and in the village in vain: stays on the board by name, with the reason. */
  async #giveUp(person: ExpectedPerson): Promise<void> {
    this.#desk.tick();
    const decision = {
      decision: 'unreachable' as const,
      reason: '多次上门无人，邻居也不知去向',
      clerk: this.#desk.clerk,
    };
    await this.#desk.station.counter.coverage.decide({ ...request(), personId: person.id, ...decision });
    person.decided('unreachable');
    await logContact(this.#desk, person, { channel: 'visit', outcome: 'no-answer', nextDays: 30 });
  }

  /** A session in the next village; its people are rung up and offered a seat, others are told that it is not for them. */
  async arrangeSession(date: string): Promise<void> {
    const desk = this.#desk;
    const { counter, context } = desk.station;
    const { communities } = context.profile();
    this.#village += 1;
    const community = communities[this.#village % communities.length] ?? '';
    desk.tick();
    const place = { name: `${community}党群服务站${this.#village}`, community, address: '村委会一楼' };
    const site = await counter.calendar.saveSite({ ...request(), id: null, ...place, clerk: '韩雪' });
    const when = { date, startsAt: '09:00', endsAt: '11:30', capacity: GROUP_SEATS };
    const session = { ...request(), ...when, siteId: site.id, ledBy: '韩雪', clerk: '韩雪' };
    const { id: slotId } = await counter.calendar.openGroupSession(session);
    this.#sessions.set(date, { community, slotId });
    const free = desk.people.filter(
      (person) => person.is.community === community && !person.accepted && !person.booking && !person.draft,
    );
    for (const person of free) await this.#offerSeat(person, date);
  }

  async #offerSeat(person: ExpectedPerson, date: string): Promise<void> {
    const isForThem = this.#desk.channelsOf(person, date).includes('group');
    const isWilling = ['comes', 'online', 'stays-home'].includes(person.bent);
    if (isForThem && isWilling) await logContact(this.#desk, person, { channel: 'phone', outcome: 'informed' });
    if (isForThem === isWilling) await this.#desk.book(person, { date, kind: 'group', channel: 'group' });
  }

  /** The session of a day falls through (a storm): everybody booked is to be called again. */
  async callOff(date: string): Promise<void> {
    const session = this.#sessions.get(date);
    if (!session) throw new Error('no session to call off');
    this.#desk.tick();
    const { calendar } = this.#desk.station.counter;
    const call = { ...request(), slotId: session.slotId, reason: '大风', clerk: '韩雪' };
    const { affected } = await calendar.callOff(call);
    const hit = this.#desk.people.filter(({ booking }) => booking?.date === date && booking.kind === 'group');
    expect(affected.map(({ personId }) => personId).toSorted()).toEqual(hit.map(({ id }) => id).toSorted());
    for (const person of hit) {
      if (person.booking) this.#desk.count('booked', person, person.booking, -1);
      person.bookingEnded('cancelled', true);
      this.#desk.happened('session called off');
    }
  }

  /** Who was booked at home or in the village is met there, but for a few. */
  async meet(kind: 'home' | 'group', time: string): Promise<void> {
    const desk = this.#desk;
    desk.at(desk.date, time);
    for (const person of desk.people) {
      const { booking } = person;
      if (booking?.date !== desk.date || booking.kind !== kind) continue;
      desk.tick();
      const on = { ...request(), appointmentId: booking.id, clerk: desk.clerk };
      if (desk.dice.hits(8)) {
        await desk.station.counter.appointments.markNoShow(on);
        person.bookingEnded('no-show');
        desk.happened(`nobody met: ${kind}`);
      } else await this.#serve(person, booking.channel, on);
    }
  }

  async #serve(
    person: ExpectedPerson,
    channel: string,
    on: Parameters<CampaignDesk['station']['counter']['appointments']['markSeen']>[0],
  ): Promise<void> {
    const desk = this.#desk;
    const { counter, context } = desk.station;
    const isSeenFirst = desk.dice.hits(50);
    if (isSeenFirst) await counter.appointments.markSeen(on);
    const document = await openCase(counter, { personId: person.id, ticketId: null, clerk: on.clerk });
    person.began(channel);
    if (!isSeenFirst) await counter.appointments.markSeen(on);
    person.bookingEnded('came', false);
    const bank = desk.dice.among(context.profile().banks).name;
    await desk.accept(person, document, { clerk: on.clerk, bank });
    expect(await refusalIn(counter.appointments.markSeen({ ...on, ...request() }))).toBe('appointment.state');
  }

  /** Days on which a session was arranged. */
  hasSession(date: string): boolean {
    return this.#sessions.has(date);
  }
}
