import type { StationDescription } from '#shared/contract/station.ts';

/** What an invented station says of itself: 28 February 2022, 08:40 in Shanghai. */
export const sampleDescription: StationDescription = {
  version: '0.1.0',
  stationName: '新村街道退役军人服务站',
  street: '新村街道',
  hotline: '022-0000-0042',
  openingText: '周一至周五 8:30-11:30，13:30-17:00',
  communities: ['近开里社区', '新开里社区'],
  counters: [
    { id: '1', name: '1号窗口' },
    { id: '2', name: '2号窗口' },
  ],
  clerks: ['李晓梅', '王海涛'],
  services: [{ id: 'main', name: '优待证申领' }],
  speech: { times: 2, one: 'yao' },
  waitAlarmMinutes: 45,
  banks: ['中国工商银行', '中国农业银行'],
  bankDesks: [],
  personClasses: [{ code: '1', name: '退役军人', cardKind: 'veteran' }],
  circumstances: [{ code: 'seriously-ill', name: '重病' }],
  hukouKinds: [{ code: 'local', name: '本地户籍' }],
  residenceKinds: [{ code: 'district', name: '居住在本区' }],
  disabilityGrades: [{ code: '7', name: '七级' }],
  channels: [{ code: 'phone', name: '电话预约' }],
  bring: ['居民身份证原件', '户口簿原件', '退役证明原件'],
  notices: ['请备好身份证、户口簿和退役证明原件', '80岁以上老人可预约上门办理', '首次申领不收任何费用'],
  courtesy: { call: '您好，请坐。' },
  kiosk: { warnAfterSeconds: 60, countdownSeconds: 30 },
  phases: [
    { id: 'phase-1', name: '第一阶段', opensOn: '2022-02-28', ruleText: '80岁以上', channels: ['phone', 'onsite'] },
  ],
  practice: false,
  keySource: 'keychain',
  today: '2022-02-28',
  nowMs: Date.UTC(2022, 1, 28, 0, 40),
};
