import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import readExcelFile from 'read-excel-file/node';
import { inventedIdNumber } from '#tests/support/people-builder.ts';
import { delimitedOf, workbookOf } from '#tests/support/roster-workbook.ts';
import { Desk, shoot } from './desk.ts';

const DAY = '2022-02-28';
const id = (sequence: number) => inventedIdNumber('1940-05-04', sequence);
const headings = ['序号', '人员', '证件', '联系电话', '社区'];
const roster = [
  headings,
  ['1', '张建国', id(1), '19999990001', '近开里社区'],
  ['2', '王芳', id(2), '19999990002', '近开里社区'],
  ['3', '阿依古丽·买买提', id(4), '19999990003', '河头里社区'],
  ['4', '张建国', id(3), '19999990001', '河头里社区'],
  ['5', '李秀英', '99999919400504', '19999990005', ''],
];

let desk: Desk;
let manager: Page;
let folder: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-roster-'));
  desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  manager = await desk.page('manager');
  await manager.getByTestId('menu-roster').click();
});

test.afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const choose = (name: string, buffer: Buffer) =>
  manager.getByTestId('import-file').setInputFiles({ name, mimeType: '', buffer });

test('columns of unknown names are chosen by the manager, and a missing one is said in words', async () => {
  await shoot(manager, 'roster-choose');
  await choose('街道月报.xlsx', await workbookOf([['某街道退役军人月报'], ...roster]));
  await expect(manager.getByTestId('import-missing')).toContainText('还没有指定哪一列是姓名、身份证号');
  await expect(manager.getByTestId('import-start')).toBeDisabled();
  await shoot(manager, 'roster-mapping-missing');
  for (const [heading, meaning] of [
    ['人员', '姓名（必须有）'],
    ['证件', '身份证号（必须有）'],
  ] as const) {
    await manager.getByLabel(`${heading} 当作`).click();
    await manager.locator('.ant-select-dropdown:visible').getByText(meaning, { exact: true }).click();
  }
  await manager.getByTestId('import-mapping-name').fill('街道月报');
  await shoot(manager, 'roster-mapping-chosen');
  await manager.getByTestId('import-start').click();
  await expect(manager.getByTestId('import-count-added')).toHaveText('3');
  await expect(manager.getByTestId('import-count-refused')).toHaveText('2');
});

test('a suspected double lies beside the other one, and the manager decides', async () => {
  const pair = manager.getByTestId('import-pair');
  await expect(pair).toHaveCount(1);
  await expect(pair).toContainText(id(3));
  await expect(pair).toContainText(id(1));
  await shoot(manager, 'roster-suspect');
  await pair.getByText('两个人，都要').click();
  await expect(manager.getByTestId('import-suspects')).toContainText('都已决定');
  await expect(manager.getByTestId('import-count-added')).toHaveText('4');
  await shoot(manager, 'roster-suspect-decided');
});

test('after the commit the rows to mend come back in a workbook', async () => {
  await manager.getByTestId('import-commit').dblclick();
  await expect(manager.getByTestId('import-done')).toContainText('新增 4 人');
  await shoot(manager, 'roster-committed');
  const [download] = await Promise.all([
    manager.waitForEvent('download'),
    manager.getByTestId('import-report').click(),
  ]);
  expect(download.suggestedFilename()).toBe('街道月报-待核对.xlsx');
  const path = join(folder, 'report.xlsx');
  await download.saveAs(path);
  const [sheet] = await readExcelFile(readFileSync(path));
  expect(sheet?.data.map((row) => row[2])).toEqual(['人员', '张建国', '李秀英']);
  expect(sheet?.data.at(-1)?.at(-1)).toContain('身份证号位数不对');
});

test('the next file of the same shape is recognised; a long reading shows its progress and can be stopped', async () => {
  await manager.getByTestId('import-back').click();
  const many = Array.from({ length: 60_000 }, (_, at) => [String(at), `某${at}`, id(at % 1000), '', '近开里社区']);
  await choose('街道下月报.csv', Buffer.from(delimitedOf([headings, ...many])));
  await expect(manager.getByTestId('import-recognised')).toContainText('街道月报');
  await shoot(manager, 'roster-mapping-recognised');
  await manager.getByTestId('import-start').click();
  await expect(manager.getByTestId('import-progress-rows')).toContainText(/[1-9]\d* \/ 约/);
  await shoot(manager, 'roster-reading');
  await manager.getByTestId('import-cancel').click();
  await expect(manager.getByTestId('import-batch')).toHaveAttribute('data-state', 'discarded');
  await shoot(manager, 'roster-cancelled');
});

test('the whole roster is exported, with a warning and a name, and comes back all unchanged', async () => {
  await manager.getByTestId('import-back').click();
  await expect(manager.getByTestId('export-xlsx')).toBeDisabled();
  await manager
    .getByTestId('manager-clerk')
    .locator('input')
    .or(manager.locator('input[data-testid="manager-clerk"]'))
    .first()
    .fill('站长');
  await manager.getByTestId('roster-export').scrollIntoViewIfNeeded();
  await shoot(manager, 'roster-export');
  const [download] = await Promise.all([manager.waitForEvent('download'), manager.getByTestId('export-xlsx').click()]);
  const path = join(folder, 'export.xlsx');
  await download.saveAs(path);
  await expect(manager.getByTestId('export-log')).toContainText('站长 导出 4 人');
  await choose('导出.xlsx', readFileSync(path));
  await manager.getByTestId('import-start').click();
  await expect(manager.getByTestId('import-count-unchanged')).toHaveText('4');
  await expect(manager.getByTestId('import-commit')).toBeDisabled();
});
