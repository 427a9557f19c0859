/** Texts of the calling screen. */
export const hallText = {
  callingNow: '正在叫号',
  please: '请到',
  none: '现在没有叫号',
  noneHint: '请坐下等候',
  recent: '刚才叫过的号',
  noRecent: '今天还没有叫号',
  waiting: (count: number) => `等候 ${count} 人`,
  lost: '正在重新连接…',
} as const;
