import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';
import type { Signature } from './sites.ts';

export type TeamRow = { readonly id: string; readonly name: string; readonly members: readonly string[] };

export function listTeams(db: ReadableDb): readonly TeamRow[] {
  return statement<[], { id: string; name: string; membersJson: string }>(
    db,
    'SELECT id, name, members_json AS membersJson FROM teams WHERE retired_at_ms IS NULL ORDER BY name',
  )
    .all()
    .map(({ id, name, membersJson }) => ({ id, name, members: JSON.parse(membersJson) as string[] }));
}

/** A team in use. */
export function findTeam(db: ReadableDb, id: string): TeamRow | undefined {
  return listTeams(db).find((team) => team.id === id);
}

export function saveTeam(db: WritableDb, team: TeamRow, { changedBy, changedAtMs }: Signature): void {
  statement<[string, string, string, string, number]>(
    db,
    `INSERT INTO teams (id, name, members_json, changed_by, changed_at_ms) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, members_json = excluded.members_json,
       changed_by = excluded.changed_by, changed_at_ms = excluded.changed_at_ms`,
  ).run(team.id, team.name, JSON.stringify(team.members), changedBy, changedAtMs);
}

export function retireTeam(db: WritableDb, id: string, signature: Signature): void {
  statement<[string, number, number, string]>(
    db,
    'UPDATE teams SET changed_by = ?, changed_at_ms = ?, retired_at_ms = ? WHERE id = ?',
  ).run(signature.changedBy, signature.changedAtMs, signature.changedAtMs, id);
}
