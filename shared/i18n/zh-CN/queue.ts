/** Texts of the rarer things a counter does with the queue. */
export const queueText = {
  priority: '优先',
  section: {
    here: '在窗口',
    waiting: (count: number) => `等候（${count}）`,
    held: (count: number) => `挂起（${count}）`,
    missed: (count: number) => `过号（${count}）`,
  },
  longWait: (minutes: number) => `已等 ${minutes} 分钟，请关照`,
  lettingPass: (count: number) => `再叫 ${count} 个后叫他`,
  onlyCounter: (counter: string) => `转给 ${counter}`,
  resume: '恢复排队',
  rowMore: '对这个号做别的',
  action: {
    skip: '暂时不在，先叫下一位',
    hold: '挂起…',
    transfer: '转办…',
    callSpecific: '指定叫这个号…',
    why: '为什么还没叫到他…',
    undo: (what: string) => `撤销：${what}`,
    undoNothing: '没有可以撤销的操作',
    stopIntake: '今天现场不再取号…',
    resumeIntake: '恢复现场取号',
  },
  /** What the undo item says it takes back. */
  step: (event: string, number: string) => `${number} ${steps[event] ?? '刚才的操作'}`,
  hold: {
    title: (number: string) => `挂起 ${number} 号`,
    body: '号码先放在一边，保留原来的位置；回来后按“恢复排队”。',
    reasons: ['去复印材料', '回家取材料', '等家属', '身体不适，休息一下'],
    ok: '挂起',
  },
  specific: {
    title: (number: string) => `指定叫 ${number} 号`,
    body: '不按顺序叫号，要写明原因，会留在记录里。',
    reasons: ['行动不便，已向大家说明', '过号后回来', '补交材料', '工作人员叫错了'],
    ok: '叫这个号',
  },
  transfer: {
    title: (number: string) => `转办 ${number} 号`,
    body: '转给别的窗口，那个窗口先叫；转到别的业务，按原来的位置排队。',
    reasons: ['需要复核', '业务不同', '这个窗口有事'],
    toCounter: '转给窗口',
    toService: '转到业务',
    missing: '请选择转到哪里',
    ok: '转办',
  },
  stop: {
    title: '今天现场不再取号？',
    body: '没有预约的人不能再取号，自助机会告诉他们什么时候再来；有预约的人照常取号。',
    reasons: ['今天人太多', '系统检修', '提前下班'],
    ok: '不再取号',
  },
  intakeCard: {
    title: '现场取号',
    states: { open: '正在取号。', full: '今天现场的号已经取完，有预约的照常取号。', closed: '已过取号时间。' },
    given: (count: number, limit: number | null, closesAt: string | null) =>
      `今天现场已取 ${count} 个${limit === null ? '' : `，每天 ${limit} 个`}${closesAt === null ? '' : `，${closesAt} 停止取号`}。`,
    move: (event: 'stopped' | 'resumed', time: string, clerk: string, reason: string) =>
      `${time} ${clerk} ${event === 'stopped' ? '停止取号' : '恢复取号'}${reason === '' ? '' : `（${reason}）`}`,
    stop: '今天不再取号…',
    resume: '恢复取号',
    needClerk: '请先在右上角填操作人',
  },
  longWaits: {
    notice: '有人等得太久了',
    sentence: (late: readonly { readonly number: string; readonly minutes: number }[], total: number, limit: number) =>
      `${late.map(({ number, minutes }) => `${number} 已等 ${minutes} 分钟`).join('，')}${
        total > late.length ? `，共 ${total} 位` : ''
      }，超过 ${limit} 分钟，请关照。`,
  },
  reason: '原因',
  reasonMissing: '请写明原因',
  cancel: '取消',
  why: {
    title: '为什么先叫他',
    first: '先叫的号',
    second: '后叫的号',
    ask: '查原因',
    close: '知道了',
  },
  intake: {
    open: '',
    stopped: (clerk: string) => `今天现场不再取号（${clerk}）`,
    full: '今天现场的号已经取完',
    closed: '已过取号时间',
  },
} as const;

const steps: Readonly<Record<string, string>> = {
  called: '叫号',
  missed: '过号',
  skipped: '跳过',
  'brought-back': '叫回',
  held: '挂起',
  resumed: '恢复排队',
  transferred: '转办',
  served: '办结',
};
