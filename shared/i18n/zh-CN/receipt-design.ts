import type { TemplateProblemView } from '#shared/contract/receipts.ts';

/** Texts of the manager's page where the papers are worded and laid out. */
export const receiptDesignText = {
  explanation: '改一句话，右边马上看到打出来的样子。保存以后要的凭证按新的打；已经打出来的不变。',
  which: '哪一种凭证',
  common: '所有凭证的抬头和末尾',
  asShipped: '现在用的是程序自带的样子',
  changed: '本站改过',
  own: '本站的',
  again: '重新读取',
  loading: '正在读取……',
  tabs: { words: '文字', layout: '版面（会改的人再动）', history: '以前的版本' },
  note: (note: string) => `请核对：${note}`,
  save: '保存并启用',
  saved: '已启用。以后打的凭证用这个样子。',
  reset: '恢复自带的样子',
  resetTitle: '把这种凭证恢复成程序自带的样子？改过的留在“以前的版本”里。',
  keep: '不恢复',
  taken: '已取出这一版，看好以后请保存。',
  nameFirst: '请先在右上角填写姓名。',
  notPrintable: '现在这样打不出来，改好才能保存。',
  effect: '改坏了也不怕：打不出来的存不进去，随时可以恢复。',
  broken: {
    title: '本站改的版面打不出来，现在按程序自带的样子打',
    others: (names: readonly string[]) => `这些凭证本站改的版面打不出来，现在按程序自带的样子打：${names.join('、')}`,
    todo: '来人照样拿得到凭证。到“版面”里改好再保存；不会改的，按“恢复自带的样子”。',
    look: (name: string) => `看${name}`,
  },
  unplaced: {
    title: '自带的版面有、本站的版面没有的话',
    required: '规定要说的，没放也会打，打在末尾',
    place: '放进版面',
    placed: '已放进版面，请看右边的样子；要换地方，到“版面”里移。看好以后请保存。',
  },
  required: '规定要说的，留空就用自带的',
  sample: {
    label: '打出来的样子',
    alt: '凭证打出来的样子，人名号码是编的',
    widths: { 32: '58 毫米', 42: '80 毫米（42 格）', 48: '80 毫米' },
    invented: '图里的人名、号码都是编的。',
  },
  markup: {
    label: '版面',
    warning: '这里是整张凭证的排版。不熟悉请只改“文字”。姓名、补打和练习的标记不能去掉。',
    signs: [
      ['{{name}}', '填进来的内容，名称不能改'],
      ['{{#if qr}} … {{/if}}', '有这项内容才打'],
      ['{{#each …}} … {{/each}}', '有几条打几遍'],
      ['^^字', '字高一倍'],
      ['^^^字', '字高、宽都一倍'],
      ['"字"', '粗体'],
      ['|字 |', '靠左；不写竖线居中'],
      ['-', '单独一行：横线'],
      ['{width:8 *}', '分栏：第一栏 8 格，余下第二栏'],
      ['{code:…}', '二维码'],
    ],
  },
  history: {
    none: '没有改过。',
    what: (texts: number, layout: boolean) =>
      `${texts === 0 ? '文字同自带的' : `改了 ${texts} 句话`}，${layout ? '版面改过' : '版面同自带的'}`,
    inForce: '正在用',
    take: '取出这一版',
  },
} as const;

const LACKS: Readonly<Record<string, string>> = {
  name: '姓名没有了，请放回 {{name}}（取号单是 {{maskedName}}）。',
  reprint: '补打的标记没有了，请放回“补打 {{header.copy}}”。',
  practice: '练习的标记没有了，请放回“练习 不作凭证”。',
};

/** Why a template cannot be printed, in one sentence that says where to look. */
export function templateProblemText({ code, what }: TemplateProblemView): string {
  switch (code) {
    case 'placeholder':
      return `没有“${what}”这项内容，请核对双大括号里的名称。`;
    case 'tag':
      return `“${what}”放的地方不对，请核对前后是不是成对。`;
    case 'unclosed':
      return `“${what}”后面少了结束的标记。`;
    case 'value':
      return `“${what}”不能这样用：列表要用 {{#each}}。`;
    case 'unsupported':
      return `打印机不支持：${UNSUPPORTED[what] ?? what}，请去掉。`;
    case 'qr':
      return `二维码在每行 ${what} 格的纸上放不下，请改小。`;
    case 'lacks':
      return LACKS[what] ?? what;
    case 'unreadable':
      return '这样的版面打不出来，请恢复刚才的改动。';
  }
}

const UNSUPPORTED: Readonly<Record<string, string>> = {
  'a cut': '切纸（程序会自己切）',
  'ruled tables': '带竖线的表格',
  images: '图片',
  barcodes: '条形码（二维码可以）',
  'raw commands': '打印机指令',
};
