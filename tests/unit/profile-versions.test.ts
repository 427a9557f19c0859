import { expect, it } from 'vitest';
import { profileOn, profilesAfter } from '#shared/domain/profile-versions.ts';
import { readProfile } from '#electron/platform/resources.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const base = readProfile(resourcesDir, 'xincun');
const version = (number: number, effectiveOn: string) => ({ ...base, version: number, effectiveOn });
const versions = [
  version(1, '2022-02-28'),
  version(2, '2022-04-01'),
  version(3, '2022-03-15'),
  version(4, '2022-05-01'),
  version(5, '2022-05-01'),
];

it('the newest version that has taken effect is in force; before the first day the first one counts', () => {
  const on = (date: string) => profileOn(versions, date).version;
  expect(['2022-01-01', '2022-02-28', '2022-03-14'].map(on)).toEqual([1, 1, 1]);
  // Version 2 was overtaken by 3 before its day came.
  expect(['2022-03-15', '2022-04-01', '2022-04-30'].map(on)).toEqual([3, 3, 3]);
  expect(on('2022-05-01')).toBe(5);
  expect(() => profileOn([], '2022-02-28')).toThrow(RangeError);
});

it('the versions to come agree with the version in force on their days', () => {
  const coming = profilesAfter(versions, '2022-02-28');
  expect(coming.map(({ from, profile }) => [from, profile.version])).toEqual([
    ['2022-03-15', 3],
    ['2022-05-01', 5],
  ]);
  for (const { from, profile } of coming) expect(profileOn(versions, from)).toBe(profile);
  expect(profilesAfter(versions, '2022-05-01')).toEqual([]);
});
