import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { findPersonByIdNumber } from '#electron/db/repositories/people.ts';
import { delimitedOf, workbookOf } from '#tests/support/roster-workbook.ts';
import { testContext } from '#tests/support/test-context.ts';
import { id, header, deskOf, preview, commit, rowsOf, refusal } from '#tests/support/roster-preview.ts';

describe('delimited text', () => {
  const rows = [
    header,
    ['张建国', id(1), '19999990001', '近开里社区', '退役士兵', '本区', '重病,卧床'],
    ['龚䶮', id(2)],
  ];
  const encodings: Record<string, (text: string) => Buffer> = {
    GB18030: (text) => iconv.encode(text, 'gb18030'),
    'UTF-8': (text) => Buffer.from(text),
    'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`),
    'UTF-16 with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  };

  for (const [encoding, encode] of Object.entries(encodings)) {
    for (const delimiter of [',', ';', '\t']) {
      it(`reads ${encoding} with ${JSON.stringify(delimiter)}`, async () => {
        const context = testContext();
        const summary = await preview(context, encode(delimitedOf(rows, delimiter)), '名册.csv');
        expect(rowsOf(context, summary.id)).toEqual([
          [2, 'added'],
          [3, 'added'],
        ]);
        await commit(context, summary.id);
        expect(findPersonByIdNumber(context.store.db, id(1))?.circumstances).toEqual(['seriously-ill', 'bedridden']);
        expect(findPersonByIdNumber(context.store.db, id(2))?.name).toBe('龚䶮');
      });
    }
  }
});

describe('files that are no roster', () => {
  it('names the columns that are missing', async () => {
    const context = testContext();
    expect(
      await refusal(
        preview(
          context,
          await workbookOf([
            ['姓名', '电话'],
            ['张建国', '1'],
          ]),
        ),
      ),
    ).toEqual({
      code: 'roster.columnsMissing',
      data: { columns: ['身份证号'] },
    });
    expect(await refusal(preview(context, 'a,b,c\r\n1,2,3\r\n', 'x.csv'))).toEqual({
      code: 'roster.columnsMissing',
      data: { columns: ['姓名', '身份证号'] },
    });
    expect(deskOf(context).batches()).toEqual([]);
  });

  it('says that an empty one is empty', async () => {
    const context = testContext();
    const files = [Buffer.from('\r\n\r\n'), await workbookOf([header]), await workbookOf([[null]])];
    for (const file of files) expect((await refusal(preview(context, file))).code).toBe('roster.empty');
  });

  it('refuses what is no workbook and no text, whatever its name', async () => {
    const context = testContext();
    const workbook = await workbookOf([header, ['张建国', id(1)]]);
    const oldExcel = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]);
    const otherArchive = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 7)]);
    const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), crypto.getRandomValues(Buffer.alloc(5000))]);
    for (const file of [workbook.subarray(0, workbook.length >> 1), oldExcel, otherArchive, picture]) {
      expect((await refusal(preview(context, file))).code).toBe('roster.notReadable');
    }
    expect(await preview(context, workbook, '图片.jpg')).toMatchObject({ added: 1 });
  });
});
