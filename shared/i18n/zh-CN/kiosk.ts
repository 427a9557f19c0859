/** Texts of the self-service screen: short, polite, one thing at a time. */
export const kioskText = {
  larger: '字大一点',
  smaller: '字小一点',
  welcome: {
    question: '请把身份证放在读卡区',
    questionNoCard: '请输入身份证号码',
    picture: '把身份证平放在读卡区上',
    digits: '没带身份证，输入号码',
    digitsOnly: '开始输入号码',
    reader: {
      ready: '放好后请等一下，不用按键。',
      reading: '正在读身份证，请不要拿开……',
      remove: '请先拿起身份证，再放一次。',
      readFailed: '没有读好。请拿起身份证，再放一次。',
      away: '读卡器现在不能用，可以输入身份证号码。',
      asking: '正在准备，请稍等……',
    },
  },
  digits: {
    question: '请输入身份证号码',
    shown: '已输入的号码',
    count: (entered: number) => `已输入 ${entered} 位，共 18 位`,
    remove: '删除',
    clear: '清空',
    confirm: '确定',
    back: '返回',
    problem: {
      'idNumber.length': (entered: number) => `身份证号码是 18 位，现在是 ${entered} 位，请接着输入。`,
      'idNumber.characters': () => '只有最后一位可以是 X，请按“删除”改一改。',
      'idNumber.birthDate': () => '号码中间的出生日期不对，请对着证件看一看。',
      'idNumber.checkDigit': () => '号码有一位不对，请对着证件看一看。',
    },
  },
  checking: { title: '正在查找', body: '请稍等……' },
  ticket: {
    yours: '您的号码',
    again: '您今天已经取过号',
    ahead: (count: number) => `前面还有 ${count} 人`,
    next: '很快就叫到您',
    booked: (time: string) => `预约时间 ${time}`,
    walkIn: '现场取号',
    printing: '小票正在打印……',
    take: '请取走小票，坐下等候叫号',
    wait: '请坐下等候叫号',
    remember: '请记住或抄下号码',
    noPaper: '小票现在打不出来，不影响叫号。',
    look: '小票没有出来，也请记住号码',
    goTo: (counter: string) => `已经叫到您，请到 ${counter}`,
    missed: '刚才叫过您的号，请到窗口告诉工作人员',
    served: '您今天已经办好了',
    takeCard: '请拿好您的身份证',
    done: '好了',
  },
  refused: {
    notOpen: { title: '现在还没有轮到您办理', next: (hotline: string) => `想问清楚，请到窗口，或打电话 ${hotline}。` },
    otherDay: { title: (day: string) => `您预约的是 ${day}`, next: '请那一天再来。今天想办，请到窗口找工作人员。' },
    online: {
      title: '您已经在网上申请了',
      number: (number: string) => `申请号 ${number}，不用再取号。`,
      next: '有事要问，请到窗口找工作人员。',
    },
    notFound: { title: '没有查到您的信息', next: '请到窗口找工作人员，他们会帮您办。' },
    number: { title: '这个号码不对', next: '请对着证件，重新输入。' },
    cardAgain: { title: '请再放一次身份证', next: '拿起身份证，再放到读卡区。' },
    trouble: { title: '现在没有查成', next: '请再试一次，或到窗口找工作人员。' },
    again: '再试一次',
    typeAgain: '重新输入号码',
    done: '好的',
  },
  idle: {
    question: '还在办理吗？',
    body: '如果没有人按，屏幕会清空，给下一位使用。已取的号还在。',
    stay: '我还在',
  },
} as const;

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** `3月2日 周三 上午9:00`, as it is read off a wall. */
export function dayAndTime(date: string, weekday: number, time: string): string {
  const half = Number(time.slice(0, 2)) < 12 ? '上午' : '下午';
  const hour = Number(time.slice(0, 2));
  const clock = `${hour > 12 ? hour - 12 : hour}:${time.slice(3, 5)}`;
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 ${weekdays[weekday] ?? ''} ${half}${clock}`;
}
