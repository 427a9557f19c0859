import { describe, expect, test } from 'vitest';
import type { CardReadId } from '#shared/contract/base.ts';
import type { IdCardRecord } from '#shared/domain/id-card.ts';
import type { AcceptanceReceiptModel } from '#shared/domain/receipt-models.ts';
import { findPerson } from '#electron/db/repositories/people.ts';
import { setApplicant, setIdentities } from '#electron/services/applicants.ts';
import { applicationView } from '#electron/services/application-view.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { declare, listDrafts, saveField, setMaterial, setSignature } from '#electron/services/case-edit.ts';
import { setPhoto } from '#electron/services/case-photo.ts';
import { openCase } from '#electron/services/case-open.ts';
import { tellDeficiencies } from '#electron/services/deficiencies.ts';
import { caseView, formOf, requireCase } from '#electron/services/case-view.ts';
import { listPrints, receiptOf } from '#electron/services/prints.ts';
import { answerRules } from '#tests/support/application-day.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import {
  addPerson,
  clerk,
  completeCase,
  goodPhoto,
  photoJpeg,
  request,
  signaturePng,
} from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const open = (context: TestContext, personId: string) =>
  openCase(context, { ...request(), personId, ticketId: null, clerk });
const view = (context: TestContext, caseId: string) =>
  caseView(context, context.store.db, requireCase(context.store.db, caseId));

const chipOf = (idNumber: string, name: string): IdCardRecord => ({
  kind: 'citizen',
  name,
  englishName: '',
  sex: '1',
  ethnicCode: '11',
  birthOn: '1936-05-01',
  address: '某市某区芯片路2号',
  idNumber,
  authority: '某市公安局',
  validFrom: '2010-01-01',
  validTo: '长期',
  travelPermitNumber: '',
  nationality: '',
});

