/** Words that a receipt's data needs besides its template. */
export const receiptText = {
  cardKind: {
    veteran: '退役军人优待证',
    'bereaved-family': '烈士、因公牺牲军人、病故军人遗属优待证',
    'file-only': '只建档',
  },
  materials: {
    substitute: (proof: string) => `丢了的，可以用${proof}代替`,
    optional: '有就带，没有不影响办理',
  },
  consent: {
    agrees: '同意',
    refuses: '不同意',
    open: '□ 同意　□ 不同意',
    role: { guardian: '监护人', agent: '代办人', self: '本人' },
    acting: (role: string, name: string) => `${role} ${name}`,
  },
  /** What a case lacks, and how to put it right. */
  faults: {
    material: (name: string, substitute: string | null) => ({
      fault: `缺${name}`,
      mend: substitute === null ? '请把原件带来' : `请把原件带来；丢了的，带${substitute}来`,
    }),
    field: (label: string) => ({ fault: `“${label}”没有填`, mend: '请告诉我们，打电话说也可以' }),
    cell: (table: string, row: number, column: string) => `${table}第 ${row} 行的${column}`,
    date: (label: string) => ({ fault: `“${label}”的日期对不上`, mend: '请带证件来核对，打电话说也可以' }),
    conflict: (label: string) => ({ fault: `“${label}”身份证和名册不一样`, mend: '请本人带身份证来，当面核对' }),
    photoCheck: (what: string) => ({
      fault: `照片不合格${what === '' ? '' : `：${what}`}`,
      mend: '本人来站里重拍一张，不收费',
    }),
    province: (rule: string) => ({
      fault: `本人说“${rule}”，要由上级决定`,
      mend: '请带相关证明材料来，我们一起报上级',
    }),
    applicant: (age: number) => ({
      fault: `未满 ${age} 周岁，要监护人来办`,
      mend: '请监护人带身份证和监护证明一起来',
    }),
    plain: {
      photo: { fault: '缺证件照片', mend: '本人来站里拍一张，也可以请我们上门拍' },
      signature: { fault: '缺申请人签名', mend: '请本人来签，来不了的请打电话约上门' },
      declaration: { fault: '声明没有确认', mend: '请本人听读声明后确认，来不了的请打电话约上门' },
      personClass: { fault: '人员类别还没有认定', mend: '请把退役证件或证明书带来核对' },
      rules: { fault: '还没有核对有没有不予受理的情形', mend: '请本人来，或者打电话，我们逐条问' },
      refused: { fault: '有不能受理的情形', mend: '另给不予受理通知书；情形没有了可以再申请' },
      consent: { fault: '个人信息的告知和同意没有办', mend: '请本人或监护人、代办人来听读、回答' },
      'consent-refused': { fault: '有必须的个人信息不同意使用', mend: '另给告知书；改了主意可以再来办' },
      'consent-signature': { fault: '告知书上没有签名', mend: '请本人或监护人、代办人来签' },
    },
  },
  /** A day that may lie in another year. */
  untilDay: (date: string) => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`,
  substituted: (proof: string) => `遗失，以${proof}代替`,
} as const;
