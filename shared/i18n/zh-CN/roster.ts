import type { RosterField, RosterReasonCode } from '#shared/domain/roster-row.ts';

/** Names of the roster's columns. */
export const rosterFieldText: Readonly<Record<RosterField, string>> = {
  name: '姓名',
  idNumber: '身份证号',
  phone: '联系电话',
  community: '社区',
  personClass: '人员类别',
  hukou: '户籍',
  residence: '现居住地',
  disabilityGrade: '残疾等级',
  circumstances: '特殊情况',
};

type ReasonSentence = (detail: string, field: string) => string;

/** Every reason a row of a roster can carry, as one sentence that says what to do; `field` is the column's name. */
export const rosterReasonText: Readonly<Record<RosterReasonCode, ReasonSentence>> = {
  'name-missing': () => '没有姓名，请补上。',
  'name-too-long': () => '姓名太长，请核对这一格是不是放错了内容。',
  'id-missing': () => '没有身份证号，请补上。',
  'id-length': () => '身份证号位数不对，应是 18 位（老证 15 位）。',
  'id-characters': () => '身份证号里有不该有的字符，只能是数字，最后一位可能是 X。',
  'id-birth-date': () => '身份证号里的出生日期不存在或在今天以后，请对着证件核对。',
  'id-check-digit': () => '身份证号有一位不对，请对着证件逐位核对。',
  'id-stored-as-number': () => '身份证号在表格里存成了数字，后几位已经丢失；请把这一列设为“文本”后重新填写。',
  'name-differs-in-file': (detail) => `与第 ${detail} 行身份证号相同而姓名不同，请核对哪一行对。`,
  'name-differs-on-file': (detail) => `这个身份证号已登记给“${detail}”，姓名不同，请核对。`,
  'suspect-on-file': (detail) =>
    `疑似与名册里的“${detail}”是同一人（姓名、出生日期、电话相同，身份证号不同），请核对后决定。`,
  'suspect-in-file': (detail) =>
    `疑似与第 ${detail} 行是同一人（姓名、出生日期、电话相同，身份证号不同），请核对后决定。`,
  'suspect-refused': () => '站里核对后决定不导入这一行。',
  'suspect-gone': () => '原来疑似的那个人已查不到，请重新核对。',
  'merged-by-hand': (detail) => `站里核对是同一人，已并入“${detail}”，身份证号以原来登记的为准。`,
  'separate-by-hand': (detail) => `站里核对与“${detail}”是两个人。`,
  'field-filled': (detail, field) => `补上${field}：${detail}`,
  'field-taken': (detail, field) => `更新${field}：${detail}`,
  'field-kept': (detail, field) => {
    const [kept, said] = detail.split(' ← ');
    return `${field}保留原来登记的“${kept ?? ''}”，名册写的是“${said ?? ''}”。`;
  },
  'duplicate-row': (detail) => `与第 ${detail} 行是同一个人。`,
  'id-upgraded': () => '15 位老身份证号已升为 18 位。',
  'class-unknown': (detail) => `人员类别“${detail}”认不出，没有采用。`,
  'class-several': (detail) => `人员类别写了几个，采用第一个，另有：${detail}。`,
  'hukou-unknown': (detail) => `户籍“${detail}”认不出，没有采用。`,
  'residence-unknown': (detail) => `现居住地“${detail}”认不出，没有采用。`,
  'grade-unknown': (detail) => `残疾等级“${detail}”认不出，没有采用，应是一级到十级。`,
  'circumstance-unknown': (detail) => `特殊情况“${detail}”认不出，没有采用。`,
  'community-unknown': (detail) => `“${detail}”不在本站的社区名单里，已照原样采用。`,
  'phone-odd': (detail) => `电话“${detail}”不像电话号码，已照原样采用。`,
  'text-too-long': (detail, field) => `${field}太长，没有采用：${detail}……`,
};

/** The sentence of one reason. A code of a newer program is shown as it is. */
export function rosterReasonSentence(reason: {
  readonly code: string;
  readonly field: string;
  readonly detail: string;
}): string {
  const sentence = (rosterReasonText as Readonly<Record<string, ReasonSentence>>)[reason.code];
  const field = (rosterFieldText as Readonly<Record<string, string>>)[reason.field] ?? reason.field;
  return sentence ? sentence(reason.detail, field) : reason.code;
}

/** Words of the workbook that is given back. */
export const rosterReportText = {
  sheet: '待核对的行',
  rowNumber: '行号',
  kind: '情况',
  kinds: { refused: '未导入', conflict: '内容不一致', suspect: '疑似同一人' },
  reason: '原因',
  /** Name of the file given back, from the one that came. */
  fileName: (fileName: string) => `${fileName.replace(/\.[^.]*$/u, '')}-待核对.xlsx`,
} as const;

/** Words of the file that everybody on the roster is written into. */
export const rosterExportText = {
  sheet: '名册',
  fileName: (stationName: string, date: string, format: string) => `${stationName}名册-${date}.${format}`,
} as const;
