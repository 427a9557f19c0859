import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { CaseExportInput } from '#electron/services/case-files/case-files-desk.ts';
import { CaseFilesDesk } from '#electron/services/case-files/case-files-desk.ts';
import type { CaseId } from '#shared/contract/base.ts';
import type { OutgoingFile } from '#shared/contract/roster.ts';
import { installedFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { saveField } from '#electron/services/case-edit.ts';
import { saveForm } from '#electron/services/form-editions.ts';
import { openCase } from '#electron/services/case-open.ts';
import { readPdf } from '#tests/support/read-pdf.ts';
import { addPerson, clerk, completeCase, request } from '#tests/support/station-day.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';

function station() {
  const context = testContext();
  const desk = new CaseFilesDesk(context, installedFontFiles(), join(temporaryFolder(), 'files'));
  const wish = (over: Partial<CaseExportInput>): CaseExportInput => ({
    ...request(),
    selection: { kind: 'accepted', from: DAY, until: DAY },
    format: 'pdf',
    papers: ['file-form'],
    clerk,
    ...over,
  });
  return { context, desk, wish };
}

function bytesOf(desk: CaseFilesDesk, file: OutgoingFile): Buffer {
  const pieces = Array.from({ length: file.chunks }, (_, index) => desk.fileChunk(file.fileId, index).content);
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
}

function accepted(context: TestContext, name: string, more: Readonly<Record<string, string>> = {}) {
  const person = addPerson(context, { name });
  const { id: caseId } = completeCase(context, person.id);
  for (const [field, value] of Object.entries(more)) saveField(context, { ...request(), caseId, clerk, field, value });
  const { caseNumber } = acceptCase(context, { ...request(), caseId, clerk });
  return { caseId, caseNumber, person };
}

const chosen = (...caseIds: readonly CaseId[]) => ({ kind: 'chosen' as const, caseIds: [...caseIds] });
const textOf = (pages: readonly string[]) => pages.join('').replaceAll('\n', '');

describe('forms on paper', () => {
  test('the blank names every field of the form once, has boxes for its lists, and embeds its font', async () => {
    const { context, desk } = station();
    const pdf = readPdf(bytesOf(desk, await desk.blank('file-form')));
    const text = textOf(pdf.pages);
    for (const field of context.caseForm.sections.flatMap(({ fields }) => fields)) expect(text).toContain(field.label);
    expect(text).toContain('□男');
    expect(text).toContain('本站打印式样');
    expect(text).not.toContain('\u{FFFD}');
    expect(pdf.fonts.length).toBeGreaterThan(0);
    expect(pdf.fonts.every(({ embedded, name }) => embedded && /^[A-Z]{6}\+/.test(name))).toBe(true);
    for (const [index, page] of pdf.pages.entries())
      expect(page).toContain(`第 ${index + 1} 页 / 共 ${pdf.pages.length} 页`);
    expect(desk.exports()).toEqual([]);
  });

  test('the blank asks for what the station added, and not for what it hid', async () => {
    const { context, desk } = station();
    const added = {
      section: 'contact',
      key: 'station-kin1',
      label: '紧急联系人单位',
      kind: 'text',
      required: false,
    } as const;
    const changes = { fields: { wechat: { hidden: true } }, added: [added] };
    const reason = '市局要求';
    saveForm(context, { ...request(), changes, effectiveOn: DAY, basedOn: 0, reason, clerk });
    const text = textOf(readPdf(bytesOf(desk, await desk.blank('file-form'))).pages);
    expect(text).toContain('紧急联系人单位');
    expect(text).not.toContain('微信');
  });

  test('the same request is the same file; with another wish, or after the station began anew, it is refused', async () => {
    const { context, desk, wish } = station();
    const [one, other] = [accepted(context, '张某甲'), accepted(context, '张某乙')];
    const once = wish({ selection: chosen(one.caseId) });
    const file = await desk.export(once);
    expect(await desk.export(once)).toEqual(file);
    const conflict = { code: 'request.conflict' };
    await expect(desk.export({ ...once, selection: chosen(other.caseId) })).rejects.toMatchObject(conflict);
    const restarted = new CaseFilesDesk(context, installedFontFiles(), join(temporaryFolder(), 'files'));
    await expect(restarted.export(once)).rejects.toMatchObject(conflict);
    expect(desk.exports()).toHaveLength(1);
  });

  test('a picture that cannot be drawn leaves its box empty, and costs nobody else’s papers', async () => {
    const { context, desk, wish } = station();
    const both = [accepted(context, '张某甲'), accepted(context, '张某乙')];
    context.store.raw.prepare("UPDATE blobs SET bytes = x'ffd8ff00ffd9' WHERE mime = 'image/jpeg'").run();
    const text = textOf(readPdf(bytesOf(desk, await desk.export(wish({})))).pages);
    for (const { caseNumber } of both) expect(text).toContain(caseNumber);
  });

  test('the filled one says everything whole, with photo, signature, number, station, time and who printed', async () => {
    const { context, desk, wish } = station();
    const name = '阿依古丽·买买提艾力·吐尔逊江';
    const { caseId, caseNumber, person } = accepted(context, name, { formerName: '王𪜀试', hukouArea: '120107' });
    const papers = ['file-form', 'application-form', 'sign-off'] as const;
    const bytes = bytesOf(desk, await desk.export(wish({ selection: chosen(caseId), papers })));
    const pdf = readPdf(bytes);
    const text = textOf(pdf.pages);
    for (const said of [name, person.idNumber, caseNumber, clerk, '2022-02-28 08:00 打印', '天津市塘沽区']) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('逝者姓名');
    expect(pdf.pages.join('')).not.toContain('\u{FFFD}');
    expect(pdf.shapes.some((count) => count > 0)).toBe(true);
    const file = bytes.toString('latin1');
    expect(file).toContain('/DCTDecode');
    expect(file.match(/\/Title \(/g)?.length ?? 0).toBeGreaterThan(0);
  });

  test('a draft is printed as what it is, and a character no font has is named', async () => {
    const { context, desk, wish } = station();
    const person = addPerson(context, { name: '李\u{31350}试' });
    const { id } = openCase(context, { ...request(), personId: person.id, ticketId: null, clerk });
    const pdf = readPdf(bytesOf(desk, await desk.export(wish({ selection: chosen(id), papers: ['sign-off'] }))));
    expect(textOf(pdf.pages)).toContain('未受理（草稿）');
    expect(textOf(pdf.pages)).toContain('[U+31350]');
  });
});

describe('exports for re-keying', () => {
  test('one case goes out field by field with words, code and source', async () => {
    const { context, desk, wish } = station();
    const { caseId } = accepted(context, '赵试样', { hukouArea: '120107' });
    const file = await desk.export(wish({ selection: chosen(caseId), format: 'xlsx' }));
    expect(file.fileName).toMatch(/赵试样-档案\.xlsx$/);
    const rows = await readSheet(bytesOf(desk, file));
    const of = (label: string) => rows.find((row) => row[2] === label);
    expect(of('户籍地行政区划')?.slice(3, 7)).toEqual(['天津市塘沽区', '120107', 'GB/T 2260', '窗口填写']);
    expect(of('姓名')?.[6]).toBe('名册');
    expect(of('民族')?.slice(3, 5)).toEqual(['汉族', '01']);
    const labels = rows.map((row) => row[2]);
    expect(labels.indexOf('姓名')).toBeLessThan(labels.indexOf('入伍时间'));
  });

  test('a batch goes out a row a case, in the order of typing, and is written down', async () => {
    const { context, desk, wish } = station();
    const first = accepted(context, '甲一');
    const second = accepted(context, '乙二', { 'family.1.name': '乙小', 'family.1.relation': '0' });
    context.setTime('2022-03-01', '08:00');
    const later = accepted(context, '丙三');
    expect(desk.count(DAY, DAY)).toEqual({ cases: 2 });
    const input = wish({ format: 'xlsx' });
    const file = await desk.export(input);
    const rows = await readSheet(bytesOf(desk, file));
    const column = (heading: string) => rows[0]?.indexOf(heading) ?? -1;
    expect(rows.slice(1).map((row) => row[0])).toEqual([first.caseNumber, second.caseNumber]);
    expect(rows[1]?.[column('身份证号码')]).toBe(first.person.idNumber);
    expect(rows[1]?.[column('民族代码')]).toBe('01');
    expect(rows.map((row) => row[column('家庭成员1·姓名')] ?? '')).toEqual(['家庭成员1·姓名', '', '乙小']);
    expect(column('姓名')).toBeLessThan(column('制卡银行'));
    expect(desk.exports()).toMatchObject([{ id: input.requestId, format: 'xlsx', cases: 2, clerk, papers: [] }]);
    const whose = context.store.raw.prepare('SELECT case_id FROM case_export_cases').pluck().all();
    expect(new Set(whose)).toEqual(new Set([first.caseId, second.caseId]));
    expect(whose).not.toContain(later.caseId);
    expect(await desk.export(input)).toEqual(file);
    expect(desk.exports()).toHaveLength(1);
  });

  test('nothing is kept or written down of an export that found nothing, or was stopped', async () => {
    const { context, desk, wish } = station();
    await expect(desk.export(wish({}))).rejects.toMatchObject({ code: 'caseFiles.nothing' });
    for (const name of ['甲一', '乙二', '丙三']) accepted(context, name);
    const input = wish({});
    const running = desk.export(input);
    while (desk.progress(input.requestId) === null) await new Promise((resolve) => setImmediate(resolve));
    expect(desk.cancel(input.requestId)).toEqual({ cancelled: true });
    await expect(running).rejects.toMatchObject({ code: 'roster.exportCancelled' });
    expect(desk.exports()).toEqual([]);
    expect(() => desk.fileChunk(input.requestId, 0)).toThrow();
  });
});

async function readSheet(bytes: Buffer): Promise<string[][]> {
  const read = (await readXlsxFile(bytes)) as unknown as { data: unknown[][] }[] | unknown[][];
  const first = read[0];
  const rows = first !== undefined && 'data' in first ? first.data : (read as unknown[][]);
  return rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : '')));
}
