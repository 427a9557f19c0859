/** The clerk reads these sentences out on the phone. */
export const eligibilityText = {
  open: (phaseName: string, why: string, channels: readonly string[]) =>
    `属于${phaseName}（${why}），可以办理：${channels.join('、')}`,
  notYet: (phaseName: string, opensOn: string, why: string) => `属于${phaseName}（${why}），${dayText(opensOn)}起开放`,
  fileOnly: (className: string) => `${className}只建档立卡，不发放优待证`,
  outOfScope: (scope: string) => `本站受理${scope}的人员，这位不在范围内，请到户籍地或居住地的服务站办理`,
  scopeUnknown: (scope: string) => `本站受理${scope}的人员，这位的户籍或居住地还没有登记，请先核对并登记`,
  ended: (phaseName: string, closesOn: string) => `${phaseName}已于${dayText(closesOn)}结束，请站长决定怎样办理`,
  noPhase: '不符合本站任何一个阶段的条件，请核对人员类别和户籍',
  noOnSite: '本阶段请先电话预约，再来现场办理',
} as const;

function dayText(date: string): string {
  return `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}
