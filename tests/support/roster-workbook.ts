import writeExcelFile from 'write-excel-file/node';
import type { PolicyTables } from '#shared/domain/policy-tables.ts';
import type { InventedPerson } from '#electron/services/demo-people.ts';

/** A cell as a spreadsheet may hold it; a number is a number cell, as Excel makes of digits typed into it. */
export type SheetCell = string | number | boolean | Date | null;

export const rosterHeadings = ['姓名', '身份证号', '联系电话', '社区', '人员类别', '户籍', '特殊情况'] as const;

/** A real .xlsx of these rows, the first one usually the headings. */
export async function workbookOf(...sheets: readonly (readonly (readonly SheetCell[])[])[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map((rows, index) => ({ data: rows.map((row) => row.map(cellOf)), sheet: `表${index + 1}` })),
  ).toBuffer();
}

function cellOf(value: SheetCell) {
  if (value === null) return null;
  if (typeof value === 'string') return { value, type: String };
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return { value, type: Date, format: 'yyyy-mm-dd' };
}

/** The rows of a roster as a street office writes them: headings and words, not codes. */
export function rosterRows(people: readonly InventedPerson[], policy: PolicyTables): string[][] {
  const { circumstances, hukouKinds } = policy.circumstances;
  const nameOf = (entries: readonly { readonly code: string; readonly name: string }[], code: string) =>
    entries.find((entry) => entry.code === code)?.name ?? '';
  return people.map((person) => [
    person.name,
    person.idNumber,
    person.phone,
    person.community,
    nameOf(policy.personClasses.classes, person.personClass),
    nameOf(hukouKinds, person.hukou),
    person.circumstances.map((code) => nameOf(circumstances, code)).join('、'),
  ]);
}

/** A roster workbook of invented people, as the station's clerk would get it from the office. */
export function rosterWorkbook(people: readonly InventedPerson[], policy: PolicyTables): Promise<Buffer> {
  return workbookOf([[...rosterHeadings], ...rosterRows(people, policy)]);
}

/** The same rows as delimited text, quoted where needed. */
export function delimitedOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  const quote = (cell: string) => (/["\n\r,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quote).join(delimiter)).join('\r\n') + '\r\n';
}
