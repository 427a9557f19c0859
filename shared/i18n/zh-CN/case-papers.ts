/** Texts of the papers a clerk prints from a case. */
export const casePapersText = {
  title: '打给来人的凭证',
  form: {
    print: '打印',
    cancel: '不打了',
    incomplete: '请把空着的填好',
  },
  receiving: {
    lead: '勾选过“收到”的材料都会打在回执上。',
    broughtBy: '谁送来的',
    broughtByHint: '本人来的不用填；如 林晓燕（女儿）',
  },
  collection: {
    bank: '银行',
    place: '到哪里领',
    hours: '什么时候来',
    until: '最晚哪天领',
    noDay: '不限日子',
    bring: '请带上（一行一样）',
  },
  delivery: {
    documents: '交给他的东西',
    others: '别的东西（一行一样）',
    relation: '与本人',
    recipient: '收件人',
    manner: '怎么交的',
    place: '在哪里交的',
  },
  loss: {
    matter: '办的事',
    bank: '银行',
    steps: '接下来（一行一步）',
  },
} as const;
