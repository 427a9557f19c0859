import type { PersonId } from '#shared/contract/base.ts';
import type { PolicyTables } from '#shared/domain/policy-tables.ts';
import { inventPeople, readInventionTable, type Dice, type InventedPerson } from '#electron/services/demo-people.ts';
import { importRoster } from '../roster-client.ts';
import { delimitedOf } from '../roster-workbook.ts';
import { resourcesDir } from '../test-context.ts';
import type { CampaignStation } from './campaign-station.ts';
import { ExpectedPerson, type Bent } from './expected-person.ts';
import { mayHaveCard } from './expected-phases.ts';

const HEADINGS = ['姓名', '身份证号', '联系电话', '村居', '人员类别', '户籍', '现居住地', '残疾等级', '特殊情况'];

/** People of a street's roster, so many in each community; ages as of the campaign's first day. */
export function campaignRoster(communities: readonly string[], perCommunity: number, seed: number): InventedPerson[] {
  const table = readInventionTable(resourcesDir);
  const wish = { count: communities.length * perCommunity, communities, today: '2022-02-28', seed };
  const invented = inventPeople(wish, table);
  return invented.map((person, index) => ({ ...person, community: communities[index % communities.length] ?? '' }));
}

/** A community's roster as its clerk keeps it. */
export function rosterCsv(people: readonly InventedPerson[], { personClasses, circumstances }: PolicyTables): string {
  const nameOf = (entries: readonly { readonly code: string; readonly name: string }[], code: string) =>
    entries.find((entry) => entry.code === code)?.name ?? '';
  const rows = people.map((person) => [
    person.name,
    person.idNumber,
    person.phone,
    person.community,
    nameOf(personClasses.classes, person.personClass),
    nameOf(circumstances.hukouKinds, person.hukou),
    nameOf(circumstances.residenceKinds, person.residence),
    nameOf(circumstances.disabilityGrades, String(person.disabilityGrade ?? '')),
    person.circumstances.map((code) => nameOf(circumstances.circumstances, code)).join('、'),
  ]);
  return delimitedOf([HEADINGS, ...rows]);
}

/** Brings every community's roster in by itself, as they arrive, and finds everybody again by their ID number. */
export async function importRosters(
  { manager, counter, context }: CampaignStation,
  people: readonly InventedPerson[],
): Promise<ReadonlyMap<string, PersonId>> {
  for (const [community, members] of Map.groupBy(people, (person) => person.community)) {
    const batch = await importRoster(manager, rosterCsv(members, context.policy));
    if (batch.state !== 'committed' || batch.added !== members.length) {
      throw new Error(`${community}: ${batch.added} of ${members.length} added, ${batch.state} ${batch.problem}`);
    }
  }
  const ids = new Map<string, PersonId>();
  for (const { idNumber } of people) {
    const found = await counter.people.search({ query: idNumber, limit: 2 });
    if (!found[0] || found.length > 1) throw new Error(`${found.length} people found by one ID number`);
    ids.set(idNumber, found[0].id);
  }
  return ids;
}

/** Draws for everybody what they will do. */
export function expectPeople(
  people: readonly InventedPerson[],
  ids: ReadonlyMap<string, PersonId>,
  dice: Dice,
): ExpectedPerson[] {
  return people.map((person) => {
    const id = ids.get(person.idNumber);
    if (!id) throw new Error('somebody is not on file');
    return new ExpectedPerson(id, person, bentOf(person, dice));
  });
}

const bents: readonly { readonly bent: Bent; readonly weight: number }[] = [
  { bent: 'comes', weight: 62 },
  { bent: 'stays-home', weight: 12 },
  { bent: 'online', weight: 10 },
  { bent: 'refuses', weight: 4 },
  { bent: 'moved', weight: 4 },
  { bent: 'died', weight: 3 },
  { bent: 'wrong-number', weight: 3 },
  { bent: 'untraceable', weight: 2 },
];

function bentOf(person: InventedPerson, dice: Dice): Bent {
  const { bent } = dice.weighted(bents);
  if (!mayHaveCard(person)) return 'comes';
  const isWeak = person.circumstances.some((code) => code === 'bedridden' || code === 'no-self-care');
  return isWeak && (bent === 'comes' || bent === 'online') ? 'stays-home' : bent;
}
