import type { SheetKind } from '#shared/contract/coverage.ts';

/** Texts of the files made from coverage: lists as Excel, call and visit sheets. */
const title: Readonly<Record<SheetKind, string>> = { call: '今日电话单', visit: '今日上门单' };

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
    workbookColumns: [
      { heading: '序号', width: 6 },
      { heading: '姓名', width: 14 },
      { heading: '年龄', width: 6 },
      { heading: '联系电话', width: 16 },
      { heading: '社区', width: 16 },
      { heading: '人员类别', width: 18 },
      { heading: '阶段', width: 10 },
      { heading: '未果次数', width: 9 },
      { heading: '上次联系', width: 30 },
      { heading: '约定日期', width: 12 },
      { heading: '这次结果', width: 40 },
    ],
  },
} as const;
