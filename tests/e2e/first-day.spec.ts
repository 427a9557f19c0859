import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { maskIdNumber } from '#shared/domain/masking.ts';
import { receiptKinds } from '#shared/domain/receipt-models.ts';
import { completeFiles } from '#tests/support/complete-file/complete-file.ts';
import { filesCovering, unusedBy } from '#tests/support/complete-file/file-coverage.ts';
import { DAY, firstDayPeople } from '#tests/support/first-day.ts';
import { rosterHeadings, workbookOf } from '#tests/support/roster-workbook.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';
import { pagesInStore, scannedAtCounter } from './first-day-pages.ts';
import {
  countsByKind,
  expectReceipt,
  furtherPapers,
  LISTED,
  printMaterialsList,
  readOnce,
} from './first-day-papers.ts';
import { caseIdOf, compareCase, compareWorkbook, countPages, missingInPdf, type Served } from './first-day-records.ts';
import { arrive, PRINTED, serve, type DayDesk } from './first-day-visit.ts';

const people = firstDayPeople();
const booked = people.filter(({ comes }) => comes === 'booked');
const files = completeFiles(people);
/**
 * Whose file is typed at the counter, box by box: few who together have every field of the form, the one whose texts are as
 * long as they may be, and the one whose tables are full.
 */
const typedFiles = [...new Set([...filesCovering(files), ...files.slice(1, 3)])];
const boxes = files.reduce((total, { entries }) => total + entries.length, 0);

let day: DayDesk;
let manager: Page;
const served: Served[] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  manager = await desk.page('manager');
  const clerk = new CounterClerk(await desk.page('counter'));
  const kiosk = await desk.page('kiosk');
  const hall = await desk.page('hall');
  const cookie = await enterStation(desk.station.openUrl);
  const { client } = await connectTo(desk.station.origin, cookie, 'counter');
  day = { desk, clerk, kiosk, hall, client, printedFile: join(desk.folder, 'file.pdf') };
});

test.afterAll(async () => {
  await day.desk.close();
});

test('the roster is imported from a workbook, broken rows refused with their reason', async () => {
  const rows = people.map((person) => [
    person.name,
    person.idNumber,
    person.phone,
    person.community,
    person.className,
    '本区户籍',
    person.circumstances,
  ]);
  const broken = [
    ['', people[0]?.idNumber ?? '', '', '', '', '', ''],
    ['某错号', '99999919400101000', '', '', '', '', ''],
    ['某错位', '999999194001010001', '', '', '', '', ''],
  ];
  const workbook = await workbookOf([[...rosterHeadings], ...rows, ...broken]);
  await manager.getByTestId('menu-roster').click();
  await shoot(manager, 'manager-roster-empty');
  await manager.getByTestId('import-file').setInputFiles({ name: '名册.xlsx', mimeType: '', buffer: workbook });
  await manager.getByTestId('import-start').click();
  await expect(manager.getByTestId('import-count-added')).toHaveText(String(people.length));
  await expect(manager.getByTestId('import-count-refused')).toHaveText(String(broken.length));
  await shoot(manager, 'manager-roster-preview');
  await manager.getByTestId('import-commit').dblclick();
  await expect(manager.getByTestId('import-done')).toBeVisible();
  await manager.getByTestId('menu-day').click();
  await expect(manager.getByTestId('figure-roster-total')).toHaveText(String(people.length));
});

test('a file that is no workbook is refused in words and changes nobody', async () => {
  await manager.getByTestId('menu-roster').click();
  await manager.getByTestId('import-back').click();
  const buffer = Buffer.from('这不是表格');
  await manager.getByTestId('import-file').setInputFiles({ name: '名册.xlsx', mimeType: '', buffer });
  await expect(manager.getByTestId('import-problem')).toBeVisible();
  await shoot(manager, 'manager-roster-not-a-workbook');
  await manager.getByTestId('menu-day').click();
  await expect(manager.getByTestId('figure-roster-total')).toHaveText(String(people.length));
});

test('36 people book by telephone and each gets a slip, by keyboard alone', async () => {
  const { clerk } = day;
  await shoot(clerk.page, 'counter-seat');
  await clerk.sitDown('1号窗口', '李晓梅');
  await shoot(clerk.page, 'counter-work-empty');
  for (const [index, person] of booked.entries()) {
    const ways = [person.name, person.phone, person.idNumber.slice(-6), person.idNumber];
    const said = await clerk.bookByPhone(ways[index % ways.length] ?? '', person);
    expect(said).toContain('2月28日');
    await clerk.printSlip();
    if (index === 1) await shoot(clerk.page, 'counter-booked');
  }
  for (const person of people.slice(LISTED, LISTED + 1)) await printMaterialsList(clerk.page, day.client, person);
  await clerk.backToWork();
  await manager.getByTestId('menu-day').click();
  await expect(manager.getByTestId('figure-booked')).toHaveText(String(booked.length));
});

