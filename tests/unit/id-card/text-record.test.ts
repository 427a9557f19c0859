import { describe, expect, test } from 'vitest';
import { decodeTextRecord } from '#electron/devices/id-card/text-record.ts';
import {
  checkDigit,
  inventedCard,
  inventedForeigner,
  inventedIdNumber,
  inventedPermit,
} from '#tests/support/sam-reader/invented-card.ts';
import { writeTextRecord } from '#tests/support/sam-reader/text-record-writer.ts';

/** Replaces a stretch of a good record. */
function patched(record: Uint8Array, offset: number, text: string): Uint8Array {
  const copy = Buffer.from(record);
  copy.write(text, offset, 'utf16le');
  return copy;
}

const citizen = inventedCard({ name: '张三', ethnicCode: '15' });

describe('a citizen', () => {
  test('every field', () => {
    expect(decodeTextRecord(writeTextRecord(citizen))).toEqual({
      kind: 'citizen',
      name: '张三',
      englishName: '',
      sex: '1',
      ethnicCode: '15',
      birthOn: '1950-01-01',
      address: '虚构市练习区示例路1号',
      idNumber: '999999195001010018',
      authority: '虚构市公安局练习分局',
      validFrom: '2020-01-01',
      validTo: '长期',
      travelPermitNumber: '',
      nationality: '',
    });
  });

  test('a dated end of validity', () => {
    const record = decodeTextRecord(writeTextRecord({ ...citizen, validTo: '20400229' }));
    expect(record?.validTo).toBe('2040-02-29');
  });

  test('a name beyond the BMP, from the bytes on a chip', () => {
    const record = Buffer.from(writeTextRecord({ ...citizen, name: '' }));
    // 张 = U+5F20, 𠅤 = U+20164 as a surrogate pair.
    Buffer.from('205f40d864dd', 'hex').copy(record);
    expect(decodeTextRecord(record)?.name).toBe('张𠅤');
  });

  test.each(['䶮㛃', '𠅤𠅤𠅤𠅤𠅤𠅤𠅤', '阿卜杜拉·买买提', '一二三四五六七八九十一二三四五', '司马 相如'])(
    'the whole name %s',
    (name) => {
      expect(decodeTextRecord(writeTextRecord({ ...citizen, name }))?.name).toBe(name);
    },
  );

  test('fields padded with NULs instead of spaces', () => {
    const zeros = Buffer.from(writeTextRecord(citizen));
    for (let at = 0; at < zeros.length; at += 2) if (zeros.readUInt16LE(at) === 0x20) zeros.writeUInt16LE(0, at);
    expect(decodeTextRecord(zeros)).toEqual(decodeTextRecord(writeTextRecord(citizen)));
  });

  test('a number ending in x', () => {
    const idNumber = [...Array(40).keys()]
      .map((sequence) => inventedIdNumber('19500101', sequence))
      .find((number) => number.endsWith('X'));
    const record = writeTextRecord({ ...citizen, idNumber: idNumber?.toLowerCase() ?? '' });
    expect(idNumber).toMatch(/X$/);
    expect(decodeTextRecord(record)?.idNumber).toBe(idNumber);
  });

  test.each(['20230229', '00000000', '2023', '        ', '２０２３０１０１'])('no date from %s', (text) => {
    const record = decodeTextRecord(patched(writeTextRecord(citizen), 188, text.padEnd(8)));
    expect(record?.validFrom).toBe('');
  });

  test.each([
    ['0', '0'],
    ['1', '1'],
    ['2', '2'],
    ['9', '9'],
    ['男', '0'],
    [' ', '0'],
  ])('sex %s is code %s', (text, code) => {
    expect(decodeTextRecord(patched(writeTextRecord(citizen), 30, text))?.sex).toBe(code);
  });
});

test('a permit of a Hong Kong, Macau or Taiwan resident', () => {
  const permit = inventedPermit({ birth: '19600607', travelPermitNumber: 'H99999999' });
  expect(decodeTextRecord(writeTextRecord(permit))).toEqual({
    kind: 'hmt-permit',
    name: '陈练习',
    englishName: '',
    sex: '1',
    ethnicCode: '',
    birthOn: '1960-06-07',
    address: '虚构市练习区示例路1号',
    idNumber: permit.idNumber,
    authority: '虚构市公安局练习分局',
    validFrom: '2020-01-01',
    validTo: '2025-01-01',
    travelPermitNumber: 'H99999999',
    nationality: '',
  });
});

