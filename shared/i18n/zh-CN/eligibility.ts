/** The clerk reads these sentences out on the phone. */
export const eligibilityText = {
  open: (phaseName: string, ruleText: string) => `${phaseName}已开放（${ruleText}），可以办理`,
  notYet: (phaseName: string, opensOn: string, ruleText: string) =>
    `属于${phaseName}（${ruleText}），${dayText(opensOn)}起开放`,
  fileOnly: (className: string) => `${className}只建档立卡，不发放优待证`,
  outOfScope: '不在本站当前办理范围内，请核对人员类别和户籍',
  noOnSite: '本阶段请先电话预约，再来现场办理',
} as const;

function dayText(date: string): string {
  return `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}
