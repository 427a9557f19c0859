import { addDays, ageOn, type CivilDate } from '#shared/civil-date.ts';
import type { InventedPerson } from '#electron/services/demo-people.ts';

/** A phase as the street's notice words it, written down a second time: the play must not ask the rules under test. */
export type ExpectedPhase = {
  readonly name: string;
  readonly opensOn: CivilDate;
  readonly channels: readonly string[];
  readonly isFor: (person: InventedPerson, date: CivilDate) => boolean;
};

/** 无军籍职工, 伤残民兵民工, 军属: on file, but no card is issued to them. */
const WITHOUT_CARD = ['4', '8', '12'];
const FURTHEST_DAYS = 366;

const has = (person: InventedPerson, code: string) => person.circumstances.includes(code);
const isOld = (person: InventedPerson, date: CivilDate, years: number) => ageOn(person.birthOn, date) >= years;
const needsCare = (person: InventedPerson) =>
  has(person, 'seriously-ill') || has(person, 'no-self-care') || has(person, 'bedridden');
const isBereaved = (person: InventedPerson) => ['9', '10', '11'].includes(person.personClass);
const phase = (
  name: string,
  opensOn: CivilDate,
  channels: readonly string[],
  isFor: ExpectedPhase['isFor'],
): ExpectedPhase => ({ name, opensOn, channels, isFor });

export const expectedPhases = {
  xincun: [
    phase(
      '第一阶段',
      '2022-02-28',
      ['phone', 'home', 'onsite'],
      (person, date) => has(person, 'regular-subsidy') || isOld(person, date, 80) || isBereaved(person),
    ),
    phase(
      '第二阶段',
      '2022-03-15',
      ['phone', 'home', 'agreed', 'onsite'],
      (person, date) => isOld(person, date, 60) || ['3', '7'].includes(person.personClass) || needsCare(person),
    ),
    phase('第三阶段', '2022-04-01', ['phone', 'home', 'agreed', 'onsite', 'online'], () => true),
  ],
  zhongtang: [
    phase(
      '第一阶段',
      '2022-02-28',
      ['phone', 'home', 'onsite'],
      (person) => has(person, 'regular-subsidy') || ['5', '6', '7'].includes(person.personClass) || isBereaved(person),
    ),
    phase('第二阶段', '2022-03-15', ['phone', 'home', 'onsite'], (person, date) => isOld(person, date, 60)),
    phase('第三阶段', '2022-04-01', ['phone', 'home', 'agreed', 'onsite', 'online'], () => true),
  ],
  gulin: [
    phase(
      '第一阶段',
      '2022-02-28',
      ['phone', 'home', 'agreed'],
      (person) => person.hukou === 'district' && has(person, 'regular-subsidy'),
    ),
    phase(
      '第二阶段',
      '2022-03-15',
      ['phone', 'home', 'group'],
      (person, date) =>
        (person.personClass === '3' && person.hukou === 'district' && person.residence === 'district') ||
        isOld(person, date, 80) ||
        needsCare(person),
    ),
    phase('第三阶段', '2022-04-01', ['phone', 'home', 'agreed', 'onsite', 'online'], () => true),
  ],
} as const satisfies Record<string, readonly ExpectedPhase[]>;

export const mayHaveCard = (person: InventedPerson): boolean => !WITHOUT_CARD.includes(person.personClass);

/** The phases by which somebody may apply on a date. */
export function openPhasesOf(
  phases: readonly ExpectedPhase[],
  person: InventedPerson,
  date: CivilDate,
): readonly ExpectedPhase[] {
  if (!mayHaveCard(person)) return [];
  return phases.filter((each) => each.opensOn <= date && each.isFor(person, date));
}

/** Channels open to somebody on a date; none before their phase opens. */
export function openChannelsOf(phases: readonly ExpectedPhase[], person: InventedPerson, date: CivilDate): string[] {
  return [...new Set(openPhasesOf(phases, person, date).flatMap(({ channels }) => channels))];
}

/** Name of the phase that is theirs on a date, else of the first that will be; `''` for none. */
export function phaseNameOf(phases: readonly ExpectedPhase[], person: InventedPerson, date: CivilDate): string {
  if (!mayHaveCard(person)) return '';
  for (let ahead = 0; ahead <= FURTHEST_DAYS; ahead += 1) {
    const first = openPhasesOf(phases, person, addDays(date, ahead))[0];
    if (first) return first.name;
  }
  return '';
}
