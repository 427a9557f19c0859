import { describe, expect, test } from 'vitest';
import type { CardReadId } from '#shared/contract/base.ts';
import type { IdCardRecord } from '#shared/domain/id-card.ts';
import { listTakeovers } from '#electron/db/repositories/case-provenance.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { saveField } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { decideConflict, fieldHistory, markField } from '#electron/services/case-provenance.ts';
import { caseView, formOf, requireCase } from '#electron/services/case-view.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, clerk, completeCase, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const open = (context: TestContext, personId: string, by = clerk) =>
  openCase(context, { ...request(), personId, ticketId: null, clerk: by });
const view = (context: TestContext, caseId: string) =>
  caseView(context, context.store.db, requireCase(context.store.db, caseId));

function tap(context: TestContext, idNumber: string, name: string, says: Partial<IdCardRecord> = {}): void {
  const record: IdCardRecord = {
    kind: 'citizen',
    name,
    englishName: '',
    sex: '1',
    ethnicCode: '01',
    birthOn: '1936-05-01',
    address: '某市某区芯片路2号',
    idNumber,
    authority: '某市公安局',
    validFrom: '2010-01-01',
    validTo: '长期',
    travelPermitNumber: '',
    nationality: '',
    ...says,
  };
  const id = crypto.randomUUID() as CardReadId;
  context.cards.keep({ id, record, photoBmp: null, readAtMs: context.clock.now() });
}

function contested() {
  const context = testContext();
  const person = addPerson(context, { name: '张某' });
  tap(context, person.idNumber, '张𠅤䶮');
  const { id } = open(context, person.id);
  return { context, id, person, on: () => ({ ...request(), caseId: id, clerk }) };
}

describe('chip and roster disagree', () => {
  test('both are shown, and nothing is accepted before somebody decided', () => {
    const { context, id, on } = contested();
    expect(view(context, id).conflicts).toEqual([{ field: 'name', chipValue: '张𠅤䶮', rosterValue: '张某' }]);
    expect(view(context, id).missing[0]).toBe('conflict:name');
    expect(refusalOf(() => acceptCase(context, on())).code).toBe('case.incomplete');
  });

  test('the value taken keeps its own source, and the question is closed', () => {
    const { context, id, on } = contested();
    const { missing } = decideConflict(context, { ...on(), field: 'name', take: 'roster' });
    expect(missing).not.toContain('conflict:name');
    expect(view(context, id).fields['name']).toMatchObject({ value: '张某', source: 'roster', changedBy: clerk });
    expect(view(context, id).conflicts).toEqual([]);
    const again = () => decideConflict(context, { ...on(), field: 'name', take: 'chip' });
    expect(refusalOf(again).code).toBe('case.fieldUnknown');
  });

  test('a third value typed by hand decides too', () => {
    const { context, id, on } = contested();
    saveField(context, { ...on(), field: 'name', value: '张龑' });
    expect(view(context, id)).toMatchObject({ conflicts: [], fields: { name: { value: '张龑', source: 'clerk' } } });
  });

  test('the same card again does not ask again; a card with another name does', () => {
    const { context, id, person, on } = contested();
    decideConflict(context, { ...on(), field: 'name', take: 'roster' });
    tap(context, person.idNumber, '张𠅤䶮');
    open(context, person.id);
    expect(view(context, id).conflicts).toEqual([]);
    tap(context, person.idNumber, '张三');
    open(context, person.id);
    expect(view(context, id).conflicts).toEqual([{ field: 'name', chipValue: '张三', rosterValue: '张某' }]);
  });

  test('the same card again does not undo what was decided', () => {
    const { context, id, person, on } = contested();
    decideConflict(context, { ...on(), field: 'name', take: 'roster' });
    tap(context, person.idNumber, '张𠅤䶮');
    open(context, person.id);
    expect(view(context, id).fields['name']).toMatchObject({ value: '张某', source: 'roster' });
  });
});