describe('opening a case', () => {
  test('fills in what the roster knows, each with its source', () => {
    const context = testContext();
    const person = addPerson(context);
    const document = open(context, person.id);
    expect(document.fields['name']).toMatchObject({ value: '赵试样', source: 'roster' });
    expect(document.fields['phone']).toMatchObject({ value: person.phone, source: 'roster' });
    expect(document.fields['address']).toBeUndefined();
    expect(document.missing).toEqual(
      expect.arrayContaining(['address', 'bank', 'photo', 'signature', 'material:id-card']),
    );
  });

  test('fills in where somebody lives and the grade of disability, and the roster learns what acceptance found', () => {
    const context = testContext();
    const person = addPerson(context, { residence: 'city', disabilityGrade: 8 });
    const { id, fields } = completeCase(context, person.id);
    expect(fields['residenceKind']).toMatchObject({ value: 'city', source: 'roster' });
    expect(fields['disabilityGrade']).toMatchObject({ value: '8', source: 'roster' });
    saveField(context, { ...request(), caseId: id, clerk, field: 'residenceKind', value: 'district' });
    saveField(context, { ...request(), caseId: id, clerk, field: 'disabilityGrade', value: '' });
    acceptCase(context, { ...request(), caseId: id, clerk });
    expect(findPerson(context.store.db, person.id)).toMatchObject({ residence: 'district', disabilityGrade: null });
  });

  test('prefers the chip for what the chip says, rare characters whole', () => {
    const context = testContext();
    const person = addPerson(context, { name: '张某' });
    const id = crypto.randomUUID() as CardReadId;
    context.cards.keep({
      id,
      record: chipOf(person.idNumber, '张𠅤䶮'),
      photoBmp: null,
      readAtMs: context.clock.now(),
    });
    const { fields } = open(context, person.id);
    expect(fields['name']).toMatchObject({ value: '张𠅤䶮', source: 'chip' });
    expect(fields['validTo']).toMatchObject({ value: '长期', source: 'chip' });
    expect(fields['community']).toMatchObject({ source: 'roster' });
  });

  test('again goes on with the same draft, at the same field', () => {
    const context = testContext();
    const person = addPerson(context);
    const first = open(context, person.id);
    saveField(context, { ...request(), caseId: first.id, clerk: '王海涛', field: 'address', value: '某路 3 号' });
    const again = open(context, person.id);
    expect(again).toMatchObject({ id: first.id, focusField: 'address' });
    expect(again.fields['address']).toMatchObject({ value: '某路 3 号', source: 'clerk', changedBy: '王海涛' });
    expect(listDrafts(context)).toHaveLength(1);
  });

  test('again after the card was read puts what the chip says where nobody typed anything', () => {
    const context = testContext();
    const person = addPerson(context, { name: '张某' });
    const { id } = open(context, person.id);
    saveField(context, { ...request(), caseId: id, clerk, field: 'address', value: '某路 3 号' });
    context.cards.keep({
      id: crypto.randomUUID() as CardReadId,
      record: chipOf(person.idNumber, '张𠅤䶮'),
      photoBmp: null,
      readAtMs: context.clock.now(),
    });
    const { fields, focusField } = open(context, person.id);
    expect(fields['name']).toMatchObject({ value: '张𠅤䶮', source: 'chip' });
    expect(fields['authority']).toMatchObject({ value: '某市公安局', source: 'chip' });
    expect(fields['address']).toMatchObject({ value: '某路 3 号', source: 'clerk' });
    expect(focusField).toBe('address');
    const changes = () => context.store.raw.prepare('SELECT count(*) FROM case_field_changes').pluck().get();
    const before = changes();
    open(context, person.id);
    expect(changes()).toBe(before);
  });

  test('is refused once a case was accepted', () => {
    const context = testContext();
    const person = addPerson(context);
    const { id } = completeCase(context, person.id);
    const { caseNumber } = acceptCase(context, { ...request(), caseId: id, clerk });
    expect(refusalOf(() => open(context, person.id))).toEqual({ code: 'case.accepted', data: { caseNumber } });
  });

  test('when asked for once more, begins with what the earlier case says, but asks anew what changes with each', () => {
    const context = testContext();
    const person = addPerson(context);
    const first = completeCase(context, person.id);
    const on = () => ({ ...request(), caseId: first.id, clerk });
    setIdentities(context, { ...on(), classes: ['9'] });
    for (const [field, value] of Object.entries({ deceasedName: '某烈士', relation: '子女', phone: '19999990009' }))
      saveField(context, { ...on(), field, value });
    answerRules(context, on());
    for (const material of formOf(context.store.db, requireCase(context.store.db, first.id)).materials)
      setMaterial(context, { ...on(), code: material.code, state: 'received' });
    acceptCase(context, on());
    context.setTime('2023-05-08', '09:00');
    const again = { ...request(), personId: person.id, ticketId: null, clerk, another: '补领' };
    const next = openCase(context, again);
    expect(next.id).not.toBe(first.id);
    expect(openCase(context, again).id).toBe(next.id);
    expect(next.fields['address']).toMatchObject({ value: '某市某区某路1号', source: 'earlier' });
    expect(next.fields['enlistedOn']).toMatchObject({ value: '1955-03-01', source: 'earlier' });
    // What the roster learnt from the earlier case is the roster's word.
    expect(next.fields['phone']).toMatchObject({ value: '19999990009', source: 'roster' });
    expect(next.fields['applicationKind']).toMatchObject({ value: '补领', source: 'clerk' });
    expect(next.fields['bank']).toBeUndefined();
    expect(next.missing).toEqual(expect.arrayContaining(['bank', 'photo', 'rules', 'consent', 'signature']));
    // Both identities are still there, and with them the other section of the form.
    expect(applicationView(context, next.id).otherIdentities).toMatchObject([{ code: '9' }]);
    saveField(context, { ...request(), caseId: next.id, clerk, field: 'deceasedName', value: '' });
    expect(caseView(context, context.store.db, requireCase(context.store.db, next.id)).missing).toContain(
      'deceasedName',
    );
    // The open draft is what opens from now on, without a word.
    expect(open(context, person.id).id).toBe(next.id);
  });
});

describe('a signature that would stop the station when a paper is drawn', () => {
  const png = (change: (bytes: Buffer) => Buffer) => change(Buffer.from(signaturePng, 'base64')).toString('base64');
  /** Eight bytes of signature, 25 of header, eight before the picture. */
  const spoilt = (at: number, value: number) =>
    png((bytes) => {
      bytes.writeUInt32BE(value, at);
      return bytes;
    });

  test.each([
    ['packed by nothing that can be unpacked', spoilt(41, 0)],
    ['with fewer rows than it says', spoilt(20, 2)],
    ['of more pixels than fit into memory', spoilt(16, 60_000)],
    ['of no pixels', spoilt(16, 0)],
  ])('is refused: %s', (_what, bytes) => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    const sign = () => setSignature(context, { ...request(), caseId: id, clerk, png: bytes });
    expect(refusalOf(sign).code).toBe('signature.format');
  });
});

