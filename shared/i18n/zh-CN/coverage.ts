import type { CoverageDecision, CoverageState } from '#shared/domain/coverage.ts';

/** The states as the board heads them and the counter shows them. */
export const coverageStateName: Readonly<Record<CoverageState, string>> = {
  'not-notified': '未通知',
  notified: '已通知待约',
  booked: '已预约',
  visit: '需上门',
  'in-progress': '正在填表',
  'online-applied': '网上已申请',
  accepted: '已受理',
  declined: '不愿申领',
  'not-eligible': '不符合',
  'moved-away': '迁出',
  deceased: '去世',
  unreachable: '联系不上',
};

export const coverageDecisionName: Readonly<Record<CoverageDecision, string>> = {
  visit: '需上门',
  declined: '不愿申领',
  'not-eligible': '不符合',
  'moved-away': '迁出',
  deceased: '去世',
  unreachable: '联系不上',
  none: '撤回，恢复联系',
};

/** Why somebody is in their state: one sentence each. */
export const coverageReason = {
  accepted: (caseNumber: string) => `已受理，受理号 ${caseNumber}`,
  decided: (decision: CoverageDecision, reason: string) =>
    `${coverageDecisionName[decision]}${reason === '' ? '' : `：${reason}`}`,
  online: (number: string, on: string) => `${dayText(on)} 在网上申请，申请号 ${number}`,
  draft: (clerk: string) => `${clerk} 正在窗口填表，还没有受理`,
  booked: (on: string, time: string) => `已约 ${dayText(on)} ${time}`,
  reached: (on: string, what: string) => `${dayText(on)} ${what}`,
  came: (on: string) => `${dayText(on)} 到过大厅，还没有受理`,
  missed: (on: string) => `约了 ${dayText(on)}，没有来`,
  notNotified: (eligibility: string) => `还没有通知到本人。${eligibility}`,
} as const;

export function dayText(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}
