import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookableChannels } from '#shared/domain/booking-channel.ts';
import { idCheckDigit } from '#shared/domain/id-number.ts';
import type { CaseDocument } from '#shared/contract/cases.ts';
import { insertPerson, type PersonRow } from '#electron/db/repositories/people.ts';
import { bookAppointment, listSlots } from '#electron/services/appointments.ts';
import { declare, saveField, setMaterial, setSignature } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { setPhoto } from '#electron/services/case-photo.ts';
import { formOf } from '#electron/services/case-view.ts';
import { checkIn } from '#electron/services/check-in.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { eligibilityOf, requirePerson } from '#electron/services/people.ts';
import { askBeforeSigning } from './application-day.ts';
import { signaturePng } from './signature-png.ts';

export { signaturePng };
/** A drawn head that passes every check. */
export const photoJpeg = readFileSync(join(import.meta.dirname, 'pictures/card-352x440.jpg')).toString('base64');
/** What a clerk ticks who has looked at it. */
export const photoConfirmed = ['person', 'ears', 'shoulders', 'uniform', 'hat', 'glasses', 'face'];
export const goodPhoto = { jpeg: photoJpeg, confirmed: photoConfirmed, reason: '' };

let sequence = 0;

/** A number of nobody: area code 999999, the given birth date, a running sequence, a valid check digit. */
export function inventedIdNumber(birthOn: string): string {
  sequence += 1;
  const first17 = `999999${birthOn.replaceAll('-', '')}${String(sequence % 1000).padStart(3, '0')}`;
  return first17 + idCheckDigit(first17);
}

/** Adds an invented person, by default a man of 85 who gets the regular subsidy. */
export function addPerson(context: ServiceContext, overrides: Partial<PersonRow> = {}): PersonRow {
  const birthOn = overrides.birthOn ?? '1936-05-01';
  const person: PersonRow = {
    id: context.newId(),
    idNumber: inventedIdNumber(birthOn),
    name: '赵试样',
    sex: '1',
    birthOn,
    phone: '19999990001',
    community: '近开里社区',
    personClass: '2',
    hukou: 'district',
    residence: '',
    disabilityGrade: null,
    circumstances: ['regular-subsidy'],
    source: 'roster',
    createdAtMs: context.clock.now(),
    changedAtMs: context.clock.now(),
    ...overrides,
  };
  context.store.runInTransaction((db) => insertPerson(db, person, []));
  return person;
}

export const request = () => ({ requestId: crypto.randomUUID() });
export const clerk = '李晓梅';

/** First slot of a day that is neither past nor full. */
export function freeSlot(context: ServiceContext, date: string) {
  const slot = listSlots(context, { from: date, days: 1 })[0]?.slots.find(
    (each) => each.bookable && each.taken < each.capacity,
  );
  if (!slot) throw new Error(`no free slot on ${date}`);
  return slot;
}

export function book(context: ServiceContext, personId: string, date: string) {
  const slotId = freeSlot(context, date).id;
  const { channels } = eligibilityOf(context, requirePerson(context.store.db, personId), date);
  // Not every station books by telephone.
  const [channel = 'phone'] = bookableChannels('hall', channels);
  return bookAppointment(context, { ...request(), personId, slotId, channel, phone: '', clerk });
}

export function arrive(context: ServiceContext, idNumber: string) {
  return checkIn(context, { ...request(), who: { kind: 'id-number', idNumber } });
}

export const completeFields: Readonly<Record<string, string>> = {
  ethnicCode: '01',
  address: '某市某区某路1号',
  enlistedOn: '1955-03-01',
  dischargedOn: '1959-04-01',
  dischargeDocument: '退役证',
  bank: '中国农业银行',
};

/** Opens the person's case and fills in everything acceptance asks for. */
export function completeCase(
  context: ServiceContext,
  personId: string,
  ticketId: string | null = null,
  bank = completeFields['bank'] ?? '',
): CaseDocument {
  const opened = openCase(context, { ...request(), personId, ticketId, clerk });
  const on = () => ({ ...request(), caseId: opened.id, clerk });
  for (const [field, value] of Object.entries({ ...completeFields, bank }))
    saveField(context, { ...on(), field, value });
  for (const material of formOf(context.store.db, opened).materials.filter((each) => each.required)) {
    setMaterial(context, { ...on(), code: material.code, state: 'received' });
  }
  setPhoto(context, { ...on(), ...goodPhoto });
  askBeforeSigning(context, opened.id, clerk);
  setSignature(context, { ...on(), png: signaturePng });
  declare(context, { ...on(), declared: true });
  return opened;
}
