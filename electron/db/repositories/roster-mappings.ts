import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type MappingRow = {
  /** The headings it fits (shared/domain/roster-mapping). */
  readonly signature: string;
  readonly name: string;
  /** A field, or `''`, for each column. */
  readonly fields: readonly string[];
  readonly savedAtMs: number;
};

/** Keeps a mapping; the newest for the same headings counts. */
export function saveMapping(db: WritableDb, mapping: MappingRow): void {
  statement<[string, string, string, number]>(
    db,
    `INSERT INTO roster_mappings (signature, name, fields_json, saved_at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET name = excluded.name, fields_json = excluded.fields_json, saved_at_ms = excluded.saved_at_ms`,
  ).run(mapping.signature, mapping.name, JSON.stringify(mapping.fields), mapping.savedAtMs);
}

/** Every mapping, newest first. */
export function listMappings(db: ReadableDb): MappingRow[] {
  return statement<[], Omit<MappingRow, 'fields'> & { readonly fieldsJson: string }>(
    db,
    `SELECT signature, name, fields_json AS fieldsJson, saved_at_ms AS savedAtMs FROM roster_mappings
     ORDER BY saved_at_ms DESC, signature`,
  )
    .all()
    .map(({ fieldsJson, ...row }) => ({ ...row, fields: JSON.parse(fieldsJson) as string[] }));
}

/** False when there was none. */
export function deleteMapping(db: WritableDb, signature: string): boolean {
  return statement<[string]>(db, 'DELETE FROM roster_mappings WHERE signature = ?').run(signature).changes > 0;
}
