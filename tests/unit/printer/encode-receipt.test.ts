import { describe, expect, test } from 'vitest';
import { encodeReceipt, proofRequest } from '#electron/devices/printer/encode-receipt.ts';
import { installedFontFiles, openReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import { receiptWidths, type ReceiptColumns, type ReceiptModel } from '#shared/domain/receipt-models.ts';
import { displayWidth } from '#shared/text-width.ts';
import { isBlack, type PaperLine } from '#tests/support/thermal-printer/paper.ts';
import { type PrintedJob, readPaper } from '#tests/support/thermal-printer/read-paper.ts';
import {
  sampleHeader,
  sampleReceipt,
  sampleReceipts,
  sampleSlip,
  sampleTicket,
} from '#shared/i18n/zh-CN/receipt-samples.ts';
import { longName, rareName } from '#tests/support/thermal-printer/sample-names.ts';
import { receiptMarkup } from '#tests/support/thermal-printer/receipt-markup.ts';

const fonts = openReceiptFonts(installedFontFiles());
const widths = receiptWidths;

function print(model: ReceiptModel, columns: ReceiptColumns): PrintedJob {
  return readPaper(encodeReceipt(receiptMarkup(model), { columns, fonts }), { columns });
}

function overflowing(job: PrintedJob, columns: number): readonly PaperLine[] {
  return job.lines.filter(
    (line) =>
      (line.kind === 'text' &&
        (line.overflowed ||
          line.cells.some((cell) => cell.x + cell.width > columns * 12) ||
          displayWidth(line.text) > columns)) ||
      (line.kind === 'image' && line.x + line.width > columns * 12),
  );
}

const blackDots = (image: Extract<PaperLine, { kind: 'image' }>, from: number, to: number) => {
  let dots = 0;
  for (let y = 0; y < image.height; y++) for (let x = from; x < to; x++) if (isBlack(image, x, y)) dots++;
  return dots;
};

describe('every receipt at every width', () => {
  const models = Object.values(sampleReceipts);
  const troubled = {
    ...sampleHeader,
    practice: true,
    copy: 3,
    station: '某某市某某区新村街道退役军人服务站（便民服务中心）',
  };
  const stretched = [
    {
      ...sampleSlip,
      header: troubled,
      name: longName,
      appointmentNumber: 'Y20261125-0042-0001',
      date: '2026年11月25日 星期三',
    },
    {
      ...sampleTicket,
      header: troubled,
      ticketNumber: 'YX0123',
      service: longName,
      maskedName: longName,
      peopleAhead: 123,
    },
    {
      ...sampleReceipt,
      header: troubled,
      name: longName,
      bank: longName,
      materials: [{ name: longName, note: longName }],
    },
  ];

  test.each(
    [...models, ...stretched].flatMap((model) => widths.map((columns) => ({ model, columns, kind: model.kind }))),
  )('no printed line is wider than the paper: $kind, $columns columns', ({ model, columns }) => {
    expect(overflowing(print(model, columns), columns)).toEqual([]);
  });

  test.each(models.map((model) => ({ model, kind: model.kind })))('$kind ends with cut and GS r 1', ({ model }) => {
    const bytes = encodeReceipt(receiptMarkup(model), { columns: 32, fonts });
    expect([...bytes.subarray(-7)]).toEqual([0x1d, 0x56, 66, 0, ...proofRequest]);
  });

  test.each(widths)('the QR payload reads back from %i columns', (columns) => {
    expect(print(sampleSlip, columns).qrs).toEqual([sampleSlip.qr]);
    expect(print(sampleReceipt, columns).qrs).toEqual([sampleReceipt.qr]);
  });

  test.each(models.map((model) => ({ model, kind: model.kind })))(
    '$kind: practice is said at both ends',
    ({ model }) => {
      const job = print({ ...model, header: { ...sampleHeader, practice: true } }, 48);
      expect([job.text[0]?.trim(), job.text.at(-1)?.trim()]).toEqual(['练习 不作凭证', '练习 不作凭证']);
      expect(job.text.join('')).not.toContain('补打');
    },
  );

  test.each(models.map((model) => ({ model, kind: model.kind })))('$kind: a reprint says which', ({ model }) => {
    const job = print({ ...model, header: { ...sampleHeader, copy: 2 } }, 48);
    expect(job.text.filter((line) => line.trim() === '补打 2')).toHaveLength(1);
    expect(job.text.join('')).not.toContain('练习');
  });
});

describe('names', () => {
  test.each(widths)('a name of twenty characters is wrapped, not cut: %i columns', (columns) => {
    const text = print({ ...sampleReceipt, name: longName }, columns).text.map((line) => line.trim());
    const start = text.findIndex((line) => line.startsWith('姓名'));
    const end = text.findIndex((line) => line.startsWith('证件号码'));
    expect(text.slice(start, end).join('').replace('姓名', '').replaceAll(' ', '')).toBe(longName);
  });

  test('only the line with rare characters is drawn', () => {
    const plain = print(sampleReceipt, 48);
    const rare = print({ ...sampleReceipt, name: rareName }, 48);
    expect(rare.text.filter((line) => line.startsWith('[image'))).toEqual(['[image 576×54]', '[image 392×198]']);
    expect(rare.text.filter((line) => !line.startsWith('[image'))).toEqual(
      plain.text.filter((line) => !line.startsWith('[image') && !line.startsWith('姓名')),
    );
  });

  test('each rare character has ink in its own cell', () => {
    const name = print({ ...sampleReceipt, name: rareName }, 48).images[0];
    if (name === undefined) throw new Error('no drawn line');
    for (let at = 0; at < 4; at++) expect(blackDots(name, 108 + at * 48, 156 + at * 48)).toBeGreaterThan(150);
    expect(blackDots(name, 108 + 4 * 48, 576)).toBe(0);
  });

  test('a printer with four-byte characters gets them as text', () => {
    const markup = receiptMarkup({ ...sampleReceipt, name: rareName });
    const bytes = encodeReceipt(markup, { columns: 48, fonts, codePage: 'gb18030' });
    expect(readPaper(bytes, { columns: 48, codePage: 'gb18030' }).text).toContain(`姓名     ${rareName}`);
    // What the default guards against: the same bytes on a printer without them.
    expect(readPaper(bytes, { columns: 48, codePage: 'gbk' }).text.join('')).not.toContain('㛃');
  });

  test('the separator of names is text on any Chinese printer', () => {
    expect(print({ ...sampleReceipt, name: '古丽·买买提' }, 48).text).toContain('姓名     古丽·买买提');
  });
});

describe('characters no font can draw', () => {
  // Unassigned in every font here: a private code point of plane 16.
  const unknown = '\u{10fff0}';

  test('are spelt as their code point and told to the caller', () => {
    const told: string[][] = [];
    const bytes = encodeReceipt(`张${unknown}三`, {
      columns: 32,
      fonts,
      onMissingGlyphs: (found) => told.push([...found]),
    });
    expect(readPaper(bytes, { columns: 32 }).text).toEqual(['         张[U+10FFF0]三']);
    expect(told).toEqual([[unknown]]);
  });

  test('nobody is told of a receipt that prints whole', () => {
    const told: unknown[] = [];
    encodeReceipt(receiptMarkup({ ...sampleReceipt, name: rareName }), {
      columns: 32,
      fonts,
      onMissingGlyphs: (found) => told.push(found),
    });
    expect(told).toEqual([]);
  });

  test('the second font serves what the first lacks', () => {
    expect(fonts.outline(0x20010)?.unitsPerEm).toBe(1024);
    expect(fonts.outline(0x20164)?.unitsPerEm).toBe(1000);
    expect(fonts.outline(0x10fff0)).toBeNull();
  });
});

describe('a printer without Chinese characters', () => {
  test.each(widths)('gets pictures only, and the QR code still reads: %i columns', (columns) => {
    const bytes = encodeReceipt(receiptMarkup(sampleReceipt), { columns, fonts, rasterOnly: true });
    const job = readPaper(bytes, { columns });
    expect(job.lines.every((line) => line.kind === 'image')).toBe(true);
    expect(job.qrs).toEqual([sampleReceipt.qr]);
    expect(overflowing(job, columns)).toEqual([]);
  });
});

describe('places on the line', () => {
  test.each(widths)('the QR code stands in the middle: %i columns', (columns) => {
    const [code] = print(sampleSlip, columns).images;
    if (code === undefined) throw new Error('no QR code');
    const columnsWithInk = Array.from({ length: code.width }, (_, x) => x).filter((x) => blackDots(code, x, x + 1) > 0);
    const [first = 0, last = 0] = [columnsWithInk[0], columnsWithInk.at(-1)];
    expect(Math.abs(first - (columns * 12 - 1 - last))).toBeLessThanOrEqual(1);
  });

  test.each([false, true])('text of several styles follows on without a gap or overlap (drawn: %s)', (rasterOnly) => {
    const job = readPaper(encodeReceipt('|a^张^b |', { columns: 32, fonts, rasterOnly }), { columns: 32 });
    const [line] = job.lines;
    if (line?.kind === 'text') {
      expect(line.cells.map((cell) => [cell.character, cell.x, cell.width])).toEqual([
        ['a', 0, 12],
        ['张', 12, 48],
        ['b', 60, 12],
      ]);
    } else if (line?.kind === 'image') {
      expect(blackDots(line, 60, 72)).toBeGreaterThan(20);
      expect(blackDots(line, 72, 384)).toBe(0);
    } else throw new Error('nothing printed');
  });
});

describe('endings', () => {
  test('a printer that cannot answer is not asked', () => {
    expect(encodeReceipt('x', { columns: 32, fonts, askProof: false }).subarray(-4)).toEqual(
      Buffer.from([0x1d, 0x56, 66, 0]),
    );
  });

  test('a printer without a cutter feeds past its tear bar', () => {
    const bytes = encodeReceipt('x', { columns: 32, fonts, askProof: false, cutter: false });
    expect([...bytes.subarray(-3)]).toEqual([0x1b, 0x64, 5]);
  });
});

test('markup a receipt has no use for is refused rather than dropped', () => {
  for (const markup of ['{image:AAAA}', '{command:\\x1b}', '=']) {
    expect(() => encodeReceipt(markup, { columns: 32, fonts })).toThrow('receipt markup may not use');
  }
});
