import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { installedFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { logContact } from '#electron/services/contacts.ts';
import { createCoverageDesk } from '#electron/services/coverage/coverage-desk.ts';
import { decideCoverage, personCoverage, setPersonAddress } from '#electron/services/coverage/coverage-people.ts';
import { coverageSheet } from '#electron/services/coverage/coverage-sheet.ts';
import { nextCall } from '#electron/services/coverage/next-call.ts';
import { recordOnlineApplication } from '#electron/services/online-applications.ts';
import { readPdf } from '#tests/support/read-pdf.ts';
import { addPerson, book, clerk, completeCase, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const fonts = installedFontFiles();

function station() {
  const context = testContext();
  return { context, desk: createCoverageDesk(context, fonts) };
}

function call(context: TestContext, personId: string, outcome: string, nextOn: string | null = null) {
  const plain = { channel: 'phone', note: '', needs: [], clerk };
  return logContact(context, { ...request(), personId, outcome, nextOn, ...plain });
}

const namesOf = async ({ context, desk }: ReturnType<typeof station>, kind: 'call' | 'visit') =>
  (await coverageSheet(context, desk.census, { kind, limit: 500 })).rows.map((row) => row.name);

describe('the call sheet', () => {
  test('goes by phase, age in decades, date due, tries, community', async () => {
    const at = station();
    const { context } = at;
    context.setTime('2022-03-15', '08:00');
    const base = { circumstances: [] };
    addPerson(context, { ...base, name: '丁七十', birthOn: '1950-01-01' });
    addPerson(context, { ...base, name: '丙八十远', birthOn: '1940-02-01', community: '河头里社区' });
    addPerson(context, { ...base, name: '丙八十近', birthOn: '1940-03-01' });
    const tried = addPerson(context, { ...base, name: '丙打过', birthOn: '1940-01-01' });
    const due = addPerson(context, { ...base, name: '丙约好', birthOn: '1941-01-01' });
    addPerson(context, { ...base, name: '乙九十', birthOn: '1930-01-01' });
    call(context, due.id, 'call-later', '2022-03-16');
    call(context, tried.id, 'no-answer');
    context.setTime('2022-03-16', '08:00');
    expect(await namesOf(at, 'call')).toEqual(['乙九十', '丙约好', '丙八十近', '丙八十远', '丙打过', '丁七十']);
  });

  test('holds nobody who is booked, applied, decided, not open yet, or not due', async () => {
    const at = station();
    const { context } = at;
    const have = (name: string) => addPerson(context, { name });
    have('该打');
    book(context, have('已约').id, DAY);
    const online = {
      ...request(),
      personId: have('网上').id,
      number: 'W0001',
      kind: 'first' as const,
      appliedOn: DAY,
      clerk,
    };
    recordOnlineApplication(context, online);
    decideCoverage(context, { ...request(), personId: have('不愿').id, decision: 'declined', reason: 'x', clerk });
    call(context, have('改天').id, 'call-later', '2022-03-02');
    call(context, have('刚打').id, 'informed');
    addPerson(context, { name: '没到', birthOn: '1980-01-01', circumstances: [] });
    expect(await namesOf(at, 'call')).toEqual(['该打']);
    context.setTime('2022-03-02', '08:00');
    expect((await namesOf(at, 'call')).toSorted()).toEqual(['刚打', '已约', '改天', '该打'].toSorted());
  });
});

describe('the visit sheet', () => {
  test('holds who asked for it, has no telephone, a wrong one, or was called in vain often enough', async () => {
    const at = station();
    const { context } = at;
    addPerson(context, { name: '没电话', phone: '' });
    call(context, addPerson(context, { name: '空号' }).id, 'wrong-number');
    decideCoverage(context, {
      ...request(),
      personId: addPerson(context, { name: '要上门' }).id,
      decision: 'visit',
      reason: '卧床',
      clerk,
    });
    const often = addPerson(context, { name: '总没人接' });
    for (let count = 0; count < context.policy.contacts.visitAfterTries; count += 1)
      call(context, often.id, 'no-answer');
    context.setTime('2022-03-01', '08:00');
    expect((await namesOf(at, 'visit')).toSorted()).toEqual(['没电话', '空号', '总没人接', '要上门'].toSorted());
    expect(await namesOf(at, 'call')).toEqual([]);
  });
});

describe('the next person to call', () => {
  test('is another one for each clerk, and the same until something is recorded or skipped', async () => {
    const { context, desk } = station();
    for (const name of ['甲一', '乙二', '丙三']) addPerson(context, { name });
    const next = async (by: string, skip: readonly string[] = []) => {
      const found = await nextCall(context, desk, { clerk: by, skip });
      return found && { name: found.name, id: found.personId };
    };
    const first = await next('李晓梅');
    expect(first?.name).toBe('甲一');
    addPerson(context, { name: '更急', birthOn: '1920-01-01' });
    expect((await next('李晓梅'))?.name).toBe('甲一');
    expect((await next('陈静'))?.name).toBe('更急');
    expect((await next('王海涛'))?.name).toBe('乙二');
    expect((await next('李晓梅', [first?.id ?? '']))?.name).toBe('丙三');
    call(context, first?.id ?? '', 'call-later', DAY);
    expect((await next('周一'))?.name).toBeUndefined();
    context.advance(11 * 60_000);
    expect((await next('周一'))?.name).toBe('更急');
  });
});

describe('where the team goes', () => {
  const visited = (context: TestContext, name: string, community: string, address: string) => {
    const person = addPerson(context, { name, community });
    const of = { personId: person.id, clerk };
    decideCoverage(context, { ...request(), ...of, decision: 'visit', reason: '腿脚不便' });
    if (address !== '') setPersonAddress(context, { ...request(), ...of, address });
    return person;
  };

  test('is by community and address as a team walks, whom nobody has an address of last', async () => {
    const at = station();
    const { context } = at;
    const [first = '', second = ''] = context.profile().communities;
    visited(context, '乙远', second, '1号楼');
    visited(context, '甲不知', first, '');
    visited(context, '甲十', first, '10号楼1门');
    visited(context, '甲二', first, '2号楼3门');
    expect(await namesOf(at, 'visit')).toEqual(['甲二', '甲十', '甲不知', '乙远']);
    const pdf = await at.desk.files.sheet({ kind: 'visit', limit: 60, format: 'pdf' });
    const text = readPdf(Buffer.from(pdf.content, 'base64')).pages.join('').replaceAll('\n', '');
    expect(text).toContain('2号楼3门');
    expect(text).toContain('还不知道地址');
    expect(text).toMatch(/999999\*{8}\d{3}[\dX]/);
    expect(text).not.toMatch(/999999\d{11}/);
    const book = await at.desk.files.sheet({ kind: 'visit', limit: 60, format: 'xlsx' });
    expect(JSON.stringify(await readXlsxFile(Buffer.from(book.content, 'base64')))).toContain('10号楼1门');
  });

  test('is what somebody said last, else what their case says; taken back, the case’s again', () => {
    const { context } = station();
    const person = visited(context, '甲二', '', '');
    const addressOf = () => personCoverage(context, person.id).address;
    const say = (address: string) =>
      setPersonAddress(context, { ...request(), personId: person.id, address, clerk }).address;
    expect(addressOf()).toBe('');
    completeCase(context, person.id);
    const onCard = addressOf();
    expect(onCard).not.toBe('');
    expect([say('3号楼2门101'), say('5号楼1门'), say('')]).toEqual(['3号楼2门101', '5号楼1门', onCard]);
    const rows = context.store.raw.prepare('SELECT count(*) FROM person_addresses').pluck().get();
    expect(rows).toBe(3);
  });
});

describe('the sheet on paper', () => {
  test('names everybody whole, rare characters as shapes, on numbered pages with one embedded font', async () => {
    const { context, desk } = station();
    const long = '阿依古丽·买买提艾力·吐尔逊江';
    for (let index = 0; index < 25; index += 1) {
      addPerson(context, {
        name: [long, '王𠅤试', '张䶮试', '李试样'][index % 4] ?? '',
        phone: `1999999${1000 + index}`,
      });
    }
    addPerson(context, { name: '赵𪜀试' });
    const file = await desk.files.sheet({ kind: 'call', limit: 60, format: 'pdf' });
    expect(file.fileName).toBe('今日电话单-2022-02-28.pdf');
    const pdf = readPdf(Buffer.from(file.content, 'base64'));
    const text = pdf.pages.join('').replaceAll('\n', '');
    expect(text).not.toContain('\u{FFFD}');
    expect(text.split(long).length - 1).toBe(7);
    for (const name of ['王𠅤试', '张䶮试', '李试样']) expect(text.split(name).length - 1).toBe(6);
    for (let index = 0; index < 25; index += 1) expect(text).toContain(`1999999${1000 + index}`);
    const count = pdf.pages.length;
    for (const [index, page] of pdf.pages.entries()) {
      expect(page).toContain(`第 ${index + 1} 页　共 ${count} 页`);
      expect(page).toContain('2022年2月28日 周一');
      expect(page).not.toContain('练习');
    }
    expect(pdf.fonts).toEqual([{ name: expect.stringMatching(/^[A-Z]{6}\+NotoSansSC/), embedded: true }]);
    expect(pdf.shapes.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(Buffer.from(file.content, 'base64').length).toBeLessThan(400_000);
  });

  test('is the same bytes for the same sheet, says 练习 on every page of a practice station, and is never blank', async () => {
    const { context } = station();
    const practice = createCoverageDesk({ ...context, practice: true }, fonts);
    const make = () => practice.files.sheet({ kind: 'call', limit: 60, format: 'pdf' });
    const empty = await make();
    expect(readPdf(Buffer.from(empty.content, 'base64')).pages.join('')).toContain('今天没有要联系的人');
    for (let index = 0; index < 20; index += 1) addPerson(context);
    const full = await make();
    expect(await make()).toEqual(full);
    const { pages } = readPdf(Buffer.from(full.content, 'base64'));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every((page) => page.includes('练习'))).toBe(true);
  });
});

test('the workbooks hold the same people in the same order, numbers as text', async () => {
  const at = station();
  for (const name of ['甲一', '乙二']) addPerson(at.context, { name, phone: '01999999000' });
  const sheet = await at.desk.files.sheet({ kind: 'call', limit: 60, format: 'xlsx' });
  const rows = await readXlsxFile(Buffer.from(sheet.content, 'base64'));
  const cells = rows[0]?.data ?? rows;
  expect(JSON.stringify(cells)).toContain('"01999999000"');
  const people = await at.desk.files.people({ filter: { states: ['not-notified'] }, query: '' });
  expect(JSON.stringify(await readXlsxFile(Buffer.from(people.content, 'base64')))).toMatch(/甲一.*未通知.*乙二/);
  expect(people.fileName).toBe('新村街道-人员名单-2022-02-28.xlsx');
});
