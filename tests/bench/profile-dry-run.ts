import { addDays, civilDateOf } from '#shared/civil-date.ts';
import { shiftedTo, type StationProfile } from '#shared/domain/station-profile.ts';
import { bookAppointment, listSlots } from '#electron/services/appointments.ts';
import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import { eligibilityOf } from '#electron/services/people.ts';
import { checkProfile } from '#electron/services/profile-check.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { listPeopleBySerial } from '#electron/db/repositories/people.ts';
import { insertFirstProfile } from '#electron/station/prepare-profile.ts';
import { benchContext, benchStore, inFolder, resourcesDir } from './bench-context.ts';
import { ms, type Figure } from './figures.ts';

const SIZES = [6_000, 200_000] as const;
const BOOKED_DAYS = 20;

/** What a change of rules does to everybody, counted while the counters go on: the answer, and the longest they wait for it. */
export async function profileDryRun(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const count of SIZES) figures.push(...(await inFolder((folder) => dryRun(folder, count))));
  return figures;
}

async function dryRun(folder: string, count: number): Promise<Figure[]> {
  const store = benchStore(folder);
  const today = civilDateOf(Date.now());
  const bare = benchContext(store);
  const profile = shiftedTo(bare.profile(), today);
  const context = { ...bare, profile: () => profile, profileOn: () => profile };
  store.runInTransaction((db) => insertFirstProfile(db, profile, Date.now()));
  const wish = { count, communities: profile.communities, today, seed: 5 };
  settleInventedPeople(context, inventPeople(wish, readInventionTable(resourcesDir)), today);
  const booked = bookAll(context, today);
  let longestMs = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - last);
    last = performance.now();
  }, 1);
  const started = performance.now();
  const { impact } = await checkProfile(context, { draft: narrowed(profile), effectiveOn: today });
  const tookMs = performance.now() - started;
  clearInterval(watch);
  store.close();
  if (!impact || impact.people !== count || impact.bookings.length === 0)
    throw new Error('the dry run counted nothing');
  const name = (what: string) => `${what}, ${count.toLocaleString('en')} people, ${booked} bookings`;
  return [
    { name: name('dry run'), value: ms(tookMs) },
    { name: name('longest step'), value: ms(longestMs), aim: '<= 50 ms', met: longestMs <= 50 },
  ];
}

function narrowed(profile: StationProfile): StationProfile {
  const phases = profile.phases.map((phase) => ({ ...phase, rule: [[{ fact: 'age' as const, atLeast: 85 }]] }));
  return { ...profile, phases };
}

/** Every seat of the coming weeks is taken by somebody whose phase is open then. */
function bookAll(context: ServiceContext, today: string): number {
  const people = listPeopleBySerial(context.store.db, 0, 5_000);
  const slots = listSlots(context, { from: addDays(today, 1), days: BOOKED_DAYS }).flatMap((day) => day.slots);
  const seats = slots.flatMap((slot) => Array.from({ length: slot.capacity }, () => slot));
  let booked = 0;
  for (const person of people) {
    const slot = seats[booked];
    if (!slot) break;
    const { state, channels } = eligibilityOf(context, person, slot.date);
    if (state !== 'open' || !channels.includes('phone')) continue;
    const wish = { requestId: crypto.randomUUID(), personId: person.id, slotId: slot.id, channel: 'phone', phone: '' };
    bookAppointment(context, { ...wish, clerk: '李晓梅' });
    booked += 1;
  }
  return booked;
}
