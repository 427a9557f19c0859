import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addDays, instantOf } from '#shared/civil-date.ts';
import { DeskError } from '#shared/errors.ts';
import { openStore, type StoreConnection } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { closePassedAppointments, markNoShow, moveBooking } from '#electron/services/appointment-changes.ts';
import { bookAppointment, cancelAppointment, listSlots } from '#electron/services/appointments.ts';
import { openGroupSession, openVisitDay } from '#electron/services/arranged-slots.ts';
import { saveSite, saveTeam } from '#electron/services/calendar-places.ts';
import { closeDay } from '#electron/services/day-changes.ts';
import { bookFamily } from '#electron/services/family-booking.ts';
import { listRecalls } from '#electron/services/recalls.ts';
import { holdSeats, releaseHold } from '#electron/services/seat-holds.ts';
import { BookingModel, seeded, type ModelSlot } from '#tests/support/booking-model.ts';
import { addPerson, clerk, request } from '#tests/support/station-day.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';
import { testKey } from '#tests/support/test-store.ts';

const DAY = '2022-02-28';
const PEOPLE = 9;
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const CHANNELS = { hall: 'phone', group: 'group', home: 'home' } as const;

/** Real services on a store that is closed and opened again now and then, beside the model. */
class Trial {
  readonly random: () => number;
  readonly people: readonly string[];
  readonly model: BookingModel;
  readonly #path = join(temporaryFolder(), 'station.db');
  readonly #base: TestContext;
  #store: StoreConnection;
  slots: readonly ModelSlot[] = [];
  readonly counts = new Map<string, number>();

