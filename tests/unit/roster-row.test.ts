import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rosterRules } from '#shared/domain/roster-fields.ts';
import { mergeFields, nameConflict, readRosterRow, type RosterCells } from '#shared/domain/roster-row.ts';
import { readPolicyTables } from '#electron/platform/resources.ts';

const policy = readPolicyTables(join(import.meta.dirname, '../../resources'));
const rules = rosterRules(policy, ['近开里社区', '河头里社区']);
const TODAY = '2022-02-28';
const good: RosterCells = { name: '张建国', idNumber: '99999919491231005X' };

function reasonsOf(cells: RosterCells): string[] {
  return readRosterRow(cells, rules, TODAY).reasons.map((reason) => reason.code);
}

function fieldsOf(cells: RosterCells) {
  const row = readRosterRow({ ...good, ...cells }, rules, TODAY);
  if (row.kind === 'refused') throw new Error('refused');
  return { ...row.fields, codes: row.reasons.map((reason) => `${reason.code}:${reason.detail}`) };
}

describe('reading a row of a roster', () => {
  it('takes a plain row without remark', () => {
    expect(readRosterRow(good, rules, TODAY)).toMatchObject({
      kind: 'person',
      name: '张建国',
      fields: {},
      reasons: [],
    });
  });

  it('names every fault of name and number at once', () => {
    expect(reasonsOf({})).toEqual(['name-missing', 'id-missing']);
    expect(reasonsOf({ name: ' 　', idNumber: '123' })).toEqual(['name-missing', 'id-length']);
    expect(reasonsOf({ name: '张'.repeat(61), idNumber: good.idNumber ?? '' })).toEqual(['name-too-long']);
    expect(reasonsOf({ name: '张', idNumber: '9999991949123100AB' })).toEqual(['id-characters']);
    expect(reasonsOf({ name: '张', idNumber: '999999194902300021' })).toEqual(['id-birth-date']);
    expect(reasonsOf({ name: '张', idNumber: '999999194912310051' })).toEqual(['id-check-digit']);
  });

  it('refuses an 18-digit number that a spreadsheet stored as a number, for a reason of its own', () => {
    for (const idNumber of [
      { number: '9.9999919491231E+17' },
      { number: '999999188001010012' },
      { number: '9999991949123100' },
      '4.40524E+17',
    ]) {
      expect(reasonsOf({ name: '张', idNumber })).toEqual(['id-stored-as-number']);
    }
  });

  it('upgrades a 15-digit number, stored as text or as a number that kept its digits', () => {
    for (const idNumber of ['999999491231005', { number: '999999491231005' }]) {
      const row = readRosterRow({ name: '张', idNumber }, rules, TODAY);
      expect(row).toMatchObject({ kind: 'person', parsed: { idNumber: '99999919491231005X' } });
      expect(row.reasons).toEqual([{ code: 'id-upgraded', field: 'idNumber', detail: '' }]);
    }
  });

  it('tidies a padded name and a middle dot written otherwise, and cuts no character', () => {
    const nameOf = (name: string) => readRosterRow({ ...good, name }, rules, TODAY).name;
    expect(nameOf(' 张　国 ')).toBe('张国');
    expect(nameOf('买买提•阿布都')).toBe('买买提·阿布都');
    expect(nameOf('买买提.阿布都')).toBe('买买提·阿布都');
    expect(nameOf('Anna  Maria')).toBe('Anna Maria');
    expect(nameOf('𠅤䶮\uFEFF')).toBe('𠅤䶮');
  });

  it('understands classes by code, name and alias, and says what it does not understand', () => {
    expect(fieldsOf({ personClass: '退役士兵' })).toEqual({ personClass: '2', codes: [] });
    expect(fieldsOf({ personClass: { number: '2' } })).toEqual({ personClass: '2', codes: [] });
    expect(fieldsOf({ personClass: '烈属' })).toEqual({ personClass: '9', codes: [] });
    expect(fieldsOf({ personClass: '退役士兵、残疾军人' })).toEqual({
      personClass: '2',
      codes: ['class-several:残疾军人'],
    });
    expect(fieldsOf({ personClass: '某某' })).toEqual({ codes: ['class-unknown:某某'] });
    expect(fieldsOf({ personClass: '无' })).toEqual({ codes: [] });
  });

  it('understands several circumstances however they are separated', () => {
    for (const separator of ['、', '，', ',', ';', '；', ' ', '/']) {
      expect(fieldsOf({ circumstances: ['重病', '卧床'].join(separator) })).toEqual({
        circumstances: ['seriously-ill', 'bedridden'],
        codes: [],
      });
    }
    expect(fieldsOf({ circumstances: '重病、爱下棋' })).toEqual({
      circumstances: ['seriously-ill'],
      codes: ['circumstance-unknown:爱下棋'],
    });
    expect(fieldsOf({ circumstances: '爱下棋' })).toEqual({ codes: ['circumstance-unknown:爱下棋'] });
  });

  it('understands hukou and community, with or without the word for community', () => {
    expect(fieldsOf({ hukou: '本区', community: '近开里' })).toEqual({
      hukou: 'district',
      community: '近开里社区',
      codes: [],
    });
    expect(fieldsOf({ hukou: '火星', community: '远方' })).toEqual({
      community: '远方',
      codes: ['community-unknown:远方', 'hukou-unknown:火星'],
    });
  });

  it('understands where somebody lives and a grade of disability, also inside what a certificate says', () => {
    expect(fieldsOf({ residence: '本区', disabilityGrade: '七级' })).toEqual({
      residence: 'district',
      disabilityGrade: 7,
      codes: [],
    });
    for (const [written, grade] of [
      ['因战7级', 7],
      ['因公十级', 10],
      ['10级伤残', 10],
      [' 1 ', 1],
    ] as const) {
      expect(fieldsOf({ disabilityGrade: written })).toEqual({ disabilityGrade: grade, codes: [] });
    }
    expect(fieldsOf({ disabilityGrade: { number: '3' } })).toEqual({ disabilityGrade: 3, codes: [] });
    expect(fieldsOf({ residence: '月球', disabilityGrade: '21级' })).toEqual({
      codes: ['residence-unknown:月球', 'grade-unknown:21级'],
    });
    expect(fieldsOf({ residence: '', disabilityGrade: '无' })).toEqual({ codes: [] });
  });

  it('keeps phones dialable and an odd one as it is, with a remark', () => {
    expect(fieldsOf({ phone: { number: '19999990012' } })).toEqual({ phone: '19999990012', codes: [] });
    expect(fieldsOf({ phone: '199-9999-0012' })).toEqual({ phone: '19999990012', codes: [] });
    expect(fieldsOf({ phone: '１９９９９９９００１２' })).toEqual({ phone: '19999990012', codes: [] });
    expect(fieldsOf({ phone: '022-99990034/19999990012' })).toEqual({ phone: '022-99990034/19999990012', codes: [] });
    expect(fieldsOf({ phone: '1999999001' })).toEqual({ phone: '1999999001', codes: ['phone-odd:1999999001'] });
    expect(fieldsOf({ phone: '19999990012 '.repeat(4) }).codes).toHaveLength(1);
  });
});

