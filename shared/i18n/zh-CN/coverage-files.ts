import type { ContactPolicy } from '#shared/domain/contact-policy.ts';
import type { CoveragePerson, SheetKind } from '#shared/contract/coverage.ts';

/** Texts of the files made from coverage: lists as Excel, call and visit sheets. */
const title: Readonly<Record<SheetKind, string>> = { call: '今日电话单', visit: '今日上门单' };

const WORKBOOK_END = [
  { heading: '人员类别', width: 18 },
  { heading: '阶段', width: 10 },
  { heading: '未果次数', width: 9 },
  { heading: '上次联系', width: 30 },
  { heading: '约定日期', width: 12 },
  { heading: '这次结果', width: 40 },
] as const;

export const coverageFileText = {
  people: {
    sheet: '人员名单',
    fileName: (street: string, date: string) => `${street}-人员名单-${date}.xlsx`,
    columns: [
      { heading: '序号', width: 6 },
      { heading: '姓名', width: 14 },
      { heading: '年龄', width: 6 },
      { heading: '联系电话', width: 16 },
      { heading: '社区', width: 16 },
      { heading: '人员类别', width: 18 },
      { heading: '阶段', width: 10 },
      { heading: '情况', width: 12 },
      { heading: '说明', width: 50 },
      { heading: '下次联系', width: 12 },
    ],
  },
  sheet: {
    title,
    fileName: (kind: SheetKind, date: string, extension: 'pdf' | 'xlsx') => `${title[kind]}-${date}.${extension}`,
    subtitle: (day: string, shown: number, total: number, community: string) =>
      [day, community, shown === total ? `共 ${total} 人` : `今天应联系 ${total} 人，这里 ${shown} 人`]
        .filter((part) => part !== '')
        .join('　'),
    legend: (outcomes: readonly string[]) => `“结果”一栏填数字：${outcomes.join('　')}`,
    firstTime: '第一次联系',
    noPhone: '没有电话',
    agreed: (date: string) => `约定 ${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`,
    empty: '今天没有要联系的人。',
    footer: '含个人信息：用完交站长保管，不要外传。',
    page: (page: number, pages: number) => `第 ${page} 页　共 ${pages} 页`,
    practice: '练习',
    noAddress: '还不知道地址，请问社区',
    paperColumns: {
      call: [
        { heading: '序号', width: 11, size: 11, align: 'middle' },
        { heading: '姓名', width: 32, size: 13 },
        { heading: '年龄', width: 12, size: 12, align: 'middle' },
        { heading: '联系电话', width: 44, size: 16 },
        { heading: '社区', width: 28, size: 10.5 },
        { heading: '类别、阶段', width: 30, size: 10 },
        { heading: '上次联系', width: 58, size: 9.5 },
        { heading: '结果', width: 14, size: 10, align: 'middle' },
        { heading: '下次日期', width: 20, size: 10, align: 'middle' },
        { heading: '备注', width: 28, size: 10 },
      ],
      visit: [
        { heading: '序号', width: 10, size: 11, align: 'middle' },
        { heading: '姓名', width: 27, size: 13 },
        { heading: '年龄', width: 11, size: 12, align: 'middle' },
        { heading: '证件号码', width: 37, size: 9.5 },
        { heading: '联系电话', width: 33, size: 12 },
        { heading: '社区、地址', width: 68, size: 12 },
        { heading: '上次联系', width: 34, size: 9.5 },
        { heading: '结果', width: 13, size: 10, align: 'middle' },
        { heading: '下次日期', width: 19, size: 10, align: 'middle' },
        { heading: '备注', width: 25, size: 10 },
      ],
    },
    workbookColumns: {
      call: [
        { heading: '序号', width: 6 },
        { heading: '姓名', width: 14 },
        { heading: '年龄', width: 6 },
        { heading: '联系电话', width: 16 },
        { heading: '社区', width: 16 },
        ...WORKBOOK_END,
      ],
      visit: [
        { heading: '序号', width: 6 },
        { heading: '姓名', width: 14 },
        { heading: '年龄', width: 6 },
        { heading: '证件号码', width: 22 },
        { heading: '联系电话', width: 16 },
        { heading: '社区', width: 16 },
        { heading: '地址', width: 36 },
        ...WORKBOOK_END,
      ],
    },
  },
} as const;

/** What a sheet says of a person, without the number before and the blanks after: the file and the page print the same. */
export function sheetPaperCells(kind: SheetKind, person: CoveragePerson): string[] {
  const { sheet } = coverageFileText;
  const parts = (...all: string[]) => all.filter((each) => each !== '').join('\n');
  const last = parts(person.lastContact, person.nextOn === null ? '' : sheet.agreed(person.nextOn));
  const phone = person.phone === '' ? sheet.noPhone : person.phone;
  const before = [person.name, String(person.age)];
  const history = last === '' ? sheet.firstTime : last;
  return kind === 'call'
    ? [...before, phone, person.community, parts(person.className, person.phase), history]
    : [
        ...before,
        person.maskedIdNumber,
        phone,
        parts(person.community, person.address === '' ? sheet.noAddress : person.address),
        history,
      ];
}

/** The outcomes by the digit that the counter's keyboard has for them, so that copying in takes two keys. */
export function sheetLegend(kind: SheetKind, policy: ContactPolicy): string {
  const channel = kind === 'call' ? 'phone' : 'visit';
  const outcomes = policy.outcomes.filter((outcome) => outcome.channels.includes(channel));
  return coverageFileText.sheet.legend(outcomes.map(({ key, name }) => `${key} ${name}`));
}
