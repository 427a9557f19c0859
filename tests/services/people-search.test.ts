import { describe, expect, it } from 'vitest';
import { findPerson, updatePersonFields } from '#electron/db/repositories/people.ts';
import { searchPersonIds } from '#electron/services/people-search.ts';
import { havePerson, inventedIdNumber } from '#tests/support/people-builder.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

function names(context: TestContext, query: string, limit = 12): string[] {
  const { db } = context.store;
  return searchPersonIds(db, query, limit).map((id) => findPerson(db, id)?.name ?? '?');
}

function contextWith(...people: readonly string[]): TestContext {
  const context = testContext();
  for (const name of people) havePerson(context, { name });
  return context;
}

describe('search while typing', () => {
  it('finds by any part of the name, from the first character typed', () => {
    const context = contextWith('张建国', '李建国', '张国栋', '王芳');
    expect(names(context, '张').sort()).toEqual(['张国栋', '张建国']);
    expect(names(context, '建国').sort()).toEqual(['张建国', '李建国']);
    expect(names(context, '国')).toHaveLength(3);
    expect(names(context, '建')).toHaveLength(2);
    expect(names(context, '芳华')).toEqual([]);
    expect(names(context, ' ')).toEqual([]);
  });

  it('finds by pinyin and by its initials at every stage of typing', () => {
    const context = contextWith('张建国', '王芳');
    for (const typed of ['z', 'zj', 'zjg', 'zh', 'zhangj', 'zhangjianguo', 'ZJG', 'zhang jian guo', 'ｚｊｇ']) {
      expect(names(context, typed), typed).toEqual(['张建国']);
    }
    expect(names(context, 'zhangjianguoo')).toEqual([]);
  });

  it('knows surnames by their own reading and by the common one', () => {
    const surnames = {
      单: ['shan', 'dan'],
      曾: ['zeng', 'ceng'],
      仇: ['qiu', 'chou'],
      解: ['xie', 'jie'],
      查: ['zha', 'cha'],
    };
    const context = contextWith(...Object.keys(surnames).map((surname) => `${surname}文秀`));
    for (const [surname, readings] of Object.entries(surnames)) {
      for (const reading of readings) {
        expect(names(context, `${reading}wenxiu`), reading).toEqual([`${surname}文秀`]);
        expect(names(context, `${reading.charAt(0)}wx`), reading).toContain(`${surname}文秀`);
      }
    }
  });

  it('finds 吕 typed lv or lü', () => {
    const context = contextWith('吕布衣');
    expect(names(context, 'lv')).toEqual(['吕布衣']);
    expect(names(context, 'lü')).toEqual(['吕布衣']);
  });

  it('finds rare characters by themselves, with or without a known reading', () => {
    const context = contextWith('龚䶮', '㛃秀英', '𠅤建军', '𰻝长寿');
    expect(names(context, '䶮')).toEqual(['龚䶮']);
    expect(names(context, '㛃')).toEqual(['㛃秀英']);
    expect(names(context, '𠅤')).toEqual(['𠅤建军']);
    expect(names(context, '𰻝长')).toEqual(['𰻝长寿']);
    expect(names(context, 'gongyan')).toEqual(['龚䶮']);
    expect(names(context, '\uD840')).toEqual([]);
  });

  it('finds names in parts whichever middle dot is typed, or none', () => {
    const context = contextWith('买买提·阿布都热合曼');
    for (const typed of ['买买提·阿', '买买提•阿', '买买提阿布', '阿布都', '买买提 阿布都', 'maimaiti', 'mmt']) {
      expect(names(context, typed), typed).toEqual(['买买提·阿布都热合曼']);
    }
  });

  it('finds by phone from the start, whole, spaced, or by the last four', () => {
    const context = testContext();
    havePerson(context, { name: '甲一', phone: '19999990012' });
    havePerson(context, { name: '乙二', phone: '022-99990034 / 19999990056' });
    for (const typed of [
      '1999999001',
      '19999990012',
      '199 9999 0012',
      '199-9999-0012',
      '0012',
      '１９９９９９９００１２',
    ]) {
      expect(names(context, typed), typed).toEqual(['甲一']);
    }
    expect(names(context, '02299990034')).toEqual(['乙二']);
    expect(names(context, '0056')).toEqual(['乙二']);
  });

  it('finds by ID number whole, from the start, or by its last six or four, X in either case', () => {
    const context = testContext();
    havePerson(context, { name: '甲一', idNumber: '99999919491231005X' });
    havePerson(context, { name: '乙二', idNumber: inventedIdNumber('1940-01-01', 123) });
    for (const typed of [
      '9999991949',
      '99999919491231005X',
      '99999919491231005x',
      '31005',
      '31005X',
      '005X',
      '005x',
      '００５Ｘ',
    ]) {
      expect(names(context, typed), typed).toEqual(['甲一']);
    }
    expect(names(context, '1005X')).toEqual([]);
  });

  it('demands every word', () => {
    const context = testContext();
    havePerson(context, { name: '张建国', phone: '19999990012' });
    havePerson(context, { name: '张国栋', phone: '19999990034' });
    havePerson(context, { name: '李建国', phone: '19999990056' });
    expect(names(context, '张 0012')).toEqual(['张建国']);
    expect(names(context, '张0034')).toEqual(['张国栋']);
    expect(names(context, 'ljg 1999')).toEqual(['李建国']);
    expect(names(context, '张 0056')).toEqual([]);
    expect(names(context, '李 z 0056')).toEqual([]);
    expect(names(context, 'zhang 张 199').sort()).toEqual(['张国栋', '张建国']);
  });

  it('puts the exact match before those that only begin so, and keeps to the limit', () => {
    const context = contextWith('王芳芳', '王芳华', '王芳', '王芳菲');
    expect(names(context, '王芳')[0]).toBe('王芳');
    expect(names(context, 'wangfang')[0]).toBe('王芳');
    expect(names(context, '王', 2)).toHaveLength(2);
    expect(names(context, '王 w', 3)).toHaveLength(3);
  });

  it('follows a changed phone and forgets the old one, but never the ID number', () => {
    const context = testContext();
    const id = havePerson(context, { name: '甲一', idNumber: '99999919491231005X', phone: '13300001002' });
    havePerson(context, { name: '乙二', idNumber: '999999188001010012', phone: '13300000012' });
    context.store.runInTransaction((db) =>
      updatePersonFields(db, id, { phone: '19999995678' }, { source: 'case', atMs: 1 }),
    );
    expect(names(context, '5678')).toEqual(['甲一']);
    expect(names(context, '13300001002')).toEqual([]);
    expect(names(context, '1002')).toEqual([]);
    const other = searchPersonIds(context.store.db, '乙二', 1)[0] ?? '';
    context.store.runInTransaction((db) => updatePersonFields(db, other, { phone: '' }, { source: 'case', atMs: 1 }));
    expect(names(context, '0012')).toEqual(['乙二']);
  });

  it('reads the index only, whatever is typed', () => {
    const { raw } = testContext().store;
    const plan = raw
      .prepare(
        `EXPLAIN QUERY PLAN SELECT person_serial FROM person_tokens WHERE token >= 'z' AND token < 'za'
         ORDER BY token, person_serial LIMIT 96`,
      )
      .all()
      .map((row) => (row as { detail: string }).detail);
    expect(plan).toEqual([expect.stringMatching(/^SEARCH person_tokens USING PRIMARY KEY/)]);
  });
});
