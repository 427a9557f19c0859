import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type SiteRow = {
  readonly id: string;
  readonly name: string;
  readonly community: string;
  readonly address: string;
};
export type Signature = { readonly changedBy: string; readonly changedAtMs: number };

export function listSites(db: ReadableDb): readonly SiteRow[] {
  return statement<[], SiteRow>(
    db,
    'SELECT id, name, community, address FROM sites WHERE retired_at_ms IS NULL ORDER BY name',
  ).all();
}

/** A site in use. */
export function findSite(db: ReadableDb, id: string): SiteRow | undefined {
  return listSites(db).find((site) => site.id === id);
}

export function saveSite(db: WritableDb, site: SiteRow & Signature): void {
  statement<SiteRow & Signature>(
    db,
    `INSERT INTO sites (id, name, community, address, changed_by, changed_at_ms)
     VALUES (@id, @name, @community, @address, @changedBy, @changedAtMs)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, community = excluded.community, address = excluded.address,
       changed_by = excluded.changed_by, changed_at_ms = excluded.changed_at_ms`,
  ).run(site);
}

export function retireSite(db: WritableDb, id: string, signature: Signature): void {
  statement<[string, number, number, string]>(
    db,
    'UPDATE sites SET changed_by = ?, changed_at_ms = ?, retired_at_ms = ? WHERE id = ?',
  ).run(signature.changedBy, signature.changedAtMs, signature.changedAtMs, id);
}
