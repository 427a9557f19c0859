type NextOpening = { readonly date: string; readonly time: string } | null;

const comeAgain = (next: NextOpening): string =>
  next === null
    ? ''
    : `，请 ${Number(next.date.slice(5, 7))}月${Number(next.date.slice(8, 10))}日 ${next.time} 以后再来`;

/** Texts of the calling screen. */
export const hallText = {
  callingNow: '正在叫号',
  please: '请到',
  none: '现在没有叫号',
  noneHint: '请坐下等候',
  recent: '刚才叫过的号',
  noRecent: '今天还没有叫号',
  waiting: (count: number) => `等候 ${count} 人`,
  spoken: (number: string, counter: string) => `请 ${number} 号到 ${counter} 办理`,
  intake: {
    stopped: (next: NextOpening) => `今天现场不再取号${comeAgain(next)}。有预约的人照常取号。`,
    full: (next: NextOpening) => `今天现场的号已经取完${comeAgain(next)}。有预约的人照常取号。`,
    closed: (next: NextOpening) => `今天已经下班，不再取号${comeAgain(next)}。`,
  },
  lost: '正在重新连接…',
} as const;
