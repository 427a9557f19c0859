import type { ImportSummary, RowOutcome } from '#shared/contract/roster.ts';
import type { RosterField } from '#shared/domain/roster-row.ts';

type State = ImportSummary['state'];

/** Texts of the import page; the reasons of single rows are in roster.ts. */
export const rosterScreenText = {
  choose: {
    title: '选择名册文件',
    drop: '把文件拖到这里，或者按这里选择',
    formats: '.xlsx 或 .csv，不超过 30 MB；老的 .xls 请先用 Excel 另存为 .xlsx。',
    safe: '先核对，不会马上改动名册；核对后由您确认才导入。',
    headingsTitle: '表里要有这些列（第一行写列名，顺序不限）',
    required: '必须有',
    optional: '可以没有',
    columnName: '列名',
    alsoCalled: '也可以写成',
    need: '要不要',
  },
  /** As resources/policy/roster-columns.json has them: the first is how we call the column, the others are understood too. */
  headings: {
    name: ['姓名', '名字、人员姓名'],
    idNumber: ['身份证号', '身份证号码、公民身份号码、身份证、证件号码'],
    phone: ['联系电话', '电话、手机、手机号、手机号码、联系方式'],
    community: ['社区', '村居、社区(村)、所属社区、村(社区)'],
    personClass: ['人员类别', '类别、身份类别、对象类别'],
    hukou: ['户籍', '户口、户籍类别、户籍所在地'],
    residence: ['现居住地', '居住地、常住地、现居住情况'],
    disabilityGrade: ['残疾等级', '伤残等级、评残等级'],
    circumstances: ['特殊情况', '特殊情形、备注、重点情况'],
  } satisfies { readonly [Field in RosterField]: readonly [string, string] },
  reading: (fileName: string) => `正在读取和核对“${fileName}”`,
  readingLong: '人多的名册要一两分钟，请先不要关闭这个页面。',
  problem: {
    title: '这个文件没有读进来，名册没有改动',
    unreadable: '读不到这个文件。它可能刚被移走、改名，或正被别的程序占用，请重新选择。',
    oldFormat: '这是老格式的 .xls 文件，请在 Excel 里打开，另存为 .xlsx 后再选。',
    empty: '这个文件是空的，请看是不是选对了文件。',
    tooLarge: (megabytes: number) => `这个文件有 ${megabytes} MB，超过了 30 MB，请分成几个文件导入。`,
  },
  batch: {
    heading: (fileName: string) => `核对结果：${fileName}`,
    at: (time: string) => `${time} 读入`,
    total: '全部',
    rows: '行',
    filterLabel: '只看哪一类',
    columnsTitle: '认出的列',
    column: (heading: string, name: string) => (heading === name ? name : `${heading}（当作${name}）`),
    columnsMissing: (names: string) => `没有的列：${names}，这些内容保持原样。`,
    nothing: '没有要新增或更新的人，不用导入。',
    commit: '确认导入',
    commitCount: (added: number, merged: number) => `新增 ${added} 人，更新 ${merged} 人`,
    committing: '正在写入名册，请稍等……',
    discard: '放弃，不导入',
    download: (refused: number) => `下载没有导入的 ${refused} 行`,
    downloading: '正在准备文件……',
    downloaded: '文件已下载，改好后可以再导入一次。',
    back: '导入另一个文件',
    committed: (added: number, merged: number) => `已导入：新增 ${added} 人，更新 ${merged} 人。`,
    committedRefused: (refused: number) => `有 ${refused} 行没有导入。请下载下来，照“原因”一栏改好，再导入一次。`,
    discarded: '这次导入已放弃，名册没有改动。',
    listMark: '、',
    refusedFirst: (refused: number) => `有 ${refused} 行不能导入，排在最前面，其他行照常导入。`,
  },
  outcome: { added: '新增', merged: '合并', unchanged: '不变', refused: '拒绝' } satisfies {
    readonly [Outcome in RowOutcome]: string;
  },
  outcomeMeaning: {
    added: '名册里没有的人',
    merged: '已有的人，更新内容',
    unchanged: '已有的人，没有变化',
    refused: '有错，不会导入',
  } satisfies { readonly [Outcome in RowOutcome]: string },
  column: { rowNumber: '表格行号', name: '姓名', idNumber: '身份证号', outcome: '结果', reasons: '说明' },
  noRows: '没有这一类的行。',
  pageTotal: (total: number) => `共 ${total} 行`,
  batches: {
    title: '以前的导入',
    none: '还没有导入过名册。',
    time: '时间',
    file: '文件',
    state: '情况',
    open: '查看',
    resume: '接着核对',
    states: { previewed: '等待确认', committed: '已导入', discarded: '已放弃' } satisfies {
      readonly [Each in State]: string;
    },
  },
  again: '重新读取',
} as const;