describe('pictures that lost their end on the way', () => {
  const cut = (base64: string) => Buffer.from(base64, 'base64').subarray(0, -20).toString('base64');

  test('are refused, and the earlier ones stay', () => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    setPhoto(context, { ...request(), caseId: id, clerk, ...goodPhoto });
    setSignature(context, { ...request(), caseId: id, clerk, png: signaturePng });
    const before = view(context, id);
    const photo = () => setPhoto(context, { ...request(), caseId: id, clerk, ...goodPhoto, jpeg: cut(photoJpeg) });
    const signature = () => setSignature(context, { ...request(), caseId: id, clerk, png: cut(signaturePng) });
    expect(refusalOf(photo).code).toBe('photo.format');
    expect(refusalOf(signature).code).toBe('signature.format');
    expect(view(context, id)).toMatchObject({ photo: before.photo, signature: before.signature });
  });
});

describe('the ID number of a case', () => {
  const save = (context: TestContext, caseId: string, value: string) =>
    saveField(context, { ...request(), caseId, clerk, field: 'idNumber', value });

  test.each([
    ['999999194912310051', 'idNumber.checkDigit'],
    ['999999194913310020', 'idNumber.birthDate'],
    ['9999991949123100', 'idNumber.length'],
    ['99999919491231OO2X', 'idNumber.characters'],
  ])('refuses %s in words', (value, code) => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    expect(refusalOf(() => save(context, id, value)).code).toBe(code);
  });

  test('takes 15 digits, a small x, full-width digits and an area code that no longer exists', () => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    const stored = () => view(context, id).fields['idNumber']?.value;
    save(context, id, '120107491231002');
    expect(stored()).toMatch(/^12010719491231002[\dX]$/);
    save(context, id, '99999919491231005x');
    expect(stored()).toBe('99999919491231005X');
    save(context, id, '９９９９９９ 19491231 005X');
    expect(stored()).toBe('99999919491231005X');
    save(context, id, '');
    expect(stored()).toBe('');
  });

  test('refuses the number of somebody else, and keeps the one the person was given whatever it sums to', () => {
    const context = testContext();
    const issued = '999999193605010011';
    const person = addPerson(context, { idNumber: issued });
    const other = addPerson(context, { name: '钱另人' });
    const { id } = open(context, person.id);
    expect(refusalOf(() => save(context, id, other.idNumber))).toEqual({
      code: 'person.exists',
      data: { name: '钱另人' },
    });
    save(context, id, issued);
    expect(view(context, id).fields['idNumber']?.value).toBe(issued);
  });
});

describe('a field', () => {
  test('keeps every value it ever had', () => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    for (const value of ['一', '一二', ''])
      saveField(context, { ...request(), caseId: id, clerk, field: 'unitCode', value });
    const history = context.store.raw
      .prepare("SELECT value FROM case_field_changes WHERE field = 'unitCode' ORDER BY sequence")
      .pluck()
      .all();
    expect(history).toEqual(['一', '一二', '']);
    expect(view(context, id).fields['unitCode']?.value).toBe('');
  });

  test.each([
    ['birthOn', '1936-02-30'],
    ['bank', '某某银行'],
    ['phone', '电话'],
    ['name', '长'.repeat(61)],
  ])('%s refuses %s', (field, value) => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    expect(refusalOf(() => saveField(context, { ...request(), caseId: id, clerk, field, value })).code).toBe(
      'case.fieldInvalid',
    );
  });

  test('takes twenty rare characters for twenty', () => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    saveField(context, { ...request(), caseId: id, clerk, field: 'name', value: '𠅤'.repeat(60) });
    expect(view(context, id).fields['name']?.value).toBe('𠅤'.repeat(60));
  });
});

