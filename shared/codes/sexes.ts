/** GB/T 2261.1. */
export const sexes: readonly { readonly code: string; readonly name: string }[] = [
  { code: '1', name: '男' },
  { code: '2', name: '女' },
  { code: '9', name: '未说明' },
  { code: '0', name: '未知' },
];
