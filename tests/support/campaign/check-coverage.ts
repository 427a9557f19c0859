import { expect } from 'vitest';
import type { CoverageCell, CoverageFilter } from '#shared/contract/coverage.ts';
import { coverageStates, type CoverageState } from '#shared/domain/coverage.ts';
import type { CampaignDesk } from './campaign-desk.ts';
import { phaseNameOf } from './expected-phases.ts';

const PAGE = 200;
const CELLS_OPENED = 3;

/**
 * The evening's proof that nobody was left out: the board sums to the roster and each of its numbers is the driver's, the
 * lists behind it name everybody once, and whoever still has to be called or visited stands on exactly one sheet.
 */
export async function checkCoverage(desk: CampaignDesk): Promise<void> {
  const { people, date } = desk;
  const board = await desk.station.manager.coverage.board();
  expect([board.date, board.total]).toEqual([date, people.length]);
  expect(board.cells.reduce((sum, cell) => sum + inCell(cell), 0)).toBe(people.length);
  expect(Object.fromEntries(board.cells.map((cell) => [keyOf(cell), withoutZeros(cell.counts)]))).toEqual(
    expectedCells(desk),
  );
  await checkLists(desk);
  for (let opened = 0; opened < CELLS_OPENED; opened += 1) {
    const cell = desk.dice.among(board.cells);
    const { community, personClass, phase } = cell;
    expect(await listed(desk, { community, personClass, phase })).toHaveLength(inCell(cell));
  }
  await checkSheets(desk);
}

const inCell = (cell: CoverageCell) => coverageStates.reduce((sum, state) => sum + cell.counts[state], 0);
const keyOf = ({ community, personClass, phase }: Omit<CoverageCell, 'counts'>) =>
  `${community}|${personClass}|${phase}`;

function withoutZeros(counts: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function expectedCells({ people, phases, date }: CampaignDesk): Record<string, Record<string, number>> {
  const cells: Record<string, Record<string, number>> = {};
  for (const person of people) {
    const { community, personClass } = person.is;
    const cell = (cells[keyOf({ community, personClass, phase: phaseNameOf(phases, person.is, date) })] ??= {});
    const state = person.state();
    cell[state] = (cell[state] ?? 0) + 1;
  }
  return cells;
}

async function checkLists(desk: CampaignDesk): Promise<void> {
  const found: Record<string, CoverageState[]> = {};
  for (const state of coverageStates) {
    for (const row of await listed(desk, { states: [state] })) {
      expect([row.state, row.reason !== '']).toEqual([state, true]);
      (found[row.personId] ??= []).push(state);
    }
  }
  expect(found).toEqual(Object.fromEntries(desk.people.map((person) => [person.id, [person.state()]])));
}

async function listed({ station }: CampaignDesk, filter: CoverageFilter) {
  const rows = [];
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = await station.manager.coverage.people({ filter, offset, limit: PAGE });
    rows.push(...page.rows);
    total = page.total;
  }
  return rows;
}

async function checkSheets(desk: CampaignDesk): Promise<void> {
  const { visitAfterTries } = desk.station.context.policy.contacts;
  for (const kind of ['call', 'visit'] as const) {
    const { rows, total } = await desk.station.counter.coverage.sheet({ kind, limit: 500 });
    const expected = desk.people.filter(
      (person) => person.sheet(desk.date, desk.channelsOf(person).length > 0, visitAfterTries) === kind,
    );
    expect(rows).toHaveLength(total);
    expect(rows.map(({ personId }) => personId).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
  }
}
