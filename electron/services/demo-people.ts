import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addDays } from '#shared/civil-date.ts';
import { idCheckDigit, parseIdNumber } from '#shared/domain/id-number.ts';
import type { PersonFields } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from './context.ts';
import { addPerson, newPerson } from './register-person.ts';

/** Area code of no place: nobody has such a number. */
const UNASSIGNED_AREA = '999999';

const names = z.object({ men: z.array(z.string()).min(1), women: z.array(z.string()).min(1) });
const inventionTable = z.object({
  surnames: z.array(z.string()).min(1),
  givenNames: names,
  rareNames: names,
  /** Every so many people one has a name of characters that few fonts and code pages hold. */
  rareEvery: z.int().min(2),
  ages: z.array(z.object({ from: z.int(), to: z.int(), weight: z.int() })).min(1),
  classes: z
    .array(
      z.object({
        code: z.string(),
        weight: z.int(),
        womenPercent: z.int(),
        from: z.int().default(22),
        to: z.int().default(97),
        circumstances: z.array(z.object({ code: z.string(), percent: z.int() })),
      }),
    )
    .min(1),
  circumstances: z.array(z.object({ code: z.string(), from: z.int(), percent: z.int() })),
  hukou: z.array(z.object({ code: z.string(), weight: z.int() })).min(1),
  residence: z.array(z.object({ code: z.string(), weight: z.int() })).min(1),
  /** Grades of those who are disabled soldiers, `''` for not yet known. */
  disabilityGrades: z.array(z.object({ code: z.string(), weight: z.int() })).min(1),
});
export type InventionTable = z.infer<typeof inventionTable>;

export function readInventionTable(resourcesDir: string): InventionTable {
  return inventionTable.parse(JSON.parse(readFileSync(join(resourcesDir, 'demo', 'invented-people.json'), 'utf8')));
}

/** Codes as the policy tables have them. */
export type InventedPerson = PersonFields & {
  readonly name: string;
  readonly idNumber: string;
  readonly sex: '1' | '2';
  readonly birthOn: string;
};

export type InventionWish = {
  readonly count: number;
  readonly communities: readonly string[];
  /** Ages are as of this day. */
  readonly today: string;
  readonly seed: number;
};

/** People who exist nowhere, the same for the same wish: unique valid ID numbers of no place, phones 1999999xxxx. */
export function inventPeople(wish: InventionWish, table: InventionTable): InventedPerson[] {
  const dice = new Dice(wish.seed);
  const other = new Dice(wish.seed + 1);
  const taken = new Set<string>();
  return Array.from({ length: wish.count }, (_, index) => inventPerson({ wish, table, dice, other, taken, index }));
}

type Invention = {
  readonly wish: InventionWish;
  readonly table: InventionTable;
  readonly dice: Dice;
  /** For facts that came later, so that the people themselves stay who they were. */
  readonly other: Dice;
  readonly taken: Set<string>;
  readonly index: number;
};

function inventPerson({ wish, table, dice, other, taken, index }: Invention): InventedPerson {
  const personClass = dice.weighted(table.classes);
  const band = dice.weighted(table.ages);
  const wished = dice.between(band.from, band.to);
  const age = Math.min(personClass.to, Math.max(personClass.from, wished));
  const birthOn = addDays(
    `${Number(wish.today.slice(0, 4)) - age - 1}${wish.today.slice(4, 7)}-01`,
    dice.between(31, 360),
  );
  const sex = dice.hits(personClass.womenPercent) ? '2' : '1';
  const sexKey = sex === '1' ? 'men' : 'women';
  const isRare = index % table.rareEvery === table.rareEvery - 1;
  const byAge = table.circumstances.filter((each) => age >= each.from);
  const circumstances = [...personClass.circumstances, ...byAge].filter((each) => dice.hits(each.percent));
  return {
    name: isRare
      ? dice.among(table.rareNames[sexKey])
      : dice.among(table.surnames) + dice.among(table.givenNames[sexKey]),
    idNumber: unusedIdNumber(dice, taken, birthOn, sex),
    sex,
    birthOn,
    phone: dice.hits(4) ? '' : `1999999${String(dice.between(0, 9999)).padStart(4, '0')}`,
    community: dice.among(wish.communities),
    personClass: personClass.code,
    hukou: dice.weighted(table.hukou).code,
    ...laterFacts(table, circumstances, other),
    circumstances: [...new Set(circumstances.map((each) => each.code))],
  };
}

function laterFacts(table: InventionTable, circumstances: readonly { readonly code: string }[], dice: Dice) {
  const isDisabled = circumstances.some((each) => each.code === 'disabled');
  return {
    residence: dice.weighted(table.residence).code,
    disabilityGrade: isDisabled ? Number(dice.weighted(table.disabilityGrades).code) || null : null,
  };
}

function unusedIdNumber(dice: Dice, taken: Set<string>, birthOn: string, sex: '1' | '2'): string {
  const start = dice.between(0, 499);
  for (let step = 0; step < 500; step += 1) {
    const sequence = ((start + step) % 500) * 2 + (sex === '1' ? 1 : 0);
    const first17 = UNASSIGNED_AREA + birthOn.replaceAll('-', '') + String(sequence).padStart(3, '0');
    if (taken.has(first17)) continue;
    taken.add(first17);
    return first17 + idCheckDigit(first17);
  }
  throw new RangeError('no free ID number left for a birth date: too many people are wished for');
}

/** Puts invented people on file, all in one transaction. For a practice station's empty store. */
export function settleInventedPeople(context: ServiceContext, people: readonly InventedPerson[], today: string): void {
  context.store.runInTransaction((db) => {
    const nowMs = context.clock.now();
    for (const person of people) {
      const parsed = parseIdNumber(person.idNumber, today);
      if (!parsed.ok) throw new Error('an invented ID number is not valid');
      addPerson(db, newPerson(context, { ...person, parsed, source: 'roster', nowMs }));
    }
  });
  context.announce(['people']);
}

/** Mulberry32: small, and the same on every machine; nothing secret depends on it. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends possible. */
  between(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1));
  }

  hits(percent: number): boolean {
    return this.between(1, 100) <= percent;
  }

  among<Item>(items: readonly Item[]): Item {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  }

  weighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item {
    let left = this.between(
      1,
      items.reduce((sum, item) => sum + item.weight, 0),
    );
    for (const item of items) {
      left -= item.weight;
      if (left <= 0) return item;
    }
    throw new RangeError('weights do not add up');
  }
}
