import fc from 'fast-check';
import { expect, test } from 'vitest';
import { missingAfterTyping } from '#shared/domain/case-form.ts';
import { saveField } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { caseView, formOf, requireCase } from '#electron/services/case-view.ts';
import { addPerson, clerk, completeCase, request } from '#tests/support/station-day.ts';
import { testContext } from '#tests/support/test-context.ts';

const typed = fc.oneof(
  fc.tuple(fc.constantFrom('address', 'phone', 'residence', 'hukouArea'), fc.constantFrom('', '某市某区试样路1号')),
  fc.tuple(fc.constantFrom('enlistedOn', 'dischargedOn'), fc.constantFrom('', '1955', '1959-04', '1954-01-01')),
  fc.tuple(fc.constantFrom('family.1.name', 'family.2.phone', 'family.2.name'), fc.constantFrom('', '某甲')),
);

test('what a page draws as missing while typing is what the station would say', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(typed, { minLength: 1, maxLength: 12 }), (complete, keys) => {
      const context = testContext();
      const { db } = context.store;
      const person = addPerson(context);
      const { id } = complete
        ? completeCase(context, person.id)
        : openCase(context, { ...request(), personId: person.id, ticketId: null, clerk });
      const view = () => caseView(context, db, requireCase(db, id));
      for (const [field, value] of keys) {
        const before = view();
        try {
          saveField(context, { ...request(), caseId: id, clerk, field, value });
        } catch {
          continue; // a value the field refuses: nothing was saved, and the page says so
        }
        const { fields, cardKind, materials, today } = before;
        const stored = Object.entries(fields).map(([key, entry]) => [key, entry.value] as const);
        const values = { ...Object.fromEntries(stored), [field]: value };
        const content = { form: formOf(db, before), cardKind, values, materials, today };
        expect(missingAfterTyping(before.missing, content, field)).toEqual(view().missing);
      }
    }),
    { numRuns: 25 },
  );
});

test('typing ends the dispute about that field alone, and leaves what no form shows', () => {
  const context = testContext();
  const { db } = context.store;
  const { id } = openCase(context, { ...request(), personId: addPerson(context).id, ticketId: null, clerk });
  const { cardKind, materials, today, formHash } = caseView(context, db, requireCase(db, id));
  const form = { ...formOf(db, { formHash }), sections: [] };
  const before = ['conflict:name', 'conflict:birthOn', 'address', 'photo', 'consent', 'signature'];
  const after = missingAfterTyping(before, { form, cardKind, values: {}, materials, today }, 'name');
  expect(after.filter((key) => !key.startsWith('material:'))).toEqual([
    'conflict:birthOn',
    'photo',
    'consent',
    'signature',
  ]);
});
