/** Words of the forms on paper, of the exports, and of the panel that helps to re-key a case. */
const paperName = {
  'file-form': '基础电子档案信息表',
  'application-form': '优待证申请表',
  'sign-off': '信息签证表',
} as const;

const source = {
  chip: '身份证芯片',
  roster: '名册',
  booking: '预约',
  earlier: '以前的档案',
  clerk: '窗口填写',
} as const;

const DIGITS = '零一二三四五六七八九';

/** 一 to 九十九. */
function ordinal(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const high = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS.charAt(tens)}十`;
  return high + (ones === 0 ? '' : DIGITS.charAt(ones));
}

export const caseFileText = {
  paperName,
  source: (code: string): string => Object.entries(source).find(([key]) => key === code)?.[1] ?? code,
  yes: '是',
  no: '否',
  listMark: '、',
  withUnit: (value: string, unit: string) => `${value} ${unit}`,
  groupCell: (group: string, row: number, column: string) => `${group}${row}·${column}`,
  paper: {
    title: {
      'file-form': '退役军人和其他优抚对象基础电子档案信息表',
      'application-form': '退役军人、其他优抚对象优待证申请表',
      'sign-off': '信息签证表',
    },
    note: '本站打印式样。正式表样没有公布，录入以上级系统为准。',
    station: (name: string) => `填报站点：${name}`,
    number: (number: string) => `受理编号：${number}`,
    numberBlank: '受理编号：＿＿＿＿＿＿＿＿＿＿',
    draft: '未受理（草稿）',
    photo: '一寸\n免冠照片\n（贴照片处）',
    section: (index: number, title: string) => `${ordinal(index + 1)}、${title}`,
    dateBlank: '　　年　月　日',
    dateLong: '　　　　年　　月　　日',
    areaBlank: '　　　　省　　　　市　　　　区（县）',
    unitBlank: (unit: string) => `　　　　${unit}`,
    leftOut: (titles: readonly string[]) => `没有填写、因此没有打印的部分：${titles.join('、')}。`,
    box: { off: '□', on: '■' },
    hint: {
      'file-form': '填写说明：请用黑色笔写清楚；“□”里打“√”；记不清日子的只写年份，不知道的空着。',
      'application-form': '填写说明：请用黑色笔写清楚；“□”里打“√”；签名由本人或监护人、代办人写。',
      'sign-off': '请本人逐项看一遍；有写错的，在下面“需要更正”里写出来，改好再签名。',
    },
    hintFilled: '表内内容由服务站电脑里的档案打印；有不对的，请告诉工作人员改正后重新打印。',
    cardKind: {
      label: '申请证种',
      veteran: '退役军人优待证',
      'bereaved-family': '其他优抚对象优待证',
      'file-only': '只建档，不办证',
    },
    applicant: '申请人',
    application: '申请事项',
    channel: { label: '申请渠道', names: ['现场', '入户', '集中', '网上', '代办'] },
    agent: {
      title: '监护人、代办人（没有的不填）',
      name: '姓名',
      relation: '与申请人关系',
      idNumber: '身份证号码',
      phone: '联系电话',
      proof: '委托书、监护证明',
      proofs: ['委托书', '监护证明', '没有'],
    },
    materials: {
      title: '材料',
      columns: [
        { heading: '材料名称', weight: 4 },
        { heading: '收到', weight: 1 },
        { heading: '遗失，以证明代替', weight: 4 },
      ],
    },
    declaration: '声明与签名',
    signOff: {
      title: '本人确认',
      statement: '上面的内容本人已经逐项看过（或听工作人员读过），与实际情况一致；有变化的，会及时告诉服务站。',
      corrections: '需要更正的（没有的空着）',
      columns: [
        { heading: '项目', weight: 3 },
        { heading: '现在写的', weight: 4 },
        { heading: '应当是', weight: 4 },
      ],
    },
    sign: {
      person: '本人签名',
      agent: '监护人或代办人签名',
      on: '日期',
      clerk: '受理人',
      acceptedAt: '受理时间',
    },
    review: {
      title: '审核意见',
      columns: [
        { heading: '环节', weight: 2 },
        { heading: '意见', weight: 5 },
        { heading: '经办人（盖章）', weight: 2 },
        { heading: '日期', weight: 2 },
      ],
      steps: ['受理（服务站）', '初审（区县）', '审核（市）', '备案（省）'],
    },
    handOut: {
      title: '制证与发放',
      issued: '制证批次',
      on: '领取日期',
      manner: '发放方式',
      manners: ['到站领取', '送证上门', '邮寄'],
      who: '领取人签名',
      relation: '与持证人关系',
      active: '是否激活',
    },
    footer: (station: string, at: string, by: string) => `${station}　${at} 打印　打印人：${by}`,
    footerBlank: (station: string, at: string) => `${station}　${at} 打印　空白表`,
    personal: '含个人信息，请妥善保管',
    page: (page: number, pages: number) => `第 ${page} 页 / 共 ${pages} 页`,
    practice: '练习',
  },
  workbook: {
    one: '档案',
    batch: '档案',
    oneColumns: [
      { heading: '序号', width: 6 },
      { heading: '部分', width: 16 },
      { heading: '项目', width: 22 },
      { heading: '填报内容', width: 40 },
      { heading: '代码', width: 12 },
      { heading: '代码表', width: 16 },
      { heading: '来源', width: 12 },
      { heading: '填写人', width: 12 },
    ],
    caseColumns: ['受理编号', '受理时间', '受理人'],
    codeOf: (label: string) => `${label}代码`,
  },
  fileName: {
    one: (subject: string, what: string, extension: string) => `${subject}-${what}.${extension}`,
    batch: (what: string, from: string, until: string, extension: string) =>
      from === until ? `${what}-${from}.${extension}` : `${what}-${from}至${until}.${extension}`,
    chosen: (what: string, count: number, date: string, extension: string) => `${what}-${count}份-${date}.${extension}`,
    blank: (what: string) => `${what}（空白）.pdf`,
    case: '档案',
    forms: '档案表格',
  },
} as const;