  constructor(seed: number) {
    this.random = seeded(seed);
    this.#base = testContext((profile) => ({
      ...profile,
      sessions: [{ weekdays: EVERY_DAY, startsAt: '08:30', endsAt: '10:30', slotMinutes: 60, capacity: 2 }],
      phases: profile.phases.map((phase) => ({
        ...phase,
        opensOn: '2022-01-01',
        channels: ['phone', 'group', 'home'],
      })),
    }));
    this.#store = this.#open();
    migrate(this.#store.raw, migrations, null);
    onTestFinished(() => this.#store.close());
    this.people = Array.from({ length: PEOPLE }, () => addPerson(this.context).id);
    this.model = new BookingModel(instantOf(DAY, '08:00'));
    const site = saveSite(this.context, { ...request(), id: null, name: '河头村', community: '', address: '', clerk });
    const team = saveTeam(this.context, { ...request(), id: null, name: '一组', members: ['甲'], clerk });
    for (let ahead = 0; ahead < 90; ahead += 3) {
      const when = { ...request(), date: addDays(DAY, ahead), startsAt: '09:00', endsAt: '11:00', capacity: 2, clerk };
      openGroupSession(this.context, { ...when, siteId: site.id, ledBy: '乙' });
      openVisitDay(this.context, { ...when, ...request(), teamId: team.id });
    }
    this.lookAhead();
  }

  #open(): StoreConnection {
    const store = openStore(this.#path, testKey);
    store.raw.pragma('synchronous = OFF'); // what survives a power cut is not asked here
    return store;
  }

  get context(): TestContext {
    return { ...this.#base, store: this.#store, profile: this.#base.profile };
  }

  restart(): void {
    this.#store.close();
    this.#store = this.#open();
  }

  pick<Item>(from: readonly Item[]): Item {
    const item = from[Math.floor(this.random() * from.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  advance(ms: number): void {
    this.#base.advance(ms);
    this.model.nowMs += ms;
    this.lookAhead();
  }

  /** The slots of yesterday and the next three days. */
  lookAhead(): void {
    const from = addDays(this.model.today, -1);
    this.slots = listSlots(this.context, { from, days: 5, kinds: ['hall', 'group', 'home'] }).flatMap(
      (day) => day.slots,
    );
  }

  /** Runs one step; it must end as the model foretold. */
  expectEnd(name: string, foretold: string | null, work: () => void): void {
    let ended: string | null = null;
    try {
      work();
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      ended = error.code;
    }
    const key = `${name} ${ended ?? 'ok'}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    expect(`${name} → ${ended}`).toBe(`${name} → ${foretold}`);
  }

  anyHold(): string | null {
    const ids = [...this.model.holds.keys()].slice(-6);
    return ids.length > 0 && this.random() < 0.4 ? this.pick(ids) : null;
  }

  anyAppointment(): string | null {
    const all = [...this.model.appointments];
    const booked = all.filter(([, each]) => each.state === 'booked');
    const from = this.random() < 0.9 && booked.length > 0 ? booked : all.slice(-20);
    return from.length === 0 ? null : this.pick(from)[0];
  }
}

const steps: Readonly<Record<string, (trial: Trial) => void>> = {
  hold(trial) {
    const slot = trial.pick(trial.slots);
    const seats = trial.random() < 0.8 ? 1 : 2;
    const replaces = trial.anyHold();
    const { model } = trial;
    const foretold = model.isPast(slot) ? 'slot.past' : model.room(slot, replaces) < seats ? 'slot.full' : null;
    trial.expectEnd('hold', foretold, () => {
      const { holdId } = holdSeats(trial.context, { ...request(), slotId: slot.id, seats, replaces, clerk });
      if (replaces) model.holds.delete(replaces);
      model.hold(holdId, slot, seats);
    });
  },
  release(trial) {
    const holdId = trial.anyHold();
    if (!holdId) return;
    releaseHold(trial.context, { ...request(), holdId, clerk });
    trial.model.holds.delete(holdId);
  },
  book(trial) {
    const { model } = trial;
    const [slot, personId, holdId] = [trial.pick(trial.slots), trial.pick(trial.people), trial.anyHold()];
    const foretold = model.mayBook(personId, slot) ?? (model.room(slot, holdId) < 1 ? 'slot.full' : null);
    trial.expectEnd('book', foretold, () => {
      const wish = { personId, slotId: slot.id, holdId, channel: CHANNELS[slot.kind], phone: '', clerk };
      const booked = bookAppointment(trial.context, { ...request(), ...wish });
      if (holdId) model.holds.delete(holdId);
      model.book(booked.id, personId, slot);
    });
  },
  family(trial) {
    const { model } = trial;
    const [slot, holdId] = [trial.pick(trial.slots), trial.anyHold()];
    const people = [trial.pick(trial.people), trial.pick(trial.people), trial.pick(trial.people)].slice(
      0,
      trial.random() < 0.5 ? 2 : 3,
    );
    const later = trial.slots.filter(
      (each) =>
        each.kind === 'hall' && slot.kind === 'hall' && each.date === slot.date && each.startsAt > slot.startsAt,
    );
    const seats = [slot, ...later].flatMap((each) => Array.from({ length: model.room(each, holdId) }, () => each));
    trial.expectEnd(
      'family',
      familyEnd(model, people, slot) ?? (seats.length < people.length ? 'slot.seats' : null),
      () => {
        const members = people.map((personId, index) => ({ personId, relation: String(index) }));
        const wish = { slotId: slot.id, holdId, channel: CHANNELS[slot.kind], phone: '', clerk, members };
        const booked = bookFamily(trial.context, { ...request(), ...wish });
        if (holdId) model.holds.delete(holdId);
        booked.forEach((each, index) => model.book(each.id, people[index] ?? '', seats[index] ?? slot));
      },
    );
  },
  move(trial) {
    const { model } = trial;
    const id = trial.anyAppointment();
    if (!id) return;
    const [found, slot, holdId] = [model.at(id), trial.pick(trial.slots), trial.anyHold()];
    const same = found.slot.id === slot.id;
    const refused = model.isPast(slot) ? 'slot.past' : model.room(slot, holdId) < 1 ? 'slot.full' : null;
    const foretold = found.state !== 'booked' ? 'appointment.state' : same ? null : refused;
    trial.expectEnd('move', foretold, () => {
      moveBooking(trial.context, { ...request(), appointmentId: id, slotId: slot.id, holdId, reason: '换', clerk });
      if (same) return;
      if (holdId) model.holds.delete(holdId);
      model.move(id, slot);
    });
  },
  cancel(trial) {
    const id = trial.anyAppointment();
    if (!id) return;
    const by = trial.random() < 0.3 ? 'station' : 'person';
    const foretold = trial.model.at(id).state === 'booked' ? null : 'appointment.state';
    trial.expectEnd('cancel', foretold, () => {
      cancelAppointment(trial.context, { ...request(), appointmentId: id, reason: '有事', by, clerk });
      trial.model.cancel(id, by === 'station');
    });
  },
  noShow(trial) {
    const begun = [...trial.model.appointments].filter(
      ([, each]) => each.state === 'booked' && trial.model.hasBegun(each.slot),
    );
    const id = begun.length > 0 && trial.random() < 0.7 ? trial.pick(begun)[0] : trial.anyAppointment();
    if (!id) return;
    const { state, slot } = trial.model.at(id);
    const foretold = state !== 'booked' ? 'appointment.state' : trial.model.hasBegun(slot) ? null : 'slot.notBegun';
    trial.expectEnd('no-show', foretold, () => {
      markNoShow(trial.context, { ...request(), appointmentId: id, clerk });
      trial.model.noShow(id);
    });
  },
  time(trial) {
    const dice = trial.random();
    const minutes = dice < 0.6 ? trial.random() * 4 : dice < 0.85 ? trial.random() * 60 : trial.random() * 300;
    trial.advance(Math.round(minutes * 60_000));
  },
  sweep(trial) {
    closePassedAppointments(trial.context);
    trial.model.closePassed();
  },
  closeDay(trial) {
    if (trial.random() > 0.03) return;
    const date = trial.model.tomorrow();
    const kinds = ['hall', 'group', 'home'] as const;
    closeDay(trial.context, { ...request(), date, kinds, reason: '停电', clerk });
    trial.model.closeDay(date);
    trial.lookAhead();
  },
  restart(trial) {
    if (trial.random() < 0.15) trial.restart();
  },
};

const WEIGHTS: readonly (readonly [string, number])[] = [
  ['book', 30],
  ['hold', 16],
  ['release', 4],
  ['move', 14],
  ['cancel', 9],
  ['noShow', 8],
  ['family', 7],
  ['time', 8],
  ['sweep', 3],
  ['closeDay', 2],
  ['restart', 1],
];

function familyEnd(model: BookingModel, people: readonly string[], slot: ModelSlot): string | null {
  for (const [index, person] of people.entries()) {
    if (people.indexOf(person) < index) return 'appointment.familyTwice';
    const refused = model.mayBook(person, slot);
    if (refused) return refused === 'appointment.exists' ? 'appointment.familyExists' : refused;
  }
  return null;
}

/** Seats, live bookings, holds and the re-call list as the station has them, against the model. */
function compare(trial: Trial): void {
  const { context, model } = trial;
  const real = listSlots(context, {
    from: addDays(model.today, -1),
    days: 5,
    kinds: ['hall', 'group', 'home'],
  }).flatMap((day) => day.slots.map((slot) => `${slot.id} ${slot.taken}+${slot.held}`));
  expect(real).toEqual(trial.slots.map((slot) => `${slot.id} ${model.taken(slot)}+${model.held(slot)}`));
  const live = context.store.raw
    .prepare(`SELECT person_id || ' ' || slot_id FROM appointments WHERE state IN ('booked', 'arrived')`)
    .pluck()
    .all() as string[];
  expect(live.toSorted()).toEqual(model.live());
  expect(new Set(listRecalls(context).map(({ appointment }) => appointment.personId as string))).toEqual(model.recalls);
}

type Event = { id: string; from: string | null; to: string; fromSlot: string | null; toSlot: string | null };

/** Each appointment's history is one unbroken chain from its booking to where and what it is now. */
function compareHistory({ context, model }: Trial): void {
  const events = context.store.raw
    .prepare(
      `SELECT appointment_id AS id, from_state AS "from", to_state AS "to", from_slot_id AS fromSlot, to_slot_id AS toSlot
       FROM appointment_events ORDER BY sequence`,
    )
    .all() as Event[];
  const chains = Map.groupBy(events, ({ id }) => id);
  expect(chains.size).toBe(model.appointments.size);
  for (const [id, expected] of model.appointments) {
    const chain = chains.get(id) ?? [];
    expect(chain).toHaveLength(expected.events);
    expect(chain[0]).toMatchObject({ from: null, to: 'booked' });
    chain.slice(1).forEach((event, index) => expect(event.from).toBe(chain[index]?.to));
    expect(chain.at(-1)?.to).toBe(expected.state);
    const moves = chain.filter(({ toSlot }) => toSlot !== null);
    moves.slice(1).forEach((event, index) => expect(event.fromSlot).toBe(moves[index]?.toSlot));
    if (moves.length > 0) expect(moves.at(-1)?.toSlot).toBe(expected.slot.id);
  }
  const seats = context.store.raw.prepare(
    `SELECT count(*) FROM (SELECT 1 FROM appointments WHERE state IN ('booked', 'arrived', 'served')
     GROUP BY slot_id, seat_number HAVING count(*) > 1)`,
  );
  expect(seats.pluck().get()).toBe(0);
}

function runSteps(seed: number, count: number): Trial {
  const trial = new Trial(seed);
  const total = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);
  for (let index = 0; index < count; index += 1) {
    let dice = trial.random() * total;
    const [name = ''] = WEIGHTS.find(([, weight]) => (dice -= weight) < 0) ?? [];
    try {
      steps[name]?.(trial);
      compare(trial);
      if (index % 500 === 499) compareHistory(trial);
    } catch (error) {
      throw new Error(`seed ${seed}, step ${index + 1} (${name})`, { cause: error });
    }
  }
  compareHistory(trial);
  return trial;
}

describe('10,000 random operations', () => {
  test('end as a model of plain maps says, each one, and leave what it says', { timeout: 180_000 }, () => {
    const trial = runSteps(20_220_228, 10_000);
    // The walk has been everywhere: each refusal and each success many times.
    const rare = [
      'book ok',
      'book slot.full',
      'book appointment.exists',
      'book slot.past',
      'hold ok',
      'hold slot.full',
      'move ok',
      'move slot.full',
      'move appointment.state',
      'cancel ok',
      'no-show ok',
      'no-show slot.notBegun',
      'family ok',
      'family slot.seats',
      'family appointment.familyExists',
      'family appointment.familyTwice',
    ].filter((name) => (trial.counts.get(name) ?? 0) < 15);
    expect(rare).toEqual([]);
  });
});