describe('photo and signature', () => {
  test('must be what they say they are', () => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    const on = () => ({ ...request(), caseId: id, clerk });
    expect(refusalOf(() => setPhoto(context, { ...on(), ...goodPhoto, jpeg: signaturePng })).code).toBe('photo.format');
    expect(refusalOf(() => setSignature(context, { ...on(), png: photoJpeg })).code).toBe('signature.format');
    const narrow = Buffer.from(photoJpeg, 'base64');
    const frame = narrow.indexOf(Buffer.from([0xff, 0xc0]));
    narrow.writeUInt16BE(351, frame + 7);
    expect(refusalOf(() => setPhoto(context, { ...on(), ...goodPhoto, jpeg: narrow.toString('base64') }))).toEqual({
      code: 'photo.size',
      data: { width: 351, height: 440 },
    });
    const heavy = Buffer.concat([Buffer.from(photoJpeg, 'base64'), Buffer.alloc(60_000)]).toString('base64');
    expect(refusalOf(() => setPhoto(context, { ...on(), ...goodPhoto, jpeg: heavy })).code).toBe('photo.bytes');
    setPhoto(context, { ...on(), ...goodPhoto });
    expect(view(context, id).photo).toBe(`data:image/jpeg;base64,${photoJpeg}`);
  });
});

describe('acceptance', () => {
  test('of an incomplete case names everything that is missing and changes nothing', () => {
    const context = testContext();
    const { id } = open(context, addPerson(context).id);
    const refusal = refusalOf(() => acceptCase(context, { ...request(), caseId: id, clerk }));
    expect(refusal).toMatchObject({ code: 'case.incomplete', data: { missing: view(context, id).missing } });
    expect(view(context, id).state).toBe('draft');
    expect(listPrints(context, DAY)).toEqual([]);
  });

  test('gives running numbers and one receipt each, and a double click gives no second', () => {
    const context = testContext();
    const cases = [addPerson(context), addPerson(context)].map((person) => completeCase(context, person.id));
    const accepted = cases.map(({ id }) => {
      const input = { ...request(), caseId: id, clerk };
      expect(acceptCase(context, input)).toEqual(acceptCase(context, input));
      return acceptCase(context, input);
    });
    expect(accepted.map(({ caseNumber }) => caseNumber)).toEqual(['XC20220228-0001', 'XC20220228-0002']);
    expect(listPrints(context, DAY).map(({ kind, subject, copy }) => [kind, subject, copy])).toEqual([
      ['acceptance-receipt', 'XC20220228-0002', 0],
      ['acceptance-receipt', 'XC20220228-0001', 0],
    ]);
  });

  test('prints what was received, what happens next, and no full number', () => {
    const context = testContext();
    const person = addPerson(context);
    const { id } = completeCase(context, person.id);
    const { printJobId } = acceptCase(context, { ...request(), caseId: id, clerk });
    const model = receiptOf(context, printJobId) as AcceptanceReceiptModel;
    expect(model.materials.map(({ name }) => name)).toContain('居民身份证');
    expect(model.nextSteps).toEqual(context.profile().nextSteps);
    expect(model).toMatchObject({ name: '赵试样', bank: '中国农业银行', cardKind: '退役军人优待证', clerk });
    expect(JSON.stringify(model)).not.toContain(person.idNumber);
  });

  test('teaches the roster what the case established', () => {
    const context = testContext();
    const person = addPerson(context);
    const { id } = completeCase(context, person.id);
    saveField(context, { ...request(), caseId: id, clerk, field: 'phone', value: '19999990777' });
    acceptCase(context, { ...request(), caseId: id, clerk });
    expect(findPerson(context.store.db, person.id)?.phone).toBe('19999990777');
  });

  test('ends all editing', () => {
    const context = testContext();
    const { id } = completeCase(context, addPerson(context).id);
    acceptCase(context, { ...request(), caseId: id, clerk });
    const before = view(context, id);
    const on = () => ({ ...request(), caseId: id, clerk: '另一位' });
    const edits = [
      () => saveField(context, { ...on(), field: 'phone', value: '1' }),
      () => setMaterial(context, { ...on(), code: 'id-card', state: 'missing' }),
      () => setPhoto(context, { ...on(), ...goodPhoto }),
      () => setSignature(context, { ...on(), png: signaturePng }),
      () => declare(context, { ...on(), declared: false }),
      () => answerRules(context, on(), ['political-rights']),
      () => setIdentities(context, { ...on(), classes: ['9'] }),
      () => setApplicant(context, { ...on(), applicant: { by: 'self' } }),
      () => tellDeficiencies(context, { ...on(), notes: [{ fault: 'x', mend: 'y' }], respondBy: null }),
      () => acceptCase(context, on()),
    ];
    expect(edits.map((edit) => refusalOf(edit).code)).toEqual(edits.map(() => 'case.accepted'));
    expect(view(context, id)).toEqual(before);
  });
});
