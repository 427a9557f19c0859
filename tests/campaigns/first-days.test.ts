import { describe, expect, test } from 'vitest';
import type { CampaignDesk } from '#tests/support/campaign/campaign-desk.ts';
import { refusalIn, request } from '#tests/support/campaign/campaign-station.ts';
import { checkCoverage } from '#tests/support/campaign/check-coverage.ts';
import { ExpectedLine } from '#tests/support/campaign/expected-line.ts';
import type { ExpectedPerson } from '#tests/support/campaign/expected-person.ts';
import { openCase } from '#tests/support/campaign/fill-case.ts';
import { HallDay } from '#tests/support/campaign/hall-day.ts';
import { openCampaign } from '#tests/support/campaign/open-campaign.ts';

const MONDAY = '2022-02-28';
const ONE_BY_ONE = { missesCall: 0, lacksPaper: 0 };

/** People ring up in the order of the roster until so many have an appointment. Returns who was told to wait for their phase. */
async function bookByPhone(desk: CampaignDesk, date: string, wanted: number): Promise<ExpectedPerson[]> {
  const refused: ExpectedPerson[] = [];
  let booked = 0;
  for (const person of desk.people) {
    const outcome = booked < wanted ? await desk.book(person, { date, kind: 'hall', channel: 'phone' }) : '';
    if (outcome === 'booked') booked += 1;
    if (outcome === 'phase.notOpen') refused.push(person);
  }
  expect(booked).toBe(wanted);
  return refused;
}

/** Everybody booked for the day comes at their time and is served, with those who come by among them. */
async function playDay(desk: CampaignDesk, date: string, walkIns: readonly ExpectedPerson[]): Promise<HallDay> {
  desk.at(date, '08:00');
  const hall = new HallDay(desk, { ...ONE_BY_ONE, line: new ExpectedLine() });
  const coming = desk.people.filter(({ booking }) => booking?.date === date);
  const byTime = [...Map.groupBy(coming, ({ booking }) => booking?.startsAt ?? '')].toSorted(([a], [b]) =>
    a.localeCompare(b),
  );
  const left = [...walkIns];
  for (const [time, members] of byTime) {
    desk.at(date, time);
    for (const walkIn of left.splice(0, 2)) await hall.arrive(walkIn);
    for (const person of members) await hall.arrive(person);
    await hall.serveAll();
  }
  return hall;
}

describe('新村街道', () => {
  test('42 people are booked by telephone on the weekend, called by the rule and accepted on the first day', async () => {
    const desk = await openCampaign({ profile: 'xincun', perCommunity: 20, seed: 42 });
    await checkCoverage(desk);
    desk.at('2022-02-27', '09:00');
    const refused = await bookByPhone(desk, MONDAY, 42);
    expect(refused.length).toBeGreaterThan(10);
    await checkCoverage(desk);
    const hall = await playDay(desk, MONDAY, []);
    for (const person of refused.slice(0, 5)) expect(await hall.arrive(person)).toBe('phase.notOpen');
    await desk.closeDay();
    for (const measure of ['booked', 'arrived', 'served', 'accepted'] as const) {
      expect([measure, desk.tally.of(MONDAY, measure)]).toEqual([measure, 42]);
    }
    await desk.tally.compare(desk.station.manager, MONDAY);
    await checkCoverage(desk);
  });
});

describe('中塘镇', () => {
  test('18 apply on the first day, 重点优抚 first, then 60 and 80 years, then everybody; two banks have a desk', async () => {
    const desk = await openCampaign({ profile: 'zhongtang', perCommunity: 12, seed: 18 });
    const { counter, manager } = desk.station;
    const rest = (phase: number, date: string) =>
      desk.people.filter((person) => {
        const first = desk.phases.find(
          (each) => desk.channelsOf(person, '2022-04-01').length > 0 && each.isFor(person.is, date),
        );
        return first === desk.phases[phase] && !person.accepted && !person.booking;
      });
    await bookByPhone(desk, MONDAY, 12);
    const hall = await playDay(desk, MONDAY, rest(0, MONDAY).slice(0, 6));
    for (const person of [...rest(1, MONDAY), ...rest(2, MONDAY)])
      expect(await hall.arrive(person)).toBe('phase.notOpen');
    await desk.closeDay();
    expect(desk.tally.of(MONDAY, 'accepted')).toBe(18);
    await desk.tally.compare(manager, MONDAY);
    await checkCoverage(desk);

    for (const [date, phase] of [
      ['2022-03-15', 1],
      ['2022-04-01', 2],
    ] as const) {
      const eve = new HallDay(desk, { ...ONE_BY_ONE, line: null });
      desk.at(date === '2022-03-15' ? '2022-03-14' : '2022-03-31', '10:00');
      for (const person of rest(phase, date).slice(0, 6)) expect(await eve.arrive(person)).toBe('phase.notOpen');
      await playDay(desk, date, []);
      const due = rest(phase, date).slice(0, 6);
      const day = new HallDay(desk, { ...ONE_BY_ONE, line: new ExpectedLine() });
      for (const person of due) expect(await day.arrive(person)).toBeNull();
      await day.serveAll();
      await desk.closeDay();
      expect(desk.tally.of(date, 'accepted')).toBe(6);
      await desk.tally.compare(manager, date);
      await checkCoverage(desk);
    }

    const info = await counter.station.describe();
    expect(info.banks).toEqual(['中国农业银行中塘支行', '中国邮政储蓄银行中塘支行']);
    const [somebody] = rest(0, '2022-04-01');
    if (!somebody) throw new Error('everybody of the first phase has applied');
    const document = await openCase(counter, { personId: somebody.id, ticketId: null, clerk: '苏建军' });
    const save = { ...request(), caseId: document.id, clerk: '苏建军', field: 'bank', value: '中国工商银行' };
    expect(await refusalIn(counter.cases.saveField(save))).toBe('case.fieldInvalid');
  });
});