describe('a foreigner', () => {
  const shared = {
    sex: '2',
    ethnicCode: '',
    birthOn: '1970-01-01',
    address: '',
    validFrom: '2020-01-01',
    validTo: '2030-01-01',
    travelPermitNumber: '',
    nationality: 'XXX',
    name: '练习者',
    englishName: 'PRACTICE, PERSON INVENTED',
  };

  test('in the layout of 2017', () => {
    expect(decodeTextRecord(writeTextRecord(inventedForeigner('foreigner-2017')))).toEqual({
      ...shared,
      kind: 'foreigner-2017',
      idNumber: 'XXX999970010101',
      authority: '公安部',
    });
  });

  test('in the layout of 2023', () => {
    const card = inventedForeigner('foreigner-2023');
    expect(decodeTextRecord(writeTextRecord(card))).toEqual({
      ...shared,
      kind: 'foreigner-2023',
      idNumber: card.idNumber,
      authority: '',
    });
    expect(card.idNumber).toMatch(/^9.{17}$/);
  });

  test.each([
    'INVENTEDPERSON WITH A NAME OF FORTYSIX LETTERSX',
    'INVENTED PERSON WHOSE NAME HAS ITS  SEAM',
    'INVENTED PERSON OF THIRTYFIVE LETTE SEAM',
  ])('2023: a long English name joined from its two places: %s', (text) => {
    const englishName = text.slice(0, 46);
    const record = writeTextRecord(inventedForeigner('foreigner-2023', { englishName }));
    expect(decodeTextRecord(record)?.englishName).toBe(englishName);
  });

  test.each(['foreigner-2017', 'foreigner-2023'] as const)('%s without a Chinese name has the English one', (kind) => {
    const record = decodeTextRecord(writeTextRecord(inventedForeigner(kind, { name: '' })));
    expect(record?.name).toBe('PRACTICE, PERSON INVENTED');
  });
});

describe('what is no card', () => {
  test.each([0, 1, 255, 257])('%i bytes', (size) => {
    expect(decodeTextRecord(Buffer.alloc(size, ' ', 'utf16le'))).toBeNull();
  });

  test('an unknown layout', () => {
    expect(decodeTextRecord(patched(writeTextRecord(citizen), 248, 'Q'))).toBeNull();
  });

  test('a record of spaces, and one without a name', () => {
    expect(decodeTextRecord(Buffer.alloc(256, ' ', 'utf16le'))).toBeNull();
    expect(decodeTextRecord(writeTextRecord({ ...citizen, name: '' }))).toBeNull();
  });

  test.each(['99999919500101001', '99999919500101001Y', '99999919500 010018'])(
    'a number of an impossible shape: %s',
    (idNumber) => {
      expect(decodeTextRecord(writeTextRecord({ ...citizen, idNumber }))).toBeNull();
    },
  );

  test.each(['citizen', 'hmt-permit', 'foreigner-2023'] as const)('%s: a number with a wrong check digit', (kind) => {
    const good = kind === 'foreigner-2023' ? inventedForeigner(kind) : inventedCard({ kind });
    const wrong = String((Number(good.idNumber.at(17)) + 1) % 10);
    expect(decodeTextRecord(writeTextRecord(good))?.idNumber).toBe(good.idNumber);
    expect(decodeTextRecord(writeTextRecord({ ...good, idNumber: good.idNumber.slice(0, 17) + wrong }))).toBeNull();
  });

  test('one layout under the mark of another', () => {
    const foreigner = writeTextRecord(inventedForeigner('foreigner-2017'));
    expect(decodeTextRecord(patched(foreigner, 248, ' '))).toBeNull();
    expect(decodeTextRecord(patched(writeTextRecord(citizen), 248, 'I'))).toBeNull();
  });
});

test('invented numbers carry the check digit of the standard', () => {
  expect(checkDigit('11010519491231002')).toBe('X');
  expect(checkDigit('44052418800101001')).toBe('4');
});
