import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type ProfileOrigin = 'shipped' | 'screen' | 'file';

export type ProfileVersionRow = {
  readonly version: number;
  readonly id: string;
  readonly effectiveOn: string;
  readonly origin: ProfileOrigin;
  readonly savedBy: string;
  readonly reason: string;
  readonly savedAtMs: number;
};

export type StoredProfileRow = ProfileVersionRow & { readonly profileJson: string };

const COLUMNS = `version, id, effective_on AS effectiveOn, origin, saved_by AS savedBy, reason, saved_at_ms AS savedAtMs`;

/** Id of the newest version; the same id means that no version was added. */
export function newestProfileId(db: ReadableDb): string | undefined {
  return statement<[], { id: string }>(db, 'SELECT id FROM station_profiles ORDER BY version DESC LIMIT 1').get()?.id;
}

/** All versions with their contents, oldest first. */
export function listStoredProfiles(db: ReadableDb): readonly StoredProfileRow[] {
  return statement<[], StoredProfileRow>(
    db,
    `SELECT ${COLUMNS}, profile_json AS profileJson FROM station_profiles ORDER BY version`,
  ).all();
}

export function insertProfile(db: WritableDb, row: StoredProfileRow): void {
  statement<StoredProfileRow>(
    db,
    `INSERT INTO station_profiles (version, id, effective_on, profile_json, origin, saved_by, reason, saved_at_ms)
     VALUES (@version, @id, @effectiveOn, @profileJson, @origin, @savedBy, @reason, @savedAtMs)`,
  ).run(row);
}
