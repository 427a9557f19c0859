import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ageOn } from '#shared/civil-date.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { inventPeople, readInventionTable } from '#electron/services/demo-people.ts';

const resourcesDir = join(import.meta.dirname, '../../resources');
const table = readInventionTable(resourcesDir);
const policy = readPolicyTables(resourcesDir);
const { communities } = readProfile(resourcesDir, 'xincun');
const wish = { count: 600, communities, today: '2022-02-28', seed: 42 };
const people = inventPeople(wish, table);

describe('the invented people of the practice station', () => {
  it('are the same every time and others for another seed', () => {
    expect(inventPeople(wish, table)).toEqual(people);
    expect(inventPeople({ ...wish, seed: 43 }, table)).not.toEqual(people);
  });

  it('belong to nobody: unassigned area, valid, unique numbers that agree with sex and birth date', () => {
    expect(new Set(people.map((person) => person.idNumber)).size).toBe(600);
    for (const person of people) {
      expect(parseIdNumber(person.idNumber, wish.today)).toMatchObject({
        ok: true,
        idNumber: person.idNumber,
        areaCode: '999999',
        sex: person.sex,
        birthOn: person.birthOn,
      });
      expect(person.phone).toMatch(/^(1999999\d{4})?$/);
    }
  });

  it('are between 22 and 97, most of them 60 or older', () => {
    const ages = people.map((person) => ageOn(person.birthOn, wish.today));
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(22);
    expect(Math.max(...ages)).toBeLessThanOrEqual(97);
    expect(ages.filter((age) => age >= 60).length).toBeGreaterThan(300);
    expect(ages.filter((age) => age >= 80).length).toBeGreaterThan(60);
    expect(ages.filter((age) => age < 60).length).toBeGreaterThan(100);
  });

  it('live in all twelve communities, in classes and circumstances the policy tables know', () => {
    expect(new Set(people.map((person) => person.community))).toEqual(new Set(communities));
    expect(new Set(people.map((person) => person.personClass)).size).toBeGreaterThanOrEqual(10);
    const classes = new Set(policy.personClasses.classes.map((each) => each.code));
    const circumstances = new Set(policy.circumstances.circumstances.map((each) => each.code));
    const hukouKinds = new Set(policy.circumstances.hukouKinds.map((each) => each.code));
    for (const person of people) {
      expect(classes).toContain(person.personClass);
      expect(hukouKinds).toContain(person.hukou);
      for (const code of person.circumstances) expect(circumstances).toContain(code);
    }
    const found = new Set(people.flatMap((person) => person.circumstances));
    expect([...circumstances].filter((code) => !found.has(code))).toEqual([]);
  });

  it('have rare characters, characters beyond the basic plane and names in parts among them', () => {
    const names = people.map((person) => person.name);
    for (const rare of ['䶮', '㛃', '𠅤'])
      expect(
        names.some((name) => name.includes(rare)),
        rare,
      ).toBe(true);
    expect(names.some((name) => /·/u.test(name) && Array.from(name).length >= 17)).toBe(true);
    expect(names.every((name) => name.isWellFormed() && Array.from(name).length <= 20)).toBe(true);
  });
});
