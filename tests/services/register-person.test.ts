import { describe, expect, it } from 'vitest';
import { countPeople, findPeople, findPerson } from '#electron/db/repositories/people.ts';
import { searchPersonIds } from '#electron/services/people-search.ts';
import { registerPerson } from '#electron/services/register-person.ts';
import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import { resourcesDir, testContext } from '#tests/support/test-context.ts';

const nobody = {
  phone: '',
  community: '',
  personClass: '',
  hukou: '',
  residence: '',
  disabilityGrade: null,
  circumstances: [],
};

function request(name: string, idNumber: string, requestId: string = crypto.randomUUID()) {
  return { ...nobody, requestId, name, idNumber };
}

describe('registering a person who is on no roster', () => {
  it('keeps name and number in one writing and can be found at once', () => {
    const context = testContext();
    const id = registerPerson(context, { ...request('买买提•阿布都', '999999491231005'), phone: ' 19999990001 ' });
    expect(findPerson(context.store.db, id)).toMatchObject({
      name: '买买提·阿布都',
      idNumber: '99999919491231005X',
      sex: '1',
      birthOn: '1949-12-31',
      phone: '19999990001',
      source: 'counter',
      createdAtMs: context.clock.now(),
    });
    expect(searchPersonIds(context.store.db, 'mmt', 5)).toEqual([id]);
    expect(context.announced).toEqual(['people']);
  });

  it('refuses a wrong number by what is wrong with it, and adds nobody', () => {
    const context = testContext();
    const cases = [
      ['9999991949', 'idNumber.length'],
      ['9999991949123100A2', 'idNumber.characters'],
      ['999999194902300021', 'idNumber.birthDate'],
      ['999999194912310050', 'idNumber.checkDigit'],
    ] as const;
    for (const [idNumber, code] of cases) {
      expect(() => registerPerson(context, request('张建国', idNumber))).toThrow(expect.objectContaining({ code }));
    }
    expect(countPeople(context.store.db)).toBe(0);
  });

  it('refuses a number on file and says whose it is, however it is written', () => {
    const context = testContext();
    registerPerson(context, request('张建国', '99999919491231005X'));
    expect(() => registerPerson(context, request('李秀英', '999999491231005'))).toThrow(
      expect.objectContaining({ code: 'person.exists', data: { name: '张建国' } }),
    );
    expect(countPeople(context.store.db)).toBe(1);
  });

  it('acts once for a repeated request', () => {
    const context = testContext();
    const input = request('张建国', '99999919491231005X');
    const id = registerPerson(context, input);
    expect(registerPerson(context, input)).toBe(id);
    expect(countPeople(context.store.db)).toBe(1);
    expect(context.announced).toEqual(['people']);
  });
});

describe('the practice station', () => {
  it('has its invented people on file, each to be found by ID number', () => {
    const context = testContext();
    const wish = { count: 600, communities: context.profile().communities, today: '2022-02-28', seed: 42 };
    const people = inventPeople(wish, readInventionTable(resourcesDir));
    settleInventedPeople(context, people, wish.today);
    expect(countPeople(context.store.db)).toBe(600);
    for (const person of people) {
      const [found] = findPeople(context.store.db, searchPersonIds(context.store.db, person.idNumber, 2));
      expect(found).toMatchObject(person);
    }
  });
});
