import type { ProfileProblem, ProfileProblemCode } from '#shared/domain/profile-problem.ts';

/** Names of what a problem may be about; what is not here is a name out of the profile and stands as it is. */
const places: Readonly<Record<string, string>> = {
  stationName: '站名',
  street: '街道（镇）',
  hotline: '咨询电话',
  site: '办理地点',
  openingText: '办公时间的文字',
  serviceName: '业务名称',
  code: '受理编号的字头',
  effectiveOn: '生效日期',
  communities: '社区（村）',
  counters: '窗口',
  place: '社区或窗口',
  phase: '阶段名称',
  'phase-id': '阶段编号',
  scope: '受理范围',
  channels: '办理渠道',
  bank: '银行',
  closedDays: '不办公的日子',
  extraDays: '加班的日子',
  phases: '阶段',
  banks: '银行',
  sessions: '办公时段',
  clerks: '工作人员',
  notices: '大厅通知',
  courtesy: '文明用语',
  priority: '优先号的名称',
  service: '业务名称',
  prefix: '号码字头',
  noShowAt: '算作没来的时间',
  closesAt: '停止取号的时间',
  calling: '叫号',
  speech: '叫号的声音',
  booking: '预约',
  intake: '取号',
  ticketPrefix: '号码字头',
  services: '业务',
  offline: '断网时的号码',
  kiosk: '自助机',
};

type Sentence = (where: string, detail: string) => string;

const sentences: Readonly<Record<ProfileProblemCode, Sentence>> = {
  'text-missing': (where) => `${where}没有填。`,
  'code-form': (_, detail) => `受理编号的字头“${detail}”不对，应是 2 到 6 个大写字母。`,
  'prefix-form': (_, detail) => `号码字头“${detail}”不对，应是 1 到 3 个大写字母。`,
  'list-empty': (where) => `${where}一个也没有，请至少填一个。`,
  twice: (where, detail) => `${where}里“${detail}”写了两次。`,
  date: (where, detail) => `${where}的日期“${detail}”不对，请重新选。`,
  time: (where, detail) => `${placeOf(where)}“${detail}”不对，应像 08:30。`,
  'time-order': (where) => `时段 ${where} 的结束时间要晚于开始时间。`,
  'date-order': (where, detail) => `${where}的结束日期 ${detail} 早于开始日期。`,
  'weekdays-missing': (where) => `时段 ${where} 没有选星期几。`,
  'session-short': (where, detail) => `时段 ${where} 太短，放不下一个 ${detail} 分钟的号。`,
  'session-overlap': (where, detail) => `时段 ${where} 和 ${detail} 在同一天重叠了。`,
  'closed-and-extra': (_, detail) => `${detail} 既写了不办公又写了加班，请去掉一个。`,
  'no-session': () => '没有办公时段，就没有号可约，请至少加一个。',
  'intake-before-opening': (where, detail) =>
    `停止取号的时间 ${detail} 不晚于开门的时间 ${where}，这样一个号也取不到。`,
  'service-unknown': (where, detail) => `${where}办的业务里有认不出的“${detail}”，请重新选。`,
  'service-nowhere': (where) => `业务“${where}”没有一个窗口办，请给它选一个窗口。`,
  'code-unknown': (where, detail) => `${where}的条件里有认不出的内容“${detail}”，请重新选。`,
  'channel-missing': (where) => `${where}没有选办理渠道。`,
  'channel-unknown': (where, detail) => `${where}的办理渠道“${detail}”不在本站的渠道里。`,
  'anyone-with-others': (where) => `${where}里“所有人”和别的条件写在了一起，请分开写。`,
  'no-bank': (where) => `生效那天（${where}）没有一家银行可选，请看银行的日期。`,
  shape: (where) => `${where}这一项没有填完整或填得不对。`,
};

function placeOf(where: string): string {
  return where.includes('-') ? `时段 ${where} 的时间` : where;
}

/** The sentence of one problem. */
export function profileProblemText({ code, where, detail }: ProfileProblem): string {
  const [first = ''] = where.split('.');
  const known = code === 'shape' ? (places[first] ?? first) : (places[where] ?? where);
  return sentences[code](known, detail);
}
