import { civilDateOf } from '#shared/civil-date.ts';
import {
  inventPeople,
  readInventionTable,
  settleInventedPeople,
  type InventedPerson,
} from '#electron/services/demo-people.ts';
import { searchPeople } from '#electron/services/people.ts';
import { benchContext, benchStore, inFolder, resourcesDir } from './bench-context.ts';
import { ms, percentile, ratio, type Figure } from './figures.ts';

const SIZES = [6_000, 200_000] as const;
const PEOPLE_TYPED = 60;
const ROUNDS = 3;

/** Every keystroke of clerks looking for 60 people by name, initials, phone, number tail and two words at once. */
export async function searchWhileTyping(): Promise<readonly Figure[]> {
  const p95s: number[] = [];
  for (const count of SIZES) p95s.push(await inFolder((folder) => Promise.resolve(typeInto(folder, count))));
  const [small = Number.NaN, large = Number.NaN] = p95s;
  return [
    { name: 'search while typing, 6,000 people, p95', value: ms(small), aim: '<= 50 ms', met: small <= 50 },
    { name: 'search while typing, 200,000 people, p95', value: ms(large) },
    { name: 'search p95: 200,000 / 6,000 people', value: ratio(large / small), aim: '<= 3', met: large / small <= 3 },
  ];
}

function typeInto(folder: string, count: number): number {
  const store = benchStore(folder);
  const context = benchContext(store);
  const today = civilDateOf(Date.now());
  const { communities } = context.profile();
  const people = inventPeople({ count, communities, today, seed: 3 }, readInventionTable(resourcesDir));
  settleInventedPeople(context, people, today);
  const typed = people.filter((_, index) => index % Math.floor(count / PEOPLE_TYPED) === 0).flatMap(keystrokes);
  for (const query of typed) searchPeople(context, query, 12); // fills caches, as a morning's first minutes do
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const query of typed) {
      const started = performance.now();
      searchPeople(context, query, 12);
      samples.push(performance.now() - started);
    }
  }
  store.close();
  return percentile(samples, 0.95);
}

/** Each prefix a clerk's typing passes through. */
function keystrokes(person: InventedPerson): string[] {
  const surname = Array.from(person.name)[0] ?? '';
  const wanted = [
    person.name,
    'zjg',
    'zhang',
    person.phone,
    person.idNumber.slice(-4),
    `${surname} ${person.phone.slice(-4)}`,
  ];
  return wanted.flatMap((text) =>
    Array.from(text, (_, index) =>
      Array.from(text)
        .slice(0, index + 1)
        .join(''),
    ),
  );
}
