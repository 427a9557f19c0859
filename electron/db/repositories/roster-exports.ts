import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type ExportRow = {
  readonly id: string;
  readonly format: 'xlsx' | 'csv';
  readonly fieldsJson: string;
  readonly people: number;
  readonly clerk: string;
  readonly atMs: number;
};

export function insertExport(db: WritableDb, row: ExportRow): void {
  statement<ExportRow>(
    db,
    `INSERT INTO roster_exports (id, format, fields_json, people, clerk, at_ms)
     VALUES (@id, @format, @fieldsJson, @people, @clerk, @atMs)`,
  ).run(row);
}

/** Newest first. */
export function listExportRows(db: ReadableDb, limit: number): ExportRow[] {
  return statement<[number], ExportRow>(
    db,
    `SELECT id, format, fields_json AS fieldsJson, people, clerk, at_ms AS atMs FROM roster_exports
     ORDER BY at_ms DESC, id LIMIT ?`,
  ).all(limit);
}
