import type { PhotoBound, PhotoList, PhotoProblem } from '#shared/domain/photo/photo-bounds.ts';
import type { PolicyProblem } from '#shared/domain/policy-problems.ts';

/** Texts of the manager's pages for rules, consents and photo bounds, all changed in dated editions. */
export const policiesText = {
  asShipped: (version: number) => `程序自带第 ${version} 版`,
  own: (edition: number, from: string) => `本站第 ${edition} 次修改，${from} 起用`,
  save: {
    nothing: '没有改动。',
    changed: '有改动，还没有保存。',
    effectiveOn: '从哪天起',
    reason: '为什么改，如 市局通知文号',
    button: '保存新的一版',
    drop: '不改了',
    saved: '已保存。到了生效那天，窗口按新的办。',
    nameFirst: '请先在右上角写上您的姓名。',
  },
  history: '修改记录',
  historyNone: '没有改过。',
  historyLine: (edition: number, from: string, who: string, reason: string) =>
    `第 ${edition} 次，${from} 起，${who}：${reason}`,
  consents: {
    intro: '告知书上的话和要单独同意的项目。已经签过名的，按签的时候那一版；没签的，从生效那天起按新的问。',
    notice: '告知书开头念的话（一行一条）',
    kinds: '单独同意的项目',
    name: '叫什么',
    purpose: '用来做什么',
    recipient: '交给谁',
    keptFor: '保存多久',
    ifRefused: '不同意会怎样',
    required: '不同意就不能受理',
    asked: (everybody: boolean) => (everybody ? '每个人都问' : '档案里填了相关内容的才问'),
    add: '添一项',
    end: '以后不问这项',
  },
  photo: {
    intro: '照片检查的尺度。352×440 像素、300 dpi 是制证系统定的，不能改。改松了，不合格的照片可能被退回。',
    bound: '检查什么',
    shipped: '自带',
    own: '本站',
    range: (least: number, most: number) => `${least}～${most}`,
    limits: '可以填',
    back: '恢复自带',
    lists: {
      human: '请工作人员看一眼、一条一条打勾的',
      reasons: '不合格也先用时，可以选的理由（一行一条）',
    },
    point: (place: number) => `第 ${place} 条`,
    add: '添一条',
    remove: '去掉',
  },
} as const;

export const photoBoundName: { readonly [Bound in PhotoBound]: string } = {
  'file.minimumBytes': '文件最小（字节）',
  'file.maximumBytes': '文件最大（字节）',
  'background.darkest': '背景最暗多少还算白（0～255）',
  'background.colour': '背景偏色最多',
  'background.unevenness': '背景明暗不匀最多',
  'background.foreign': '背景里杂物最多占（1 是全部）',
  'head.least': '头部最少占高度（1 是全部）',
  'head.most': '头部最多占高度（1 是全部）',
  'head.offCentre': '头偏离中间最多（1 是全高）',
  tiltDegrees: '头歪最多（度）',
  eyesDegrees: '两眼不平最多（度）',
  edgePixels: '模糊最多（像素，越大越松）',
  'exposure.darkest': '脸最暗（0～255）',
  'exposure.brightest': '脸最亮（0～255）',
  'exposure.burnt': '脸上过亮最多占（1 是全部）',
  'glare.share': '反光一块最多占（1 是全部）',
  'clothes.contrast': '衣服和背景至少差多少',
};

const LIST_NAME: { readonly [List in PhotoList]: string } = { human: '要看的', reasons: '理由' };

/** What is wrong with a bound or a list, in one sentence. */
export function photoProblemText(problem: PhotoProblem): string {
  if (problem.code === 'blank') return `${LIST_NAME[problem.key]}有一条没有写，请写上或者去掉。`;
  if (problem.code === 'many') return `${LIST_NAME[problem.key]}最多写 ${problem.most} 条。`;
  if (problem.code === 'long') return `${LIST_NAME[problem.key]}有一条超过 ${problem.most} 个字，请写短些。`;
  if (problem.code === 'none') return `${LIST_NAME[problem.key]}一条也没有，请至少写一条。`;
  if (problem.code === 'twice') return `“${problem.called}”写了两次，请去掉一个。`;
  const name = photoBoundName[problem.key];
  return problem.code === 'range'
    ? `“${name}”要填 ${problem.least} 到 ${problem.most}。`
    : `“${name}”要比“${photoBoundName[problem.with]}”小。`;
}

const PROBLEMS: { readonly [Code in PolicyProblem['code']]: (called: string) => string } = {
  sentence: () => '有一条情形没有写，请写上或者去掉。',
  article: (called) => `“${called}”没有写是哪条规定。`,
  source: (called) => `“${called}”没有写出处，通知书上要印。`,
  dates: (called) => `“${called}”结束的日子早于开始的日子。`,
  twice: (called) => `“${called}”写了两次，请去掉一个。`,
  name: () => '有一项没有名称，请写上或者去掉。',
  purpose: (called) => `“${called}”没有写用来做什么。`,
  recipient: (called) => `“${called}”没有写交给谁。`,
  keptFor: (called) => `“${called}”没有写保存多久。`,
  ifRefused: (called) => `“${called}”没有写不同意会怎样。`,
  notice: () => '告知书开头一句话也没有，请写上。',
};

/** What is wrong with a rule or a consent, in one sentence. */
export function policyProblemText({ code, called }: PolicyProblem): string {
  return PROBLEMS[code](called === '' ? '新的一条' : called);
}
