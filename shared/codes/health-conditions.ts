/** GB/T 2261.3, the two-digit groups and the kinds of disability. Source: domain.md 8.3. */
export const healthConditions: readonly { readonly code: string; readonly name: string }[] = [
  { code: '10', name: '健康或良好' },
  { code: '20', name: '一般或较弱' },
  { code: '30', name: '有慢性病' },
  { code: '60', name: '残疾' },
  { code: '61', name: '视力残疾' },
  { code: '62', name: '听力残疾' },
  { code: '63', name: '言语残疾' },
  { code: '64', name: '肢体残疾' },
  { code: '65', name: '智力残疾' },
  { code: '66', name: '精神残疾' },
  { code: '67', name: '多重残疾' },
  { code: '69', name: '其他残疾' },
];
