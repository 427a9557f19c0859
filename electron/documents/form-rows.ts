export type PlacedBox = {
  /** Key of the field or group, `''` for what none is. */
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly role: 'heading' | 'label' | 'value' | 'text' | 'photo' | 'signature';
  readonly lines: readonly string[];
  readonly size: number;
  readonly align: 'start' | 'middle';
};

/** A box whose row decides where it stands and how high it is. */
export type RowColumn = Omit<PlacedBox, 'y' | 'height'> & { readonly least: number };

/** Millimetres of a line of text per point of its size. */
export const LINE = 0.46;
export const PADDING = 1.3;

export function rowHeight(columns: readonly RowColumn[]): number {
  return Math.max(
    ...columns.map(({ lines, size, least }) => Math.max(least, lines.length * size * LINE + 2 * PADDING)),
  );
}

/** As much of each column as fits into a height, and the rest. */
export function splitRow(columns: readonly RowColumn[], height: number): readonly [RowColumn[], RowColumn[]] {
  const fits = ({ size }: RowColumn) => Math.floor((height - 2 * PADDING) / (size * LINE));
  return [
    columns.map((column) => ({ ...column, lines: column.lines.slice(0, fits(column)) })),
    columns.map((column) => ({ ...column, key: '', lines: column.lines.slice(fits(column)) })),
  ];
}
