import { describe, expect, test } from 'vitest';
import { applyFormChanges, noChanges, parseChoiceLines, type FormChanges } from '#shared/domain/form-changes.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { saveField } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { caseView, formByHash, requireCase } from '#electron/services/case-view.ts';
import { checkForm, describeForm, saveForm } from '#electron/services/form-editions.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, clerk, completeCase, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const changes: FormChanges = {
  fields: { plaque: { choices: parseChoiceLines('1 已挂\n2 未挂') }, wechat: { hidden: true } },
  added: [{ section: 'contact', key: 'station-abcd12', label: '楼门号', kind: 'text', required: true }],
};
const save = (context: TestContext, wish: Partial<Parameters<typeof saveForm>[1]> = {}) =>
  saveForm(context, { ...request(), changes, effectiveOn: DAY, basedOn: 0, reason: '街道要求', clerk, ...wish });
const open = (context: TestContext, personId: string) =>
  openCase(context, { ...request(), personId, ticketId: null, clerk });
const formOf = (context: TestContext, { formHash }: ReturnType<typeof open>) => formByHash(context.store.db, formHash);
const keysOf = (context: TestContext, document: ReturnType<typeof open>) =>
  formOf(context, document)
    .sections.flatMap((section) => section.fields)
    .map((field) => field.key);

describe('the manager changes the form', () => {
  test('a case begun from its day on has the new field, list and mark; an open draft keeps its own', () => {
    const context = testContext();
    const before = completeCase(context, addPerson(context).id);
    save(context);
    const after = open(context, addPerson(context).id);
    expect(formOf(context, after).edition).toBe(1);
    expect(keysOf(context, after)).toContain('station-abcd12');
    expect(keysOf(context, after)).not.toContain('wechat');
    expect(after.missing).toContain('station-abcd12');
    const set = (field: string, value: string) =>
      saveField(context, { ...request(), caseId: after.id, clerk, field, value });
    set('station-abcd12', '3 号楼');
    expect(caseView(context, context.store.db, requireCase(context.store.db, after.id)).missing).not.toContain(
      'station-abcd12',
    );
    expect(refusalOf(() => set('plaque', '已悬挂')).code).toBe('case.fieldInvalid');
    set('plaque', '1');

    const draft = caseView(context, context.store.db, requireCase(context.store.db, before.id));
    expect(formOf(context, draft).edition).toBeUndefined();
    expect(keysOf(context, draft)).toContain('wechat');
    expect(() => acceptCase(context, { ...request(), caseId: before.id, clerk })).not.toThrow();
  });

  test('a later day is waited for, and the newest edition whose day has come counts', () => {
    const context = testContext();
    save(context, { effectiveOn: '2022-03-02' });
    save(context, { basedOn: 1, changes: noChanges });
    expect(formOf(context, open(context, addPerson(context).id)).edition).toBe(2);
    expect(describeForm(context).editions.map(({ state }) => state)).toEqual(['in-force', 'overtaken']);
    context.setTime('2022-03-02', '09:00');
    expect(formOf(context, open(context, addPerson(context).id)).edition).toBe(2);
  });

  test('is refused for a day gone by, over somebody else’s edition, and where the program needs a field', () => {
    const context = testContext();
    expect(refusalOf(() => save(context, { effectiveOn: '2022-02-27' })).code).toBe('form.past');
    save(context);
    expect(refusalOf(() => save(context)).code).toBe('form.changed');
    for (const fields of [
      { name: { hidden: true } },
      { phone: { required: false } },
      { bank: { choices: parseChoiceLines('某银行') } },
      { housing: { choices: [] } },
      { housing: { choices: parseChoiceLines('甲\n甲') } },
    ]) {
      const wish = { basedOn: 1, changes: { fields, added: [] } };
      expect(refusalOf(() => save(context, wish)).code, JSON.stringify(fields)).toBe('form.invalid');
      expect(checkForm(context, wish.changes).problems).not.toEqual([]);
    }
    expect(describeForm(context).editions).toHaveLength(1);
  });

  test('adds a list of which any number may be ticked, however long their names', () => {
    const context = testContext();
    const choices = parseChoiceLines(Array.from({ length: 15 }, (_, at) => `享受的待遇项目第${at}种`).join('\n'));
    const field = { section: 'contact', key: 'station-abcd12', label: '待遇', kind: 'multi-choice' } as const;
    save(context, { changes: { fields: {}, added: [{ ...field, required: false, choices }] } });
    const { id: caseId } = open(context, addPerson(context).id);
    const value = choices.map(({ code }) => code).join(',');
    saveField(context, { ...request(), caseId, clerk, field: 'station-abcd12', value });
    const { fields } = caseView(context, context.store.db, requireCase(context.store.db, caseId));
    expect(fields['station-abcd12']?.value).toBe(value);
  });

  test('is refused when it hides a field that another one hangs on', () => {
    const context = testContext();
    const { problems } = checkForm(context, { fields: { degree: { hidden: true } }, added: [] });
    expect(problems).toEqual([{ field: 'degreeOn', code: 'condition', detail: 'degree' }]);
  });

  test('survives a newer shipped form that has lost one of its fields', () => {
    const { caseForm } = testContext();
    const sections = caseForm.sections.map((section) => ({
      ...section,
      fields: section.fields.filter((field) => field.key !== 'plaque'),
    }));
    const newer = applyFormChanges({ ...caseForm, version: 3, sections }, changes, 1);
    const keys = newer.sections.flatMap((section) => section.fields).map((field) => field.key);
    expect(keys).toContain('station-abcd12');
    expect(keys).not.toContain('plaque');
  });

  test('never changes or loses an edition', () => {
    const context = testContext();
    save(context);
    const run = (sql: string) => () => context.store.raw.prepare(sql).run();
    expect(run('DELETE FROM form_editions')).toThrow(/never removed/);
    expect(run("UPDATE form_editions SET reason = ''")).toThrow(/never changed/);
  });
});
