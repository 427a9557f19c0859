import type { DeskError } from '#shared/errors.ts';
import { listRows } from '#electron/services/roster.ts';
import type { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import { inventedIdNumber } from '#tests/support/people-builder.ts';
import { commitBatch, previewFile, testRosterDesk } from '#tests/support/roster-desk.ts';
import { rosterHeadings, workbookOf, type SheetCell } from '#tests/support/roster-workbook.ts';
import type { TestContext } from '#tests/support/test-context.ts';

export const id = (sequence: number) => inventedIdNumber('1940-05-04', sequence);
export const header = [...rosterHeadings];

const desks = new WeakMap<TestContext, RosterDesk>();

export function deskOf(context: TestContext): RosterDesk {
  const desk = desks.get(context) ?? testRosterDesk(context);
  desks.set(context, desk);
  return desk;
}

export function preview(context: TestContext, file: Buffer | string, fileName = '名册.xlsx') {
  return previewFile(deskOf(context), { file, fileName });
}

export async function previewSheet(context: TestContext, ...rows: SheetCell[][]) {
  return preview(context, await workbookOf([header, ...rows]));
}

export function commit(context: TestContext, batchId: string) {
  return commitBatch(deskOf(context), batchId);
}

export function rowsOf(context: TestContext, batchId: string) {
  const { rows } = listRows(context, { batchId, offset: 0, limit: 500 });
  return rows.map((row) => [row.rowNumber, row.outcome, ...row.reasons.map((reason) => reason.code)]);
}

export async function refusal(work: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  const error = await work.then(
    () => undefined,
    (reason: DeskError) => reason,
  );
  return { code: error?.code ?? 'none', data: error?.data };
}