describe('merging a row into a person', () => {
  const known = {
    phone: '1',
    community: 'a',
    personClass: '2',
    hukou: '',
    residence: '',
    disabilityGrade: null,
    circumstances: ['bedridden', 'disabled'],
  };

  const roster = () => 'roster' as const;

  it('keeps what the record knows better, names what the roster says, and fills all the same', () => {
    const asked: string[] = [];
    const merged = mergeFields(known, { phone: '2', hukou: 'district', personClass: '2' }, rules, (field) => {
      asked.push(field);
      return 'known';
    });
    expect(merged).toEqual({
      changes: { hukou: 'district' },
      conflict: true,
      reasons: [
        { code: 'field-kept', field: 'phone', detail: '1 ← 2' },
        { code: 'field-filled', field: 'hukou', detail: '本区户籍' },
      ],
    });
    expect(asked).toEqual(['phone']);
  });

  it('sees no difference in how a phone or a community is written', () => {
    const written = { ...known, phone: '199-9999-0001', community: '近开里' };
    const said = { phone: '19999990001', community: '近开里社区' };
    expect(mergeFields(written, said, rules, roster)).toEqual({ changes: {}, conflict: false, reasons: [] });
  });

  it('takes over what differs, fills what was empty, and lets empty cells alone', () => {
    expect(mergeFields(known, { phone: '2', hukou: 'district' }, rules, roster)).toEqual({
      conflict: false,
      changes: { phone: '2', hukou: 'district' },
      reasons: [
        { code: 'field-taken', field: 'phone', detail: '1 → 2' },
        { code: 'field-filled', field: 'hukou', detail: '本区户籍' },
      ],
    });
    expect(mergeFields(known, {}, rules, roster)).toEqual({ conflict: false, changes: {}, reasons: [] });
  });

  it('words codes in its reasons', () => {
    expect(mergeFields(known, { personClass: '7', circumstances: ['seriously-ill'] }, rules, roster).reasons).toEqual([
      { code: 'field-taken', field: 'personClass', detail: '退役士兵 → 残疾军人' },
      { code: 'field-taken', field: 'circumstances', detail: '长期卧床、残疾 → 重病' },
    ]);
  });

  it('fills a grade that was not known and words both when it differs', () => {
    expect(mergeFields(known, { disabilityGrade: 7, residence: 'city' }, rules, roster)).toEqual({
      conflict: false,
      changes: { residence: 'city', disabilityGrade: 7 },
      reasons: [
        { code: 'field-filled', field: 'residence', detail: '居住在本市外区' },
        { code: 'field-filled', field: 'disabilityGrade', detail: '七级' },
      ],
    });
    expect(mergeFields({ ...known, disabilityGrade: 7 }, { disabilityGrade: 6 }, rules, roster).reasons).toEqual([
      { code: 'field-taken', field: 'disabilityGrade', detail: '七级 → 六级' },
    ]);
  });

  it('sees no difference in the order of circumstances', () => {
    expect(mergeFields(known, { circumstances: ['disabled', 'bedridden'] }, rules, roster).reasons).toEqual([]);
  });

  it('finds a name conflict only where the names differ in more than writing', () => {
    expect(nameConflict('买买提•阿布都', { name: '买买提·阿布都', rowNumber: null })).toBeUndefined();
    expect(nameConflict('张国', { name: '李国', rowNumber: null })?.code).toBe('name-differs-on-file');
    expect(nameConflict('张国', { name: '李国', rowNumber: 7 })).toEqual({
      code: 'name-differs-in-file',
      field: 'name',
      detail: '7',
    });
  });
});
