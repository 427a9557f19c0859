import { expect, test } from 'vitest';
import { addDays } from '#shared/civil-date.ts';
import { checkCoverage } from '#tests/support/campaign/check-coverage.ts';
import { openChannelsOf } from '#tests/support/campaign/expected-phases.ts';
import { GulinDays } from '#tests/support/campaign/gulin-days.ts';
import { FIRST_DAY, openCampaign } from '#tests/support/campaign/open-campaign.ts';

const LAST_DAY = '2022-05-31';
const DONE_WITH = ['accepted', 'online-applied', 'declined', 'moved-away', 'deceased', 'unreachable', 'not-eligible'];

/** A play in which one of these never happens proves nothing about it. */
const PLAYED = [
  ...['phone', 'home', 'agreed', 'group', 'onsite'].map((channel) => `accepted: ${channel}`),
  ...['phase.notOpen', 'appointment.channel', 'appointment.exists'].map((code) => `booking refused: ${code}`),
  ...['phase.notOpen', 'appointment.otherDay', 'onlineApplication.exists'].map((code) => `kiosk refused: ${code}`),
  ...['informed', 'no-answer', 'call-later', 'wants-visit', 'declined', 'wrong-number', 'moved-away', 'deceased'].map(
    (outcome) => `contact: ${outcome}`,
  ),
  'moved',
  'cancelled by person',
  'cancelled by station',
  'no-show',
  'nobody met: home',
  'missed a call',
  'lacked a paper',
  'day closed',
  'session called off',
  'online application withdrawn',
];

test('古林街道 plays its three phases with 26 villages, and every evening nobody is left out', async () => {
  const desk = await openCampaign({ profile: 'gulin', perCommunity: 10, seed: 26 });
  const { manager } = desk.station;
  expect(new Set(desk.people.map((person) => person.is.community)).size).toBe(26);
  const days = new GulinDays(desk);
  for (let date = FIRST_DAY; date <= LAST_DAY; date = addDays(date, 1)) {
    await days.play(date);
    await desk.tally.compare(manager, date);
    for (const each of await manager.appointments.list({ date })) {
      const person = desk.people.find(({ id }) => id === each.personId);
      expect(person && openChannelsOf(desk.phases, person.is, date)).toContain(each.channel);
    }
    await checkCoverage(desk);
  }
  const left = desk.people.filter((person) => !DONE_WITH.includes(person.state()));
  expect(left.map((person) => [person.is.name, person.state()])).toEqual([]);
  for (const { id, is, accepted } of desk.people) {
    const known = await manager.people.get({ personId: id });
    expect([known.name, known.case?.state ?? null, known.case?.caseNumber ?? null]).toEqual([
      is.name,
      accepted ? 'accepted' : null,
      accepted?.number ?? null,
    ]);
    if (accepted) expect(openChannelsOf(desk.phases, is, accepted.on)).not.toEqual([]);
  }
  expect(PLAYED.filter((what) => !desk.events.has(what))).toEqual([]);
});
