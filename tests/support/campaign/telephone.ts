import { addDays } from '#shared/civil-date.ts';
import { expect } from 'vitest';
import type { CampaignDesk } from './campaign-desk.ts';
import { request } from './campaign-station.ts';
import type { Bent, ExpectedPerson } from './expected-person.ts';

type Outcome =
  'informed' | 'no-answer' | 'call-later' | 'wants-visit' | 'declined' | 'wrong-number' | 'moved-away' | 'deceased';

/** What comes of reaching out to somebody of this bent, by telephone or at their door. */
const usual: Readonly<Record<Bent, { readonly phone: Outcome; readonly visit: Outcome }>> = {
  comes: { phone: 'informed', visit: 'informed' },
  online: { phone: 'informed', visit: 'informed' },
  'stays-home': { phone: 'wants-visit', visit: 'wants-visit' },
  refuses: { phone: 'declined', visit: 'declined' },
  moved: { phone: 'moved-away', visit: 'moved-away' },
  died: { phone: 'deceased', visit: 'deceased' },
  'wrong-number': { phone: 'wrong-number', visit: 'informed' },
  untraceable: { phone: 'wrong-number', visit: 'no-answer' },
};

/** Records one contact, with the next date the policy proposes. Returns what came of it. */
export async function contact(
  desk: CampaignDesk,
  person: ExpectedPerson,
  channel: 'phone' | 'visit',
): Promise<Outcome> {
  const outcome = desk.dice.hits(20)
    ? desk.dice.among(['no-answer', 'call-later'] as const)
    : usual[person.bent][channel];
  await logContact(desk, person, { channel, outcome });
  return outcome;
}

type ContactWish = { readonly channel: string; readonly outcome: string; readonly nextDays?: number };

export async function logContact(
  desk: CampaignDesk,
  person: ExpectedPerson,
  { channel, outcome, ...wish }: ContactWish,
): Promise<void> {
  desk.tick();
  const { counter, context } = desk.station;
  const known = context.policy.contacts.outcomes.find(({ code }) => code === outcome);
  if (!known) throw new Error(`no such outcome: ${outcome}`);
  const { informs, decides } = known;
  const nextDays = wish.nextDays ?? known.nextDays;
  const nextOn = nextDays === null ? null : addDays(desk.date, nextDays);
  const words = { channel, outcome, nextOn, note: `${known.name}，已记下`, clerk: desk.clerk };
  await counter.contacts.log({ ...request(), personId: person.id, ...words });
  desk.happened(`contact: ${outcome}`);
  person.contacted({ on: desk.date, informs, decides, nextOn });
}

/** Two clerks at the call sheet: each is given somebody else. Returns whom they rang and what came of it. */
export async function callBySheet(desk: CampaignDesk, wanted: number): Promise<ExpectedPerson[]> {
  const reached: ExpectedPerson[] = [];
  const [first = '', second = ''] = desk.clerks;
  for (let called = 0; called < wanted; called += 2) {
    const next = await Promise.all([
      desk.station.counter.coverage.nextCall({ clerk: first }),
      desk.station.counter.coverage.nextCall({ clerk: second }),
    ]);
    const people = next.flatMap((row) => desk.people.filter(({ id }) => id === row?.personId));
    expect(new Set(people).size).toBe(people.length);
    if (people.length === 0) break;
    for (const person of people) {
      expect(desk.channelsOf(person)).not.toEqual([]);
      if ((await contact(desk, person, 'phone')) === 'informed') reached.push(person);
    }
  }
  return reached;
}
