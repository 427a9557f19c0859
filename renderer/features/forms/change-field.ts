import type { FieldEdit, FormChanges } from '#shared/domain/form-changes.ts';

/** The changes with one field's changed further; an edit that says nothing more is dropped. */
export function changeField(changes: FormChanges, key: string, edit: FieldEdit): FormChanges {
  const merged = Object.fromEntries(
    Object.entries({ ...changes.fields[key], ...edit }).filter(([, value]) => value !== undefined),
  );
  const { [key]: _before, ...others } = changes.fields;
  return { ...changes, fields: Object.keys(merged).length === 0 ? others : { ...others, [key]: merged } };
}

/** How many places differ between two sets of changes. */
export function countChanged(a: FormChanges, b: FormChanges): number {
  const keys = new Set([...Object.keys(a.fields), ...Object.keys(b.fields)]);
  const fields = [...keys].filter((key) => JSON.stringify(a.fields[key]) !== JSON.stringify(b.fields[key]));
  const added = new Set([...a.added, ...b.added].map((field) => JSON.stringify(field)));
  const both = a.added.filter((field) => b.added.some((other) => JSON.stringify(other) === JSON.stringify(field)));
  return fields.length + added.size - both.length;
}
