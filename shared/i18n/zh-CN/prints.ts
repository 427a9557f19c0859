import type { PrinterStatusView } from '#shared/contract/devices.ts';
import type { PrintJob, PrintState } from '#shared/contract/prints.ts';

/** What the printer was like when a job was last tried, or why the program itself set the job aside. */
export type PrintCondition =
  PrinterStatusView['condition'] | 'interrupted' | 'stale' | 'later' | 'no-printer' | 'not-drawable';

const conditions: { readonly [Condition in PrintCondition]: string } = {
  ready: '打印机正常，但没有回答打完没有',
  'paper-near-end': '打印纸快用完了',
  'out-of-paper': '打印机没有纸了',
  'cover-open': '打印机的盖子没有关好',
  'cutter-error': '切纸刀卡住了',
  error: '打印机报告故障',
  offline: '打印机没有连上',
  unknown: '打印机没有回答',
  interrupted: '打印时程序停了',
  stale: '号码已经叫过或已过当天，没有再打',
  later: '',
  'no-printer': '还没有设置打印机',
  'not-drawable': '这张凭证做不出来，请告诉站长',
};

/** Texts of the print journal on the manager screen. */
export const printsText = {
  title: '打印记录',
  loading: '正在读取……',
  again: '重新读取',
  empty: {
    day: '这一天没有要打印的凭证。',
    open: '没有要处理的凭证。',
    later: '没有说好以后再打的凭证。',
  },
  filter: {
    label: '显示哪些',
    day: (count: number) => `这一天 ${count}`,
    open: (count: number) => `需要处理 ${count}`,
    later: (count: number) => `以后再打 ${count}`,
  },
  column: {
    time: '时间',
    kind: '凭证',
    subject: '号码',
    name: '姓名',
    state: '情况',
    copy: '第几份',
    attempts: '送打',
    action: '怎么处理',
  },
  kind: {
    'appointment-slip': '预约单',
    'queue-ticket': '取号单',
    'materials-list': '材料清单',
    'consent-notice': '个人信息告知书',
    'receiving-receipt': '接收回执',
    'acceptance-receipt': '受理回执',
    'deficiency-notice': '补正告知书',
    'refusal-notice': '不予受理通知书',
    'collection-notice': '取证通知',
    'delivery-receipt': '送达回执',
    'loss-receipt': '挂失/补领回执',
  } satisfies { readonly [Kind in PrintJob['kind']]: string },
  state: {
    queued: '等着打印',
    sending: '正在打印',
    confirmed: '已打印',
    unknown: '已出票？',
    failed: '没有打印成功',
    void: '已放弃',
  } satisfies { readonly [State in PrintState]: string },
  /** Two sentences of a job that waits for a person: what is known, what to do. */
  advice: {
    queued: '打印机好了会自动打印，不用再按。',
    sending: '',
    confirmed: '',
    unknown: '请看一眼打印机：纸出来了按“出票了”，没有出来按“没出，再打”。',
    failed: '可以重新打印，或者放弃。',
    void: '',
  } satisfies { readonly [State in PrintState]: string },
  fallback: '本站改过的版面打不出来，这张是按程序自带的样子打的，请到“凭证样式”看看',
  printer: {
    counts: (queued: number, unanswered: number) =>
      `${queued > 0 ? `等着打印 ${queued} 张。` : ''}${unanswered > 0 ? `要确认是否出票 ${unanswered} 张。` : ''}`,
  },
  history: {
    asked: '要求打印',
    system: '程序',
    reason: (reason: string) => (reason === '' ? '' : `原因：${reason}`),
    try: (count: number) => `第 ${count} 次送打`,
    /** Where a person's decision and not the printer moved it. */
    queuedAgain: '重新打印',
    waits: '没打成，等着再打',
  },
  more: {
    title: (kind: string, name: string) => `再打一份 ${name} 的${kind}？`,
    lead: '新打的一份会印上“补打”和第几次，并记下是谁打的、为什么。',
    reasons: ['丢了', '看不清', '没拿到', '家里人也要一份'],
    own: '为什么补打，也可以自己写',
    button: '补打',
    ofKind: (kind: string) => `补打${kind}`,
    same: (kind: string) => `${kind}已经打过一样的，再打一份？`,
    confirm: '补打一份',
    cancel: '不打了',
  },
  byHand: {
    open: '看号码，抄给来人',
    title: '现在打不出来，请抄给来人，或让他用手机拍下来：',
    qrAlt: (number: string) => `二维码，内容是 ${number}`,
    line: (kind: string, name: string, hotline: string) => `${name}　${kind}　咨询电话 ${hotline}`,
    later: {
      queued: '打印机好了会自动打。来人要走，抄好后按“以后再打”，就不会自己打出来。',
      sending: '打印机好了会自动打。',
      confirmed: '',
      unknown: '请看一眼打印机，再回答已出票没有。',
      failed: '抄好后按“以后再打”；打印机好了，按“重新打印”。',
      void: '要打的时候按“现在打印”，打印记录里也能打。',
    } satisfies { readonly [State in PrintState]: string },
  },
  original: '原件',
  reprint: (copy: number) => `补打 ${copy}`,
  putOff: '以后再打',
  putOffAdvice: '号码已抄给来人，要打的时候按“现在打印”。',
  cameOut: '出票了',
  didNot: '没出，再打',
  now: '现在打印',
  printAgain: '重新打印',
  giveUp: '放弃',
  preview: '看内容',
  previewTitle: (kind: string, subject: string) => `${kind} ${subject}`,
  previewLoading: '正在画出凭证……',
  previewAlt: (kind: string, subject: string, name: string) => `${kind}，号码 ${subject}，姓名 ${name}`,
} as const;

/** Why a job is as it is, in plain words; empty when there is nothing to say. */
export function printConditionText(condition: string | null): string {
  if (condition === null) return '';
  return isKnown(condition) ? conditions[condition] : `原因编号 ${condition}`;
}

function isKnown(condition: string): condition is PrintCondition {
  return Object.hasOwn(conditions, condition);
}
