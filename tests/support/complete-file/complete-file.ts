import type { FieldChoice, FormField, PlainField } from '#shared/contract/form-fields.ts';
import type { CardKind } from '#shared/contract/station.ts';
import { belongs, fieldsIn, isRequired } from '#shared/domain/case-form.ts';
import { CHOICE_SEPARATOR, holds } from '#shared/domain/field-condition.ts';
import { cellKey, rowsOf } from '#shared/domain/form-index.ts';
import { idCheckDigit } from '#shared/domain/id-number.ts';
import type { DayPerson } from '../first-day.ts';
import { Random } from '../photo-set/random.ts';
import { inventedCard } from '../sam-reader/invented-card.ts';
import { dayAreas, dayForm, dayPolicy } from './day-form.ts';
import { inventedDate, inventedEnd } from './invented-date.ts';
import { inventedText } from './invented-words.ts';

/** One box of somebody's paper form. `key` as stored: a group's cells are `family.2.name`. */
export type FileEntry = {
  readonly key: string;
  readonly field: PlainField;
  /** The choices on offer when its turn comes, in the order a screen numbers them. */
  readonly choices: readonly FieldChoice[];
  readonly section: string;
  readonly value: string;
  /** Card or roster say it already: nobody types it. */
  readonly known: boolean;
};

export type CompleteFile = {
  readonly person: DayPerson;
  readonly cardKind: CardKind;
  readonly entries: readonly FileEntry[];
  readonly values: Readonly<Record<string, string>>;
  /** Codes of the papers acceptance asks for. */
  readonly materials: readonly string[];
};

const YES_NO: readonly FieldChoice[] = [
  { code: '1', name: '是' },
  { code: '0', name: '否' },
];

/** The whole file of each person: every section and field that belongs to them, and over all of them every small list in full. */
export function completeFiles(people: readonly DayPerson[], seed = 20_220_228): readonly CompleteFile[] {
  const random = new Random(seed);
  const used = new Map<string, Map<string, number>>();
  return people.map((_, index) => new FileMaker(people, index, random, used).make());
}

/** Fills one form from top to bottom, as a clerk would: what comes later depends on what was answered before. */
class FileMaker {
  readonly #people: readonly DayPerson[];
  readonly #index: number;
  readonly #person: DayPerson;
  readonly #random: Random;
  readonly #used: Map<string, Map<string, number>>;
  readonly #known: Readonly<Record<string, string>>;
  readonly #corrected: Readonly<Record<string, string>>;
  readonly #values: Record<string, string> = {};
  readonly #entries: FileEntry[] = [];
  readonly #cardKind: CardKind;