describe('a card laid down after the draft was begun', () => {
  test('says it better than an earlier case or an older card, and not than the clerk', () => {
    const context = testContext();
    const person = addPerson(context, { name: '张三' });
    tap(context, person.idNumber, '张三', { address: '旧路1号', validTo: '2022-03-01', authority: '旧公安局' });
    const first = completeCase(context, person.id);
    acceptCase(context, { ...request(), caseId: first.id, clerk });
    context.advance(20 * 60_000);
    const { id, fields } = openCase(context, {
      ...request(),
      personId: person.id,
      ticketId: null,
      clerk,
      another: '补领',
    });
    expect(fields['validTo']?.value).toBe('2022-03-01');
    saveField(context, { ...request(), caseId: id, clerk, field: 'authority', value: '某公安局' });
    tap(context, person.idNumber, '张三', { address: '新路2号', validTo: '2042-03-01', authority: '新公安局' });
    open(context, person.id);
    expect(view(context, id).fields).toMatchObject({
      address: { value: '新路2号', source: 'chip' },
      validTo: { value: '2042-03-01', source: 'chip' },
      authority: { value: '某公安局', source: 'clerk' },
    });
  });
});

describe('another clerk goes on', () => {
  test('it is written down with the field, and shown', () => {
    const context = testContext();
    const person = addPerson(context);
    const { id } = open(context, person.id);
    saveField(context, { ...request(), caseId: id, clerk, field: 'residence', value: '某路 3 号' });
    context.advance(60_000);
    const taken = open(context, person.id, '王海涛');
    expect(taken).toMatchObject({ focusField: 'residence', takenOver: { from: clerk, to: '王海涛' } });
    open(context, person.id, '王海涛');
    saveField(context, { ...request(), caseId: id, clerk: '王海涛', field: 'wechat', value: 'x' });
    const [first, ...more] = listTakeovers(context.store.db, id);
    expect(first).toMatchObject({ fromClerk: clerk, toClerk: '王海涛', focusField: 'residence' });
    expect(more).toEqual([]);
  });

  test('also when the first clerk’s screen still holds the case and writes into it', () => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    saveField(context, { ...request(), caseId: id, clerk: '王海涛', field: 'residence', value: '某路 3 号' });
    saveField(context, { ...request(), caseId: id, clerk, field: 'residence', value: '某路 4 号' });
    expect(listTakeovers(context.store.db, id).map(({ toClerk }) => toClerk)).toEqual(['王海涛', clerk]);
  });
});

test('a field tells every value it has had, newest first', () => {
  const context = testContext();
  const { id } = open(context, addPerson(context).id);
  const save = (value: string, by: string) =>
    saveField(context, { ...request(), caseId: id, clerk: by, field: 'family.1.name', value });
  save('赵甲', clerk);
  save('赵乙', '王海涛');
  expect(fieldHistory(context, id, 'family.1.name')).toMatchObject([
    { value: '赵乙', source: 'clerk', changedBy: '王海涛' },
    { value: '赵甲', source: 'clerk', changedBy: clerk },
  ]);
  expect(fieldHistory(context, id, 'phone')).toMatchObject([{ source: 'roster' }]);
});

test('a field marked 看不清 stays marked until somebody clears it up', () => {
  const context = testContext();
  const { id } = open(context, addPerson(context).id);
  const mark = (field: string, unclear: boolean) =>
    markField(context, { ...request(), caseId: id, clerk, field, unclear });
  mark('unitCode', true);
  mark('family.1.name', true);
  expect(view(context, id).unclear.toSorted()).toEqual(['family.1.name', 'unitCode']);
  mark('unitCode', false);
  expect(view(context, id).unclear).toEqual(['family.1.name']);
  expect(refusalOf(() => mark('nothing', true)).code).toBe('case.fieldUnknown');
});