test(`42 people arrive, are called and accepted with their whole file of ${boxes} boxes, ${typedFiles.length} of them typed at the counter`, async () => {
  expect(unusedBy(files)).toEqual({ sections: [], fields: [], codes: [] });
  expect(unusedBy(typedFiles)).toMatchObject({ sections: [], fields: [] });
  await shoot(day.kiosk, 'kiosk-welcome');
  await shoot(day.hall, 'hall-empty');
  for (const [index, file] of files.entries()) {
    const ticketNumber = await arrive(day, file.person, index);
    const visit = { file, index, ticketNumber, typed: typedFiles.includes(file) };
    served.push({ file, ticketNumber, caseNumber: await serve(day, visit) });
  }
  expect(new Set(served.map(({ ticketNumber }) => ticketNumber)).size).toBe(people.length);
  expect(new Set(served.map(({ caseNumber }) => caseNumber)).size).toBe(people.length);
});

test("every paper of the day, read back from the printer's bytes, is what the journal and the figures say", async () => {
  const listed = [String(LISTED), { kind: 'materials-list' }] as const;
  const extras = [listed, ...Object.entries(furtherPapers)];
  const total = booked.length + 2 * people.length + extras.length;
  const papers = await day.desk.printer.waitForJobs(total);
  const read = papers.map(readOnce);
  const of = (kind: string) => read.filter((each) => each.kind === kind);
  const expected = {
    'appointment-slip': booked.length,
    'queue-ticket': people.length,
    'acceptance-receipt': people.length,
    ...Object.fromEntries(extras.map(([, { kind }]) => [kind, 1])),
  };
  expect(countsByKind(read.map(({ kind }) => kind))).toEqual(expected);
  // Not one kind of paper is left out of the day.
  expect(Object.keys(expected).sort()).toEqual([...receiptKinds].sort());
  const jobs = await day.client.prints.list({ date: DAY });
  expect(countsByKind(jobs.map(({ kind }) => kind))).toEqual(expected);
  expect(countsByKind(jobs.map(({ state }) => state))).toEqual({ confirmed: total });

  for (const person of booked) {
    expect(of('appointment-slip').filter(({ text }) => text.includes(maskIdNumber(person.idNumber)))).not.toEqual([]);
  }
  for (const { ticketNumber } of served) {
    expect(of('queue-ticket').filter(({ text }) => text.includes(ticketNumber))).toHaveLength(1);
  }
  for (const [index, { kind }] of extras) {
    const { idNumber } = people[Number(index)] ?? { idNumber: '' };
    expect([kind, of(kind)[0]?.text]).toEqual([kind, expect.stringContaining(maskIdNumber(idNumber))]);
  }
  for (const { file, caseNumber } of served) expectReceipt(of('acceptance-receipt'), file.person, caseNumber);
  await manager.getByTestId('menu-prints').click();
  await expect(manager.getByTestId('print-filter')).toContainText(String(total));
});

test("the manager's figures and the coverage board say the same", async () => {
  await manager.getByTestId('menu-day').click();
  for (const [figure, value] of [
    ['booked', booked.length],
    ['arrived', people.length],
    ['served', people.length],
    ['accepted', people.length],
    ['waiting-now', 0],
  ] as const) {
    await expect(manager.getByTestId(`figure-${figure}`)).toHaveText(String(value));
  }
  for (const table of ['class', 'channel']) {
    await expect(manager.getByTestId(`sum-${table}-accepted`)).toHaveText(String(people.length));
  }
  await shoot(manager, 'manager-day');
  await manager.getByTestId('menu-coverage').click();
  for (const count of ['total', 'accepted']) {
    await expect(manager.getByTestId('board-sum').getByTestId(`count-${count}`)).toHaveText(String(people.length));
  }
  await expect(manager.getByTestId('board-sum').getByTestId('board-share')).toHaveText(/100/);
  await shoot(manager, 'manager-coverage-full');
  for (const page of ['prints', 'devices', 'phases'] as const) {
    await manager.getByTestId(`menu-${page}`).click();
    await shoot(manager, `manager-${page}`);
  }
});

test('each of the 42 files is in the station, in the workbook and on paper as it was typed, box by box', async () => {
  const { page } = day.clerk;
  let compared = 0;
  for (const each of served) compared += await compareCase(day.client, each);
  expect(compared).toBe(boxes);

  await page.getByTestId('view-papers').click();
  await page.getByRole('tab', { name: '批量导出' }).click();
  await expect(page.getByTestId('export-count')).toContainText(`${people.length} 份`);
  const [workbook] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-batch-xlsx').click()]);
  expect(await compareWorkbook(readFileSync(await workbook.path()), served)).toBeGreaterThan(boxes);

  const printed = served.find(({ file }) => file.person === people[PRINTED]);
  if (!printed) throw new Error('nobody had their file printed');
  expect(missingInPdf(readFileSync(day.printedFile), printed)).toEqual([]);
});

test('the papers of all 42 are scanned, and lie in the store once, however many cases show them', async () => {
  const others = files.flatMap(({ materials }, at) => materials.filter((code) => !scannedAtCounter(at).includes(code)));
  for (const { file } of served) {
    const { pages } = await day.client.documents.list({ caseId: await caseIdOf(day.client, file) });
    expect(new Set(pages.map(({ material }) => material))).toEqual(new Set(file.materials));
  }
  await day.desk.station.end();
  const { pages, pictures, takenOver } = pagesInStore;
  const all = pictures + others.length;
  expect(countPages(join(day.desk.folder, 'data'))).toEqual({
    pages: pages + others.length,
    pictures: all,
    takenOver,
    blobs: all,
  });
});
