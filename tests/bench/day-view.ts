import { addDays, civilDateOf } from '#shared/civil-date.ts';
import { bookableChannels } from '#shared/domain/booking-channel.ts';
import { freeSeats } from '#electron/db/repositories/seats.ts';
import { ensureSlot } from '#electron/db/repositories/slots.ts';
import { insertAppointment } from '#electron/db/repositories/appointments.ts';
import { dayView, weekView } from '#electron/services/appointment-days.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import { planDay } from '#electron/services/slot-plan.ts';
import { benchContext, benchStore, inFolder, resourcesDir } from './bench-context.ts';
import { ms, percentile, ratio, type Figure } from './figures.ts';

const SIZES = [6_000, 200_000] as const;
const DAYS_BACK = 400;
const ROUNDS = 200;

/** The day and the week of a station that has had more than a year of full days, by the number of people on its roster. */
export async function dayViews(): Promise<readonly Figure[]> {
  const [small, large] = [await measure(SIZES[0]), await measure(SIZES[1])];
  const ofDay = large.day / small.day;
  return [
    { name: 'day view, 200,000 people, p95', value: ms(large.day), aim: '<= 50 ms', met: large.day <= 50 },
    { name: 'week view, 200,000 people, p95', value: ms(large.week) },
    { name: 'day view p95: 200,000 / 6,000 people', value: ratio(ofDay), aim: '<= 1.5', met: ofDay <= 1.5 },
  ];
}

type P95 = { readonly day: number; readonly week: number };

function measure(count: number): Promise<P95> {
  return inFolder((folder) => {
    const store = benchStore(folder);
    const context = benchContext(store);
    const today = civilDateOf(Date.now());
    const { communities } = context.profile();
    const people = inventPeople({ count, communities, today, seed: 3 }, readInventionTable(resourcesDir));
    settleInventedPeople(context, people, today);
    fillDays(context, today);
    const days: number[] = [];
    const weeks: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const date = addDays(today, -(round % 60));
      days.push(timeOf(() => dayView(context, date)));
      weeks.push(timeOf(() => weekView(context, date)));
    }
    store.close();
    return Promise.resolve({ day: percentile(days, 0.95), week: percentile(weeks, 0.95) });
  });
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Every seat of every day taken, as rows: what was booked long ago is not what is measured. */
function fillDays(context: ServiceContext, today: string): void {
  const ids = context.store.raw.prepare('SELECT id FROM people ORDER BY serial').pluck().all() as string[];
  const [channel = 'phone'] = bookableChannels('hall', ['phone']);
  let sequence = 0;
  context.store.runInTransaction((db) => {
    for (let back = 0; back < DAYS_BACK; back += 1) {
      for (const slot of planDay(context.profile(), addDays(today, -back)).slots) {
        ensureSlot(db, slot);
        for (const seatNumber of freeSeats(db, slot.id, slot.capacity)) {
          sequence += 1;
          const id = context.newId();
          const number = `Y${sequence}`;
          const personId = ids[(sequence * 7_919) % ids.length] ?? '';
          const booked = { channel, bookedBy: 'bench', bookedAtMs: 0 };
          insertAppointment(db, { id, number, personId, slotId: slot.id, seatNumber, ...booked });
          context.store.raw.prepare(`UPDATE appointments SET state = 'served' WHERE id = ?`).run(id);
        }
      }
    }
  });
}
