import type { FieldSource, MaterialState } from '#shared/contract/cases.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type FieldRow = {
  readonly field: string;
  readonly value: string;
  readonly source: FieldSource;
  readonly changedBy: string;
  readonly changedAtMs: number;
};

export function listFields(db: ReadableDb, caseId: string): readonly FieldRow[] {
  return statement<[string], FieldRow>(
    db,
    'SELECT field, value, source, changed_by AS changedBy, changed_at_ms AS changedAtMs FROM case_fields WHERE case_id = ?',
  ).all(caseId);
}

/** Who wrote a field last, and when; undefined while nobody has. */
export function findField(db: ReadableDb, caseId: string, field: string): FieldRow | undefined {
  return statement<[string, string], FieldRow>(
    db,
    `SELECT field, value, source, changed_by AS changedBy, changed_at_ms AS changedAtMs FROM case_fields
     WHERE case_id = ? AND field = ?`,
  ).get(caseId, field);
}

type FieldColumns = [caseId: string, field: string, value: string, source: FieldSource, by: string, atMs: number];

/** Every field's value by its key. One row: asked after each saved field, and rows one by one cost three times as much. */
export function valuesOf(db: ReadableDb, caseId: string): Readonly<Record<string, string>> {
  return objectOf(db, 'SELECT json_group_object(field, value) AS json FROM case_fields WHERE case_id = ?', caseId);
}

function objectOf<Value extends string>(db: ReadableDb, text: string, caseId: string): Readonly<Record<string, Value>> {
  const row = statement<[string], { json: string }>(db, text).get(caseId);
  return JSON.parse(row?.json ?? '{}') as Record<string, Value>;
}

/** Stores a field's value and appends it to the field's history. */
export function putField(db: WritableDb, caseId: string, row: FieldRow): void {
  const bound = [caseId, row.field, row.value, row.source, row.changedBy, row.changedAtMs] as const;
  statement<FieldColumns>(
    db,
    `INSERT INTO case_fields (case_id, field, value, source, changed_by, changed_at_ms) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id, field) DO UPDATE SET value = excluded.value, source = excluded.source,
       changed_by = excluded.changed_by, changed_at_ms = excluded.changed_at_ms`,
  ).run(...bound);
  statement<FieldColumns>(
    db,
    'INSERT INTO case_field_changes (case_id, field, value, source, changed_by, at_ms) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(...bound);
}

export function listMaterials(db: ReadableDb, caseId: string): Readonly<Record<string, MaterialState>> {
  return objectOf(db, 'SELECT json_group_object(code, state) AS json FROM case_materials WHERE case_id = ?', caseId);
}

export function putMaterial(db: WritableDb, caseId: string, code: string, state: MaterialState): void {
  statement<[string, string, string]>(
    db,
    `INSERT INTO case_materials (case_id, code, state) VALUES (?, ?, ?)
     ON CONFLICT (case_id, code) DO UPDATE SET state = excluded.state`,
  ).run(caseId, code, state);
}

export type Blob = { readonly hash: string; readonly mime: string; readonly bytes: Uint8Array };

/** Stores bytes once under their hash. */
export function putBlob(db: WritableDb, blob: Blob, nowMs: number): void {
  statement<[string, string, Uint8Array, number]>(
    db,
    'INSERT INTO blobs (hash, mime, bytes, stored_at_ms) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING',
  ).run(blob.hash, blob.mime, blob.bytes, nowMs);
}

export function findBlob(db: ReadableDb, hash: string): Blob | undefined {
  return statement<[string], Blob>(db, 'SELECT hash, mime, bytes FROM blobs WHERE hash = ?').get(hash);
}

/** Keeps a form once under its hash. */
export function putForm(db: WritableDb, hash: string, formJson: string): void {
  statement<[string, string]>(
    db,
    'INSERT INTO form_versions (hash, form_json) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING',
  ).run(hash, formJson);
}

export function findFormJson(db: ReadableDb, hash: string): string | undefined {
  return statement<[string], { formJson: string }>(
    db,
    'SELECT form_json AS formJson FROM form_versions WHERE hash = ?',
  ).get(hash)?.formJson;
}