  constructor(people: readonly DayPerson[], index: number, random: Random, used: Map<string, Map<string, number>>) {
    const person = people[index];
    if (!person) throw new Error(`nobody is number ${index}`);
    this.#people = people;
    this.#index = index;
    this.#person = person;
    this.#random = random;
    this.#used = used;
    this.#known = knownOf(person);
    this.#corrected = correctedFor(index);
    Object.assign(this.#values, this.#known, this.#corrected);
    const own = dayPolicy.personClasses.classes.find(({ code }) => code === this.#values['personClass']);
    this.#cardKind = own?.cardKind ?? 'file-only';
  }

  make(): CompleteFile {
    for (const section of dayForm.sections) {
      // Asked anew for every field: the answer before may have brought it up.
      for (const field of section.fields) {
        if (!fieldsIn(section, this.#facts()).includes(field) || this.#leavesEmpty(field)) continue;
        if (field.kind === 'group') this.#fillGroup(section.key, field);
        else this.#fill(section.key, field.key, { ...field, kind: field.kind });
      }
    }
    const facts = this.#facts();
    return {
      person: this.#person,
      cardKind: this.#cardKind,
      entries: this.#entries,
      values: { ...this.#values },
      materials: dayForm.materials
        .filter((material) => material.required && belongs(material, facts))
        .map(({ code }) => code),
    };
  }

  #facts() {
    return { cardKind: this.#cardKind, values: this.#values };
  }

  /** Not everybody is disabled; whoever has a grade has the boxes that hang on it. */
  #leavesEmpty(field: FormField): boolean {
    if (isRequired(field, this.#values)) return false;
    return field.key === 'disabilityGrade' && this.#values['personClass'] !== '7' && this.#index % 4 !== 0;
  }

  #fillGroup(section: string, group: FormField): void {
    const most = rowsOf(group);
    const rows = this.#index === 2 ? most : 1 + Math.floor(this.#random.between(0, 3));
    for (let row = 1; row <= Math.min(rows, most); row += 1) {
      const partner = group.key === 'family' && row === 1 ? partnerOf(this.#people, this.#index) : undefined;
      if (partner)
        Object.assign(this.#values, {
          [cellKey('family', 1, 'relation')]: '1',
          [cellKey('family', 1, 'name')]: partner.name,
          [cellKey('family', 1, 'idNumber')]: partner.idNumber,
        });
      for (const column of group.fields ?? []) this.#fill(section, cellKey(group.key, row, column.key), column);
    }
  }

  #fill(section: string, key: string, field: PlainField): void {
    const choices = field.kind === 'yes-no' ? YES_NO : this.#choicesOf(field);
    const settled = this.#values[key] ?? '';
    const value = settled === '' ? this.#invent(key, field, choices) : settled;
    this.#count(key, value);
    this.#values[key] = value;
    this.#entries.push({ key, field, choices, section, value, known: this.#known[key] === value });
  }

  #choicesOf(field: PlainField): readonly FieldChoice[] {
    return (field.choices ?? []).filter((choice) => holds(choice.onlyWhen, this.#values));
  }

  #invent(key: string, field: PlainField, choices: readonly FieldChoice[]): string {
    const random = this.#random;
    switch (field.kind) {
      case 'choice':
      case 'yes-no':
        return this.#leastUsed(key, choices, 1)[0] ?? '';
      case 'multi-choice':
        return this.#several(key, choices);
      case 'date':
        return field.key === 'validTo' ? inventedEnd(this.#values, random) : inventedDate(field, this.#values, random);
      case 'partial-date':
        return inventedDate(field, this.#values, random);
      case 'area':
        return this.#area();
      case 'number':
        return this.#number(field);
      case 'phone':
        return `022-0000-${String(1000 + Math.floor(random.between(0, 9000)))}`;
      case 'id-number':
        return inventedRelative(random);
      case 'text':
      case 'long-text':
        return inventedText(field, random, this.#index === 1);
    }
  }

  /** Whatever has been used least so far, so that a list no longer than the row of people is used up. */
  #leastUsed(key: string, choices: readonly FieldChoice[], most: number): readonly string[] {
    const counts = this.#used.get(kindOfKey(key));
    const ranked = choices.map(({ code }) => ({ code, rank: (counts?.get(code) ?? 0) + this.#random.next() / 2 }));
    return ranked
      .sort((first, second) => first.rank - second.rank)
      .slice(0, most)
      .map(({ code }) => code);
  }

  #several(key: string, choices: readonly FieldChoice[]): string {
    const picked = this.#leastUsed(key, choices, this.#random.chance(0.5) ? 2 : 1);
    const alone = picked.filter((code) => code === '不享受');
    const codes = alone.length > 0 ? alone : picked;
    return choices
      .map(({ code }) => code)
      .filter((code) => codes.includes(code))
      .join(CHOICE_SEPARATOR);
  }

  /** Counties of today, and now and then one that no longer exists: 120107 塘沽区. */
  #area(): string {
    const counties = [...dayAreas.values()].filter(({ code, inUse }) => inUse && !code.endsWith('00'));
    const at = Math.floor(this.#random.between(0, counties.length));
    return this.#random.chance(0.1) ? '120107' : (counties[at]?.code ?? '120116');
  }

  #number({ least = 0, most = 90_000, unit }: PlainField): string {
    const whole = Math.round(this.#random.between(Math.max(least, 1), most));
    return unit?.startsWith('元') && this.#random.chance(0.5) ? `${whole}.50` : String(whole);
  }

  #count(key: string, value: string): void {
    const counts = this.#used.get(kindOfKey(key)) ?? new Map<string, number>();
    for (const code of value.split(CHOICE_SEPARATOR)) counts.set(code, (counts.get(code) ?? 0) + 1);
    this.#used.set(kindOfKey(key), counts);
  }
}

/** Field, or group and column: rows of a group are of one kind. */
export function kindOfKey(key: string): string {
  const [group = '', , column] = key.split('.');
  return column === undefined ? group : `${group}.${column}`;
}

/** Neighbours who came as a couple: the first and second of every six. */
export function partnerOf(people: readonly DayPerson[], index: number): DayPerson | undefined {
  if (index % 6 > 1) return undefined;
  return people[index % 6 === 0 ? index + 1 : index - 1];
}

/** What stands in the form before anybody types: the roster's word, and the chip's of those who show a card. */
function knownOf(person: DayPerson): Readonly<Record<string, string>> {
  const { name, idNumber, birthOn, phone, community, className } = person;
  const personClass = dayPolicy.personClasses.classes.find((each) => each.name === className)?.code ?? '';
  const sex = Number(idNumber.at(16)) % 2 === 1 ? '1' : '2';
  const roster = { name, idNumber, sex, birthOn, phone, community, hukou: 'district', personClass };
  if (person.shows !== 'card') return roster;
  const { ethnicCode, address, authority, validTo } = inventedCard({ idNumber });
  return { ...roster, ethnicCode, address, authority, validFrom: '2020-01-01', validTo };
}

/** Where the roster is out of date and the clerk puts it right: four who are 军休, two whose hukou is elsewhere. */
function correctedFor(index: number): Readonly<Record<string, string>> {
  return {
    ...([13, 27, 34, 41].includes(index) ? { personClass: '3' } : {}),
    ...(index === 20 ? { hukou: 'city' } : {}),
    ...(index === 22 ? { hukou: 'other' } : {}),
  };
}

function inventedRelative(random: Random): string {
  const year = 1945 + Math.floor(random.between(0, 60));
  const day = String(10 + Math.floor(random.between(0, 18)));
  const first17 = `999999${year}0${1 + Math.floor(random.between(0, 9))}${day}${String(500 + Math.floor(random.between(0, 499)))}`;
  return first17 + idCheckDigit(first17);
}
