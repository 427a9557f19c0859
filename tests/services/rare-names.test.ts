import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { CardReadId } from '#shared/contract/base.ts';
import type { AcceptanceReceiptModel } from '#shared/domain/receipt-models.ts';
import { spelledCharacter } from '#shared/spelled-character.ts';
import { parseCardReply } from '#electron/devices/id-card/card-reply.ts';
import { FrameParser } from '#electron/devices/id-card/sam-frame.ts';
import { decodeTextRecord } from '#electron/devices/id-card/text-record.ts';
import { installedFontFiles, openReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import { findPrintJob } from '#electron/db/repositories/print-jobs.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { CaseFilesDesk } from '#electron/services/case-files/case-files-desk.ts';
import { searchPeople } from '#electron/services/people.ts';
import { createReceiptWriter } from '#electron/station/receipt-writer.ts';
import { spellUnshown } from '#renderer/lib/unshown-characters.ts';
import { havePerson, inventedIdNumber } from '#tests/support/people-builder.ts';
import { rareNames, type RareName } from '#tests/support/rare-names.ts';
import { readPdf } from '#tests/support/read-pdf.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { readReplyFrame } from '#tests/support/sam-reader/sam-module.ts';
import { writeTextRecord } from '#tests/support/sam-reader/text-record-writer.ts';
import { clerk, completeCase, request } from '#tests/support/station-day.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { resourcesDir, testContext, type TestContext } from '#tests/support/test-context.ts';
import { isBlack } from '#tests/support/thermal-printer/paper.ts';
import { readDrawn } from '#tests/support/thermal-printer/read-drawn.ts';
import { readPaper } from '#tests/support/thermal-printer/read-paper.ts';

const COLUMNS = 48;
/** Where a receipt's value begins, and a hanzi's width, in dots. */
const VALUE = 108;
const CELL = 48;
const CHIP_UNITS = 15;

/** What a drawn cell could be mistaken for. */
const candidates = `国试样永${rareNames.map(({ printerDraws }) => printerDraws).join('')}`;

const fontFiles = installedFontFiles();
const fonts = openReceiptFonts(fontFiles);

/** What the module sends for a card with this name, in the pieces a serial line makes, through the program's decoder. */
function readFromReader(name: string, idNumber: string) {
  // The chip's field is as long as it is: what does not fit was cut when the card was made.
  const card = inventedCard({ name: name.slice(0, CHIP_UNITS), idNumber });
  const frame = readReplyFrame({ text: writeTextRecord(card), photo: Buffer.alloc(1024, 7) });
  const parser = new FrameParser();
  const [reply] = [0, 1, 2].flatMap((third) => parser.push(frame.subarray(third * 433, (third + 1) * 433)));
  const record = reply && decodeTextRecord(parseCardReply(reply.data)?.text ?? Buffer.alloc(0));
  if (!record) throw new Error('the card was not read');
  return record;
}

/** A person on the roster lays the card down; the case is filled, completed and accepted. */
function accepted(context: TestContext, name: string) {
  const idNumber = inventedIdNumber('1936-05-01', 77);
  const settled = { community: '近开里社区', phone: '19999990001', circumstances: ['regular-subsidy'] };
  const personId = havePerson(context, { name, idNumber, ...settled });
  const record = readFromReader(name, idNumber);
  const readAtMs = context.clock.now();
  context.cards.keep({ id: context.newId() as CardReadId, record, photoBmp: null, readAtMs });
  const opened = completeCase(context, personId);
  const { printJobId } = acceptCase(context, { ...request(), caseId: opened.id, clerk });
  const job = findPrintJob(context.store.db, printJobId);
  if (!job) throw new Error('no receipt');
  return { record, opened, model: JSON.parse(job.modelJson) as AcceptanceReceiptModel };
}

const spelt = (text: string, spells: string) =>
  Array.from(text, (each) => (spells.includes(each) ? spelledCharacter(each) : each)).join('');
const without = (text: string, gone: string) => Array.from(text, (each) => (gone.includes(each) ? '' : each)).join('');

type Step = { readonly rare: RareName; readonly context: TestContext; readonly made: ReturnType<typeof accepted> };

function isFound({ rare: { name, initials }, context }: Step): void {
  const found = (query: string) => searchPeople(context, query, 9).map((each) => each.name);
  expect(found(name)).toEqual([name]);
  expect(found(initials)).toEqual([name]);
  for (const character of without(name, '·')) expect(found(character), character).toEqual([name]);
}

function isPrinted({ rare, context, made: { model } }: Step): void {
  const paths = { resourcesDir, receiptFonts: fontFiles };
  const { log, policy } = context;
  const writer = createReceiptWriter({ paths, log, texts: policy.receiptTexts, ownMarkup: () => null });
  const wish = { columns: COLUMNS, askProof: false, rasterOnly: false } as const;
  const paper = readPaper(writer.encode(model, wish).bytes, { columns: COLUMNS });
  expect(paper.text.join('')).not.toContain('?');
  if (rare.printerDraws === '')
    expect(paper.text.join('').replaceAll(' ', '')).toContain(spelt(rare.name, rare.paperSpells));
  else {
    const [line] = paper.images;
    if (!line) throw new Error('no drawn line');
    const count = Array.from(rare.printerDraws).length;
    expect(readDrawn(line, { x: VALUE, cell: CELL, count }, { candidates, fonts })).toBe(rare.printerDraws);
    const end = VALUE + count * CELL;
    const behind = Array.from({ length: line.height * (line.width - end) }, (_, dot) =>
      isBlack(line, end + Math.floor(dot / line.height), dot % line.height),
    );
    // What is spelt stands behind, and nothing stands behind a name that is drawn whole.
    expect(behind.includes(true)).toBe(rare.paperSpells !== '');
  }
  const preview = writer.preview(model, COLUMNS);
  for (const character of spelt(rare.name, rare.paperSpells))
    expect(preview).toContain(`d="${fonts.outline(character.codePointAt(0) ?? 0)?.path ?? 'no outline'}"`);
}

function isInPdf({ rare }: Step, bytes: Buffer): void {
  const pdf = readPdf(bytes);
  const text = pdf.pages.join('').replaceAll('\n', '');
  expect(text).toContain(spelt(without(rare.name, rare.pdfDraws), rare.paperSpells));
  expect(text).not.toContain('\u{FFFD}');
  expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
  expect(pdf.shapes.some((count) => count > 0)).toBe(rare.pdfDraws !== '');
}

test.each(rareNames)('$what: $name, from the reader to every paper', async (rare) => {
  const context = testContext();
  const made = accepted(context, rare.name);
  const step = { rare, context, made };
  expect(made.record.name).toBe(rare.name.slice(0, CHIP_UNITS));
  expect(made.opened.fields['name']?.value).toBe(rare.name);
  expect(made.opened.conflicts).toEqual([]);
  isFound(step);
  isPrinted(step);
  const desk = new CaseFilesDesk(context, fontFiles, join(temporaryFolder(), 'files'));
  const exported = async (format: 'pdf' | 'xlsx'): Promise<Buffer> => {
    const selection = { kind: 'chosen' as const, caseIds: [made.opened.id] };
    const file = await desk.export({ ...request(), selection, format, papers: ['file-form'], clerk });
    const pieces = Array.from({ length: file.chunks }, (_, index) => desk.fileChunk(file.fileId, index).content);
    return Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
  };
  isInPdf(step, await exported('pdf'));
  const sheets: unknown = await readXlsxFile(await exported('xlsx'));
  expect(JSON.stringify(sheets)).toContain(JSON.stringify(rare.name).slice(1, -1));
  expect(spellUnshown(rare.name)).toBe(spelt(rare.name, rare.pageSpells));
});
