import readXlsxFile from 'read-excel-file/node';

/** The first sheet of a workbook as text, row by row. */
export async function readWorkbook(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const read = (await readXlsxFile(bytes)) as unknown as { data: unknown[][] }[] | unknown[][];
  const [first] = read;
  const rows = first !== undefined && 'data' in first ? first.data : (read as unknown[][]);
  return rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : '')));
}
