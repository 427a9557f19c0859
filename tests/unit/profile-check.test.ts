import { describe, expect, it } from 'vitest';
import { profileProblems } from '#shared/domain/profile-check.ts';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { profileProblemText } from '#shared/i18n/zh-CN/profile-problems.ts';
import { readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const policy = readPolicyTables(resourcesDir);
const profile = readProfile(resourcesDir, 'xincun');
const { calling, counters, offline, ticketPrefix } = profile;

/** What is said of a profile changed so, with the field the cursor goes to. */
const said = (patch: Partial<StationProfile>) =>
  profileProblems({ ...profile, ...patch }, policy).map((each) => [each.field, profileProblemText(each)]);

const second = { id: 'bank', name: '银行开卡', prefix: { booked: 'C', walkIn: 'D' }, selfService: true, byPhase: true };

describe('what keeps a profile from being used is said in a sentence and leads to its field', () => {
  it('numbers: a prefix of the wrong form, or one that two sources would share', () => {
    expect(said({ ticketPrefix: { booked: 'a1', walkIn: 'B' } })).toEqual([
      ['ticketPrefix.booked', '号码字头“a1”不对，应是 1 到 3 个大写字母。'],
    ]);
    expect(said({ offline: { ...offline, prefix: ticketPrefix.walkIn } })).toEqual([
      ['offline.prefix', '号码字头里“B”写了两次。'],
    ]);
    expect(said({ services: [{ ...second, prefix: { booked: 'C', walkIn: 'A' } }] })).toEqual([
      ['services.0.prefix.walkIn', '号码字头里“A”写了两次。'],
    ]);
  });

  it('services: one without a name, one that no counter does, one that nobody knows', () => {
    expect(said({ services: [second] })).toEqual([]);
    expect(said({ services: [{ ...second, name: ' ' }] })).toEqual([['services.0.name', '业务名称没有填。']]);
    const only = (services: string[]) => counters.map((counter) => ({ ...counter, services }));
    expect(said({ services: [second], counters: only(['main']) })).toEqual([
      ['', '业务“银行开卡”没有一个窗口办，请给它选一个窗口。'],
    ]);
    expect(said({ counters: [...counters.slice(1), { id: '9', name: '9号窗口', services: ['gone'] }] })).toEqual([
      ['counters.2.services', '9号窗口办的业务里有认不出的“gone”，请重新选。'],
    ]);
  });

  it('times: none that a clock does not show, and none that lets nobody take a number', () => {
    const closing = (closesAt: string | null) => said({ intake: { ...profile.intake, closesAt } });
    expect(closing(null)).toEqual([]);
    expect(closing('25:00')).toEqual([['intake.closesAt', '停止取号的时间“25:00”不对，应像 08:30。']]);
    expect(closing('08:30')).toEqual([
      ['intake.closesAt', '停止取号的时间 08:30 不晚于开门的时间 08:30，这样一个号也取不到。'],
    ]);
    expect(said({ booking: { ...profile.booking, noShowAt: '24:30' } })).toEqual([
      ['booking.noShowAt', '算作没来的时间“24:30”不对，应像 08:30。'],
    ]);
  });

  it('calling: who is first must have a name and a rule that can be read', () => {
    const kind = { code: 'x', name: '', rank: 1, rule: [[{ fact: 'circumstance' as const, has: 'tall' }]] };
    const priorityClasses = [...calling.priorityClasses, kind];
    const at = `calling.priorityClasses.${priorityClasses.length - 1}`;
    expect(said({ calling: { ...calling, priorityClasses } })).toEqual([
      [`${at}.name`, '优先号的名称没有填。'],
      [`${at}.rule`, '的条件里有认不出的内容“tall”，请重新选。'],
    ]);
    const [first] = calling.priorityClasses;
    if (!first) throw new Error('nobody has priority');
    expect(
      said({ calling: { ...calling, priorityClasses: [...calling.priorityClasses, { ...first, code: 'y' }] } }),
    ).toEqual([[`${at}.name`, `优先号的名称里“${first.name}”写了两次。`]]);
  });

  it('channels: each with a name of its own', () => {
    const channels = [...profile.channels, { code: 'bus', name: '' }, { code: 'van', name: '电话预约' }];
    const at = profile.channels.length;
    expect(said({ channels })).toEqual([
      [`channels.${at}.name`, '办理渠道没有填。'],
      [`channels.${at + 1}.name`, '办理渠道里“电话预约”写了两次。'],
    ]);
  });

  it('hours, phases and banks lead to their fields too', () => {
    const [session] = profile.sessions;
    const [phase] = profile.phases;
    const [bank] = profile.banks;
    if (!session || !phase || !bank) throw new Error('an empty profile');
    const fields = said({
      sessions: [{ ...session, weekdays: [] }],
      closedDays: [{ date: '', reason: '' }],
      phases: [{ ...phase, channels: [], closesOn: '2000-01-01' }],
      banks: [{ ...bank, from: '' }],
    }).map(([field]) => field);
    expect(fields).toEqual([
      'sessions.0.weekdays',
      'closedDays.0.date',
      'phases.0.closesOn',
      'phases.0.channels',
      'banks.0.from',
    ]);
  });
});
