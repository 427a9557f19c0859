/** Texts of finding people, registering them, and booking by telephone. */
export const appointmentsText = {
  search: {
    label: '找人',
    placeholder: '姓名、拼音首字母、电话、身份证号后几位',
    hint: '↑ ↓ 选人，回车确定',
    start: '输入姓名、拼音首字母（如 zjg）、电话或身份证号的最后几位。',
    none: (query: string) => `没有找到“${query}”。`,
    more: '结果很多，请再多输入一点。',
    register: '登记名册上没有的人',
    failed: '没有查到结果，正在重试。',
    card: {
      known: (maskedName: string) => `刚才读了 ${maskedName} 的身份证。`,
      unknown: (maskedName: string) => `刚才读了 ${maskedName} 的身份证，名册里没有这个号码。`,
      show: '看这个人',
    },
  },
  person: {
    age: (age: number) => `${age} 岁`,
    noPhone: '没有电话',
    noClass: '类别待定',
    open: '可以办理',
    notYet: '还没到批次',
    notEligible: '不在办理范围',
    booked: (date: string, time: string) => `已约 ${date} ${time}`,
    ticket: (number: string) => `今天 ${number} 号`,
    accepted: (number: string) => `已受理 ${number}`,
    draft: '有未办完的档案',
    community: '社区',
    phone: '电话',
    idNumber: '身份证号',
    personClass: '类别',
    circumstances: '特殊情况',
    hukou: '户口',
    residence: '现居住地',
    disabilityGrade: '残疾等级',
    back: '返回查找',
  },
  ticket: {
    issue: '给号',
    title: (name: string) => `给 ${name} 一个今天的号`,
    service: '办什么',
    reason: '原因（没有预约或不在批次时请写明）',
    confirm: '给号并打印',
    cancel: '取消',
    given: (number: string, ahead: number) =>
      ahead === 0 ? `已给 ${number} 号，前面没有人。` : `已给 ${number} 号，前面还有 ${ahead} 人。`,
    already: (number: string) => `今天已经有 ${number} 号。`,
  },
  openCase: '打开档案',
  /** Of somebody whose last case is accepted. */
  lookAtCase: '查看档案',
  lookKey: 'Ctrl+O',
  anotherCase: '再办一件',
  slots: {
    title: '选时间',
    hint: '方向键选，回车确定',
    free: (free: number) => `余 ${free}`,
    full: '约满',
    past: '已过',
    closed: '不办公',
    notArranged: '没有安排',
    none: '没有可约的时间。',
    next: '后面几天',
    previous: '前面几天',
    changed: '刚才选的时间被别的窗口约满了，名额已更新，请另选一个时间。',
    loading: '正在查看名额……',
  },
  book: {
    phone: '联系电话',
    phoneHint: '请和来电人核对电话',
    chosen: (day: string, from: string, to: string) => `${day} ${from}–${to}`,
    notChosen: '还没有选时间',
    submit: '预约（回车）',
    notOpen: '现在不能预约',
    channel: '方式',
    noSeatNeeded: '这个批次只在网上申请，不用约时间。',
    address: '上门地址',
    addressHint: '可以以后再填',
  },
  booked: {
    title: '已有预约',
    fresh: '预约好了，请读给来电人听：',
    number: '预约号',
    cancel: '取消预约',
    cancelTitle: '取消这个预约？',
    cancelReason: '取消原因',
    cancelReasonDefault: '本人要求取消',
    cancelYes: '取消预约',
    cancelNo: '不取消',
    print: '打印预约单',
    printed: '预约单已送去打印。',
    next: '下一个电话（回车）',
    readOut: (when: string, site: string, bring: readonly string[]) =>
      `请您${when}到${site}办理${bring.length === 0 ? '' : `，请带好${bring.join('、')}`}。`,
    readOutHome: (when: string, who: string, bring: readonly string[]) =>
      `我们${when}之间上门，来的是${who}，请您在家等候${bring.length === 0 ? '' : `，准备好${bring.join('、')}`}。`,
    readOutFamily: (names: string, when: string, site: string, bring: readonly string[]) =>
      `请${names}${when}一起到${site}办理${bring.length === 0 ? '' : `，每人带好${bring.join('、')}`}。`,
    readOutEach: (each: string, site: string, bring: readonly string[]) =>
      `请到${site}办理：${each}${bring.length === 0 ? '' : `，每人带好${bring.join('、')}`}。`,
    move: '改时间',
    cancelByPerson: '本人要求取消',
    cancelByStation: '我们办不了，要另约（进“待联系”）',
    cancelReasonStation: '窗口临时不能办理',
    cancelled: '预约已取消，名额已放出。',
  },
  move: {
    title: (day: string, time: string) => `原来约的是 ${day} ${time}，请选新的时间：`,
    reason: '改时间的原因',
    reasonDefault: '本人要求改时间',
    submit: '改到这个时间（回车）',
    cancel: '返回',
  },
  family: {
    add: '家属一起约',
    title: '找一起来的家属',
    relation: (name: string) => `${name} 是本人的`,
  },
  slip: {
    hall: {
      invitation: '请您在这个时间来',
      whoLabel: '',
      arrival: '到了请先刷身份证，或扫这个码',
      bringLabel: '请带上',
    },
    group: {
      invitation: '请您在这个时间来集中办理',
      whoLabel: '负责人',
      arrival: '到了请把这张单交给工作人员',
      bringLabel: '请带上',
    },
    home: {
      invitation: '我们在这个时间上门，请您在家',
      whoLabel: '来的人',
      arrival: '请把这张单给上门的工作人员看',
      bringLabel: '请准备好',
    },
    team: (name: string, members: string) => (members === '' ? name : `${name}（${members}）`),
    atHome: '您家里',
  },
  register: {
    title: '登记名册上没有的人',
    name: '姓名',
    idNumber: '身份证号',
    phone: '电话',
    community: '社区（村）',
    personClass: '人员类别',
    hukou: '户口',
    residence: '现居住地',
    disabilityGrade: '残疾等级',
    noGrade: '没有不填',
    circumstances: '特殊情况',
    submit: '登记',
    cancel: '返回',
    nameMissing: '请填写姓名',
    idMissing: '请填写身份证号',
    choose: '请选择',
    done: (name: string) => `已登记 ${name}。`,
  },
} as const;

export const weekdayNames = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** `2月28日 周一`, as a clerk says a day. */
export function dayText(date: string, weekday: number): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 ${weekdayNames[weekday] ?? ''}`;
}

/** `2月28日上午9点`, `2月28日下午2点30分`: a date and time as it is spoken on the telephone. */
export function spokenTime(date: string, time: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日${spokenClock(time)}`;
}

/** `上午9点`, `下午2点30分`. */
export function spokenClock(time: string): string {
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3, 5));
  const half = hour < 12 ? '上午' : hour === 12 ? '中午' : '下午';
  return `${half}${hour > 12 ? hour - 12 : hour}点${minute === 0 ? '' : `${minute}分`}`;
}
