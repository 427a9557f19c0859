import { civilDateOf } from '#shared/civil-date.ts';
import { rosterRules, type RosterRules } from '#shared/domain/roster-fields.ts';
import { readRosterRow, type RosterCell, type RosterCells, type RosterRow } from '#shared/domain/roster-row.ts';
import type { ImportedRow } from '#electron/db/repositories/import-rows.ts';
import type { ServiceContext } from '../context.ts';
import type { RosterColumn } from '../roster-file/roster-table.ts';

/** How the rows of one batch are understood: its columns, and the rules of today. */
export class BatchReader {
  readonly rules: RosterRules;
  readonly today: string;
  readonly #columns: readonly RosterColumn[];

  constructor(context: ServiceContext, columns: readonly RosterColumn[]) {
    this.rules = rosterRules(context.policy, context.profile().communities);
    this.today = civilDateOf(context.clock.now());
    this.#columns = columns;
  }

  cellsOf(cells: readonly RosterCell[]): RosterCells {
    const byField: { -readonly [Field in keyof RosterCells]: RosterCells[Field] } = {};
    for (const [index, { field }] of this.#columns.entries()) if (field !== '') byField[field] = cells[index] ?? '';
    return byField;
  }

  storedCells(row: Pick<ImportedRow, 'cellsJson'>): RosterCells {
    return this.cellsOf(JSON.parse(row.cellsJson) as RosterCell[]);
  }

  read(row: Pick<ImportedRow, 'cellsJson'>): RosterRow {
    return readRosterRow(this.storedCells(row), this.rules, this.today);
  }
}

export function columnsOf(batch: { readonly columnsJson: string }): RosterColumn[] {
  return JSON.parse(batch.columnsJson) as RosterColumn[];
}
