import type { SiteId, TeamId } from '#shared/contract/base.ts';
import type { Site, Team } from '#shared/contract/calendar.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import {
  findSite,
  listSites as listSiteRows,
  retireSite as retire,
  saveSite as save,
  type SiteRow,
} from '#electron/db/repositories/sites.ts';
import {
  findTeam,
  listTeams as listTeamRows,
  retireTeam as retireRow,
  saveTeam as saveRow,
  type TeamRow,
} from '#electron/db/repositories/teams.ts';
import type { ServiceContext } from './context.ts';
import { writeOnce, type WriteRequest } from './write.ts';

type Signed = WriteRequest & { readonly clerk: string };

export function listSites(context: ServiceContext): Site[] {
  return listSiteRows(context.store.db).map(siteView);
}

export function listTeams(context: ServiceContext): Team[] {
  return listTeamRows(context.store.db).map(teamView);
}

function siteView(row: SiteRow): Site {
  return { ...row, id: row.id as SiteId };
}

function teamView(row: TeamRow): Team {
  return { id: row.id as TeamId, name: row.name, members: [...row.members] };
}

/** Errors: site.notFound. */
export function requireSite(db: ReadableDb, id: string): SiteRow {
  const found = findSite(db, id);
  if (!found) throw new DeskError('site.notFound', {});
  return found;
}

/** Errors: team.notFound. */
export function requireTeam(db: ReadableDb, id: string): TeamRow {
  const found = findTeam(db, id);
  if (!found) throw new DeskError('team.notFound', {});
  return found;
}

export type SaveSiteInput = Signed & Omit<SiteRow, 'id'> & { readonly id: string | null };

export function saveSite(context: ServiceContext, input: SaveSiteInput): Site {
  return writeOnce(context, {
    procedure: 'calendar.saveSite',
    request: input,
    nouns: ['calendar'],
    work: (db, nowMs) => {
      if (input.id !== null) requireSite(db, input.id);
      // The hall is a place too: two of one name could not be told apart on a slip.
      const taken = listSiteRows(db).some((site) => site.name === input.name && site.id !== input.id);
      if (taken || input.name === context.profile().site) throw new DeskError('site.exists', {});
      const { name, community, address } = input;
      const row = { id: input.id ?? context.newId(), name, community, address };
      save(db, { ...row, changedBy: input.clerk, changedAtMs: nowMs });
      return siteView(row);
    },
  });
}

export function retireSite(context: ServiceContext, input: Signed & { readonly siteId: string }): Site {
  return writeOnce(context, {
    procedure: 'calendar.retireSite',
    request: input,
    nouns: ['calendar'],
    work: (db, nowMs) => {
      const found = requireSite(db, input.siteId);
      retire(db, found.id, { changedBy: input.clerk, changedAtMs: nowMs });
      return siteView(found);
    },
  });
}

export type SaveTeamInput = Signed & Omit<TeamRow, 'id'> & { readonly id: string | null };

export function saveTeam(context: ServiceContext, input: SaveTeamInput): Team {
  return writeOnce(context, {
    procedure: 'calendar.saveTeam',
    request: input,
    nouns: ['calendar', 'appointments'],
    work: (db, nowMs) => {
      if (input.id !== null) requireTeam(db, input.id);
      if (listTeamRows(db).some((team) => team.name === input.name && team.id !== input.id))
        throw new DeskError('team.exists', {});
      const row = { id: input.id ?? context.newId(), name: input.name, members: input.members };
      saveRow(db, row, { changedBy: input.clerk, changedAtMs: nowMs });
      return teamView(row);
    },
  });
}

export function retireTeam(context: ServiceContext, input: Signed & { readonly teamId: string }): Team {
  return writeOnce(context, {
    procedure: 'calendar.retireTeam',
    request: input,
    nouns: ['calendar'],
    work: (db, nowMs) => {
      const found = requireTeam(db, input.teamId);
      retireRow(db, found.id, { changedBy: input.clerk, changedAtMs: nowMs });
      return teamView(found);
    },
  });
}
