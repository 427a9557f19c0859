import type { CaseForm } from '#shared/contract/cases.ts';
import type { FormField, FormSection, PlainField } from '#shared/contract/form-fields.ts';

type FormOfSections = { readonly sections: readonly FormSection[] };
type Place = { readonly section: FormSection; readonly field: FormField };

const indexes = new WeakMap<FormOfSections, ReadonlyMap<string, Place>>();

function indexOf(form: FormOfSections): ReadonlyMap<string, Place> {
  let index = indexes.get(form);
  if (!index) {
    index = new Map(form.sections.flatMap((section) => section.fields.map((field) => [field.key, { section, field }])));
    indexes.set(form, index);
  }
  return index;
}

/** A cell of a group: `family.2.name`. */
export type CellKey = { readonly group: string; readonly row: number; readonly column: string };

/** Key under which a group's cell is stored; rows count from 1. */
export function cellKey(group: string, row: number, column: string): string {
  return `${group}.${row}.${column}`;
}

export function parseCellKey(key: string): CellKey | null {
  const [, group, row, column] = /^([^.]+)\.([1-9]\d?)\.([^.]+)$/.exec(key) ?? [];
  return group === undefined || column === undefined ? null : { group, row: Number(row), column };
}

/** The field a stored key belongs to: a field of the form, or the column of a group's cell. Null when the form has none. */
export function fieldAt(form: Pick<CaseForm, 'sections'>, key: string): PlainField | null {
  const own = indexOf(form).get(key)?.field;
  if (own) return own.kind === 'group' ? null : { ...own, kind: own.kind };
  const cell = parseCellKey(key);
  const group = cell ? indexOf(form).get(cell.group)?.field : undefined;
  if (!cell || !group || cell.row > rowsOf(group)) return null;
  return group.fields?.find((field) => field.key === cell.column) ?? null;
}

/** The section a field, or a group's cell, stands in. */
export function sectionAt(form: Pick<CaseForm, 'sections'>, key: string): FormSection | null {
  return indexOf(form).get(parseCellKey(key)?.group ?? key)?.section ?? null;
}

/** Most rows a group may have. */
export function rowsOf(group: FormField): number {
  return group.rows ?? 8;
}

/** Numbers of a group's rows in which anything is written, ascending. */
export function filledRows(group: FormField, values: Readonly<Record<string, string | undefined>>): readonly number[] {
  const prefix = `${group.key}.`;
  const columns = new Set(group.fields?.map(({ key }) => key));
  const rows = new Set<number>();
  // A file has far fewer cells written than a group has room for.
  for (const [key, value] of Object.entries(values)) {
    if (!value || !key.startsWith(prefix)) continue;
    const cell = parseCellKey(key);
    if (cell && columns.has(cell.column) && cell.row <= rowsOf(group)) rows.add(cell.row);
  }
  return [...rows].toSorted((one, other) => one - other);
}
