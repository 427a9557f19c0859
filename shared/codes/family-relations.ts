/** GB/T 4761-2008, one digit: what somebody is to the person named first. Source: domain.md 8.6. */
export const familyRelations: readonly { readonly code: string; readonly name: string }[] = [
  { code: '0', name: '本人' },
  { code: '1', name: '配偶' },
  { code: '2', name: '子' },
  { code: '3', name: '女' },
  { code: '4', name: '孙子女、外孙子女' },
  { code: '5', name: '父母' },
  { code: '6', name: '祖父母、外祖父母' },
  { code: '7', name: '兄弟姐妹' },
  { code: '8', name: '其他' },
];
