import { expect, test } from 'vitest';
import { missingItems } from '#shared/domain/case-form.ts';
import { isFieldValueValid } from '#shared/domain/field-value.ts';
import { readEntry } from '#shared/domain/form-entry.ts';
import { completeFiles } from '#tests/support/complete-file/complete-file.ts';
import { dayAreas, dayForm } from '#tests/support/complete-file/day-form.ts';
import { filesCovering, unusedBy } from '#tests/support/complete-file/file-coverage.ts';
import { typedLine } from '#tests/support/complete-file/typed-line.ts';
import { DAY, firstDayPeople } from '#tests/support/first-day.ts';

const files = completeFiles(firstDayPeople());

test('over the 42 files every section, field, column and code of a list that can occur is used', () => {
  expect(dayForm.sections.flatMap(({ fields }) => fields)).toHaveLength(136);
  expect(unusedBy(files)).toEqual({ sections: [], fields: [], codes: [] });
  const covering = filesCovering(files);
  expect(unusedBy(covering)).toMatchObject({ sections: [], fields: [] });
  console.log(`${covering.length} files cover the form; boxes a file: ${files.map((f) => f.entries.length).join(' ')}`);
  expect(covering.length).toBeLessThan(10);
});

test('each file is one that may be stored and accepted, and is the same every time', () => {
  expect(completeFiles(firstDayPeople())).toEqual(files);
  for (const { person, cardKind, entries, values, materials } of files) {
    const unfit = entries.filter(({ field, value }) => value === '' || !isFieldValueValid(field, value));
    expect([person.name, unfit.map(({ key }) => key)]).toEqual([person.name, []]);
    const content = { form: dayForm, cardKind, values, hasPhoto: true, hasSignature: true, declared: true };
    const received = Object.fromEntries(materials.map((code) => [code, 'received'] as const));
    expect(missingItems({ ...content, materials: received, application: [], today: DAY })).toEqual([]);
  }
});

test('what a clerk types for each box is understood as the value meant', () => {
  for (const { entries } of files) {
    for (const entry of entries) {
      const read = readEntry(entry.field, typedLine(entry), { choices: entry.choices, areas: dayAreas });
      expect([entry.key, read]).toEqual([entry.key, { kind: 'value', value: entry.value }]);
    }
  }
});
