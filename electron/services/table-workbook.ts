import writeExcelFile from 'write-excel-file/node';

export type WorkbookTable = {
  readonly sheet: string;
  /** `width` in characters. */
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
};

/** One sheet with a bold heading that stays in sight, base64. Text throughout: no number in a name or phone may change. */
export async function tableWorkbook(table: WorkbookTable): Promise<string> {
  const written = writeExcelFile(
    [
      table.columns.map(({ heading }) => ({ value: heading, type: String, fontWeight: 'bold' as const })),
      ...table.rows.map((row) => row.map((text) => ({ value: text, type: String, wrap: true }))),
    ],
    {
      sheet: table.sheet,
      stickyRowsCount: 1,
      orientation: 'landscape',
      columns: table.columns.map(({ width }) => ({ width })),
    },
  );
  return (await written.toBuffer()).toString('base64');
}
