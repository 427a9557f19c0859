import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

/** A setting's value, or undefined when never set. The caller checks its form. */
export function readSetting(db: ReadableDb, key: string): unknown {
  const row = statement<[string], { valueJson: string }>(
    db,
    'SELECT value_json AS valueJson FROM settings WHERE key = ?',
  ).get(key);
  return row && (JSON.parse(row.valueJson) as unknown);
}

export function writeSetting(db: WritableDb, key: string, value: unknown, nowMs: number): void {
  statement<[string, string, number]>(
    db,
    `INSERT INTO settings (key, value_json, changed_at_ms) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json, changed_at_ms = excluded.changed_at_ms`,
  ).run(key, JSON.stringify(value), nowMs);
}
