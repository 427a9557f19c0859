import type { FieldKind } from '#shared/contract/form-fields.ts';
import type { FormEdition } from '#shared/contract/forms.ts';

/** Texts of the manager's page for the form: its fields, lists, editions. */
export const formsText = {
  loading: '正在读取登记表……',
  about: '改动只用于生效之后新建的档案；正在办的档案沿用开始时的表。',
  listMark: '、',
  columns: { field: '项目', required: '必填', hidden: '不用', help: '提示', list: '可选值', note: '说明' },
  core: '程序要用，不能改成选填或隐藏',
  ruled: '在站点资料或政策表里改',
  unverified: '未核实',
  added: '本站添加',
  kinds: {
    text: '文字',
    'long-text': '长文字',
    date: '日期',
    'partial-date': '日期（可只有年月）',
    choice: '单选',
    'multi-choice': '多选',
    'yes-no': '是否',
    number: '数字',
    phone: '电话',
    'id-number': '身份证号',
    area: '行政区划',
    group: '表格',
  } satisfies Record<FieldKind | 'group', string>,
  list: {
    edit: (count: number) => `${count} 个值`,
    title: (label: string) => `${label}：可选值`,
    help: '一行一个。要用代码的写“代码 名称”，中间空一格。',
    standard: '恢复原来的',
  },
  add: {
    title: '添加一项',
    label: '项目名称',
    kind: '种类',
    section: '放在',
    choices: '可选值，一行一个',
    button: '添加',
    remove: '不要了',
  },
  save: {
    preview: '预览',
    previewTitle: '新建档案时的登记表',
    effectiveOn: '从哪天起用',
    reason: '为什么改',
    button: '保存为新版本',
    nothing: '还没有改动',
    changed: (count: number) => `改动 ${count} 处`,
    done: (edition: number, date: string) => `已保存为本站第 ${edition} 次修改，${date} 起用`,
    name: '请先在右上角填写姓名',
  },
  problem: (field: string, code: string): string =>
    `“${field}”${({ list: '没有可选值', code: '的可选值有重复或含逗号', label: '没有名称', core: '不能改成选填', 'not-hideable': '是必填项，不能隐藏', ruled: '的可选值不在这里改', condition: '被别的项目引用，或引用了不存在的项目' } as Record<string, string>)[code] ?? '改得不对'}`,
  editions: {
    title: '修改记录',
    none: '还没有改过，用的是程序自带的表。',
    line: (edition: FormEdition) =>
      `第 ${edition.edition} 次修改，${edition.effectiveOn} 起用，${edition.savedBy}${edition.reason === '' ? '' : `：${edition.reason}`}`,
    state: { 'in-force': '使用中', upcoming: '未到日期', overtaken: '已被后来的代替', past: '已过' } satisfies Record<
      FormEdition['state'],
      string
    >,
  },
} as const;
