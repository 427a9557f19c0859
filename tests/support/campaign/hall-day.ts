import { expect } from 'vitest';
import type { Ticket } from '#shared/contract/queue.ts';
import type { CampaignDesk } from './campaign-desk.ts';
import { refusalIn, request } from './campaign-station.ts';
import type { ExpectedLine } from './expected-line.ts';
import type { ExpectedPerson } from './expected-person.ts';
import { openCase } from './fill-case.ts';

export type HallWish = {
  /** In percent: of those called, how many are not there at the first call; of those served, how many lack a paper. */
  readonly missesCall: number;
  readonly lacksPaper: number;
  /** Compare who is called with the written rule; only where nobody misses a call. */
  readonly line: ExpectedLine | null;
};

/** The hall of one day: arrivals, calls, cases. */
export class HallDay {
  readonly #desk: CampaignDesk;
  readonly #wish: HallWish;
  readonly #here = new Map<string, { readonly person: ExpectedPerson; readonly channel: string; missed: boolean }>();
  #calls = 0;

  constructor(desk: CampaignDesk, wish: HallWish) {
    this.#desk = desk;
    this.#wish = wish;
  }

  /** Somebody puts their card on the kiosk. Returns the refusal, or null when they have a number. */
  async arrive(person: ExpectedPerson): Promise<string | null> {
    const { station, date } = this.#desk;
    this.#desk.tick();
    const come = () =>
      station.kiosk.queue.checkIn({ ...request(), who: { kind: 'id-number', idNumber: person.is.idNumber } });
    const refused = this.#refusalAtKiosk(person);
    if (refused) {
      expect(await refusalIn(come())).toBe(refused);
      this.#desk.happened(`kiosk refused: ${refused}`);
      return refused;
    }
    const { ticket, issued, printJobId } = await come();
    expect([issued, printJobId !== null, ticket.personId]).toEqual([true, true, person.id]);
    const channel = person.booking?.channel ?? 'onsite';
    this.#here.set(ticket.id, { person, channel, missed: false });
    this.#wish.line?.join(ticket.id, { person: person.is, date, isBooked: person.booking !== null });
    this.#desk.count('arrived', person, { date, channel });
    person.drewNumber();
    return null;
  }

  #refusalAtKiosk(person: ExpectedPerson): string | null {
    const { date } = this.#desk;
    if (person.online) return 'onlineApplication.exists';
    if (person.booking?.date === date) return null;
    if (person.booking) return 'appointment.otherDay';
    return this.#desk.channelsOf(person).includes('onsite') ? null : 'phase.notOpen';
  }

  /** Counters call and serve until nobody waits. */
  async serveAll(): Promise<void> {
    const { counters } = this.#desk.station.context.profile();
    for (;;) {
      this.#desk.tick();
      this.#calls += 1;
      const at = { counterId: counters[this.#calls % counters.length]?.id ?? '', clerk: this.#desk.clerk };
      const expected = this.#wish.line?.next();
      const ticket = await this.#call(at);
      if (this.#wish.line) expect(ticket?.id ?? null).toBe(expected);
      if (!ticket) return;
      await this.#serve(ticket, at);
    }
  }

  async #call(at: { readonly counterId: string; readonly clerk: string }): Promise<Ticket | null> {
    const { counter } = this.#desk.station;
    let called: Ticket | null = null;
    const refused = await refusalIn(
      counter.queue.callNext({ ...request(), ...at }).then((ticket) => {
        called = ticket;
      }),
    );
    if (!called) expect(refused).toBe('queue.empty');
    return called;
  }

  async #serve(ticket: Ticket, at: { readonly counterId: string; readonly clerk: string }): Promise<void> {
    const { station, dice, date } = this.#desk;
    const { counter, context } = station;
    const visit = this.#here.get(ticket.id);
    if (!visit) throw new Error('somebody who never came was called');
    const { person, channel } = visit;
    const onTicket = () => ({ ...request(), ...at, ticketId: ticket.id });
    if (!visit.missed && dice.hits(this.#wish.missesCall)) {
      visit.missed = true;
      this.#desk.happened('missed a call');
      await counter.queue.markMissed(onTicket());
      return this.#comeBack(ticket, person);
    }
    const document = await openCase(counter, { personId: person.id, ticketId: ticket.id, clerk: at.clerk });
    person.began(channel);
    if (!dice.hits(this.#wish.lacksPaper)) {
      const bank = dice.among(context.profile().banks).name;
      await this.#desk.accept(person, document, { clerk: at.clerk, bank });
    } else this.#desk.happened('lacked a paper');
    this.#desk.tick();
    await counter.queue.finish(onTicket());
    this.#desk.count('served', person, { date, channel });
    if (person.booking?.date === date) person.bookingEnded('came', false);
  }

  /** With the same paper: no second number, no second print. */
  async #comeBack(ticket: Ticket, person: ExpectedPerson): Promise<void> {
    this.#desk.tick();
    const who = { kind: 'id-number', idNumber: person.is.idNumber } as const;
    const back = await this.#desk.station.kiosk.queue.checkIn({ ...request(), who });
    expect([back.issued, back.ticket.id, back.ticket.state]).toEqual([false, ticket.id, 'waiting']);
  }
}
