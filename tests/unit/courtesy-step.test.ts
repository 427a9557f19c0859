import { expect, it } from 'vitest';
import { listProfiles, readProfile } from '#electron/platform/resources.ts';
import { courtesyAt, partingQuestions, type CounterMoment } from '#renderer/screens/counter/courtesy-step.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const idle: CounterMoment = { view: 'work', ticket: null, hasParted: false, document: null, section: '' };
const draft: CounterMoment['document'] = { state: 'draft', missing: ['bank'] };
const moments: Readonly<Record<string, CounterMoment>> &
  Record<'greet' | 'bank' | 'accept' | 'farewell', CounterMoment> = {
  phone: { ...idle, view: 'booking' },
  call: { ...idle, ticket: { state: 'called' } },
  greet: { ...idle, ticket: { state: 'serving' } },
  form: { ...idle, view: 'case', document: draft, section: 'identity' },
  bank: { ...idle, view: 'case', document: draft, section: 'bank' },
  materials: { ...idle, view: 'case', document: draft, section: 'materials' },
  photo: { ...idle, view: 'case', document: draft, section: 'photo' },
  sign: { ...idle, view: 'case', document: draft, section: 'signature' },
  accept: { ...idle, view: 'case', document: { state: 'draft', missing: [] }, section: 'signature' },
  finish: { ...idle, view: 'case', document: { state: 'accepted', missing: [] }, section: 'signature' },
  farewell: { ...idle, hasParted: true },
};

it.each(listProfiles(resourcesDir))(
  '%s has a sentence of its own for every step from the call to the farewell',
  (id) => {
    const { courtesy } = readProfile(resourcesDir, id);
    for (const [step, moment] of Object.entries(moments)) {
      expect([step, courtesyAt(courtesy, moment)]).toEqual([step, courtesy[step]]);
      expect([step, courtesy[step] ?? '']).not.toEqual([step, '']);
    }
    expect(new Set(Object.values(courtesy)).size).toBe(Object.keys(courtesy).length);
  },
);

it('falls back on the nearest sentence a station has, and says nothing where nobody is there', () => {
  const old = { call: '请坐。', form: '核对一下。', finish: '请慢走。' };
  expect(courtesyAt(old, moments.greet)).toBe('请坐。');
  expect(courtesyAt(old, moments.bank)).toBe('核对一下。');
  expect(courtesyAt(old, moments.accept)).toBe('核对一下。');
  expect(courtesyAt(old, moments.farewell)).toBe('请慢走。');
  expect(courtesyAt(old, idle)).toBe('');
});

it('asks before somebody leaves what the station wants asked', () => {
  expect(partingQuestions(readProfile(resourcesDir, 'beitang').courtesy)).toEqual([
    '您还有什么困难和心愿，我给您记下来。',
  ]);
  expect(partingQuestions(readProfile(resourcesDir, 'yayuan').courtesy)).toHaveLength(1);
  expect(partingQuestions({ needs: '' })).toEqual([]);
});