describe('a value that was typed over an older one', () => {
  const begun = () => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    const save = (value: string, by: string, seenAtMs?: number | null) =>
      saveField(context, { ...request(), caseId: id, clerk: by, field: 'formerName', value, seenAtMs });
    return { context, id, save, stored: () => view(context, id).fields['formerName'] };
  };

  test('is not stored over what another clerk wrote meanwhile, and says what that is', () => {
    const { context, save, stored } = begun();
    const { savedAtMs: seen } = save('张甲', clerk);
    context.advance(60_000);
    save('张乙', '王海涛', seen);
    // The first clerk's line comes back with what was typed before it broke.
    expect(refusalOf(() => save('张丙', clerk, seen))).toEqual({
      code: 'case.fieldChanged',
      data: { clerk: '王海涛', value: '张乙' },
    });
    expect(stored()?.value).toBe('张乙');
    save('张丙', clerk, stored()?.changedAtMs);
    expect(stored()?.value).toBe('张丙');
  });

  test('is stored over one’s own, over what was seen, and into an empty box nobody filled', () => {
    const { context, save, stored } = begun();
    save('张甲', clerk, null);
    context.advance(1000);
    save('张乙', clerk, null);
    context.advance(1000);
    save('张丙', '王海涛', stored()?.changedAtMs);
    expect(stored()?.value).toBe('张丙');
    expect(refusalOf(() => save('张甲', clerk, null)).code).toBe('case.fieldChanged');
  });
});

describe('values of a case', () => {
  test('hold no marks that end a text or turn it round for whoever reads it; a long text keeps its lines', () => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    const save = (field: string, value: string) => {
      saveField(context, { ...request(), caseId: id, clerk, field, value });
      return view(context, id).fields[field]?.value;
    };
    expect(save('formerName', '\u202E张\u0000某\u2067\uFEFF\u0007')).toBe('张某');
    expect(save('formerName', '买买提\t艾力\r\n吐尔逊')).toBe('买买提 艾力 吐尔逊');
    expect(save('formerName', '葛\u{E0100}某')).toBe('葛\u{E0100}某');
    expect(save('remarks', '第一行\r\n第二行\u0000')).toBe('第一行\n第二行');
  });

  test('a relative may be somebody else on the roster; the person may not', () => {
    const context = testContext();
    const other = addPerson(context, { name: '钱某' });
    const { id } = open(context, addPerson(context).id);
    const save = (field: string) =>
      saveField(context, { ...request(), caseId: id, clerk, field, value: other.idNumber });
    expect(refusalOf(() => save('idNumber')).code).toBe('person.exists');
    save('family.1.idNumber');
    expect(view(context, id).fields['family.1.idNumber']?.value).toBe(other.idNumber);
  });

  test('an abolished area code is taken, a date known to the year is enough', () => {
    const context = testContext();
    const { id } = completeCase(context, addPerson(context).id);
    const save = (field: string, value: string) =>
      saveField(context, { ...request(), caseId: id, clerk, field, value });
    save('hukouArea', '120107');
    save('enlistedOn', '1955');
    expect(view(context, id).missing).toEqual([]);
    save('dischargedOn', '1954');
    expect(view(context, id).missing).toEqual(['dischargedOn']);
    save('dischargedOn', '1959-04');
    expect(() => acceptCase(context, { ...request(), caseId: id, clerk })).not.toThrow();
  });

  test('a draft begun with the first version is opened, edited and accepted by its own form', () => {
    const context = testContext();
    const { id } = completeCase(context, addPerson(context).id);
    const form = formOf(context.store.db, view(context, id));
    const old = {
      ...form,
      version: 1,
      edition: undefined,
      sections: form.sections
        .filter((section) => ['identity', 'contact', 'bank'].includes(section.key))
        .map(({ key, title, fields }) => ({ key, title, fields: fields.filter((field) => !field.folded) })),
    };
    const hash = 'a'.repeat(64);
    context.store.raw
      .prepare('INSERT INTO form_versions (hash, form_json) VALUES (?, ?)')
      .run(hash, JSON.stringify(old));
    context.store.raw.prepare('UPDATE cases SET form_hash = ? WHERE id = ?').run(hash, id);
    expect(formOf(context.store.db, view(context, id)).version).toBe(1);
    const save = (field: string, value: string) =>
      saveField(context, { ...request(), caseId: id, clerk, field, value });
    expect(refusalOf(() => save('hukouArea', '120107')).code).toBe('case.fieldUnknown');
    save('validTo', '长期');
    expect(() => acceptCase(context, { ...request(), caseId: id, clerk })).not.toThrow();
  });
});
