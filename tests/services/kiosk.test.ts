import { describe, expect, test } from 'vitest';
import { cardReadId, ticketId } from '#shared/contract/base.ts';
import { helpRequest, kioskHelp, type KioskCandidate, type KioskDraft } from '#shared/contract/kiosk.ts';
import { personTokens } from '#shared/domain/person-tokens.ts';
import { listHelpEvents } from '#electron/db/repositories/help-requests.ts';
import type { PersonRow } from '#electron/db/repositories/people.ts';
import { addTokens } from '#electron/db/repositories/person-tokens.ts';
import { checkIn, issueAtCounter } from '#electron/services/check-in.ts';
import { KioskDesk } from '#electron/services/kiosk-desk.ts';
import { askHelp, cancelHelp, closeHelp, helpOfSession, listHelp, takeHelp } from '#electron/services/kiosk-help.ts';
import { identify, keepDraft, leaveSession, named, resumeSession } from '#electron/services/kiosk.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, clerk, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const MINUTE = 60_000;
const blank: KioskDraft = { step: 'id-digits', typed: '', who: null };

/** Somebody a search finds, as an import leaves them. */
function addSearchable(context: TestContext, overrides: Partial<PersonRow>): void {
  const person = addPerson(context, overrides);
  const { serial } = context.store.raw.prepare('SELECT serial FROM people WHERE id = ?').get(person.id) as {
    serial: number;
  };
  context.store.runInTransaction((db) => addTokens(db, serial, personTokens(person, [])));
}

function kiosk() {
  const context = testContext();
  const desk = new KioskDesk(context);
  const sessionId = crypto.randomUUID();
  const keep = (draft: KioskDraft, id = sessionId) =>
    keepDraft(context, desk, { sessionId: id, kioskId: 'k1', place: '自助机', draft });
  const ask = (draft: KioskDraft = blank) =>
    askHelp(context, desk, { ...request(), sessionId, kioskId: 'k1', place: '自助机', draft });
  return { context, desk, sessionId, keep, ask };
}

const shown = (found: readonly KioskCandidate[]) =>
  found.map(({ maskedName, age }) => `${maskedName} ${age}`).toSorted();

const atCounter = (helpRequestId: string, who = clerk) => ({ ...request(), helpRequestId, counterId: '1', clerk: who });

describe('what a visitor entered', () => {
  test('is there again after a reload, and no longer than it would have stood on the screen', () => {
    const { context, desk, sessionId, keep } = kiosk();
    keep({ ...blank, typed: '99999919' });
    expect(resumeSession(context, desk, 'k1')).toEqual({
      sessionId,
      draft: { ...blank, typed: '99999919' },
      result: null,
    });
    expect(resumeSession(context, desk, 'k2')).toBeNull();
    context.advance(2 * MINUTE);
    expect(resumeSession(context, desk, 'k1')).not.toBeNull();
    context.advance(1);
    expect(resumeSession(context, desk, 'k1')).toBeNull();
    expect(desk.find(sessionId)).toBeDefined();
    context.advance(28 * MINUTE);
    expect(desk.find(sessionId)).toBeUndefined();
  });

  test('with a number given is that number again', () => {
    const { context, desk, keep } = kiosk();
    const { ticket } = arrive(context, addPerson(context).idNumber);
    keep({ step: 'ticket', typed: '', who: { kind: 'ticket', ticketId: ticket.id } });
    expect(resumeSession(context, desk, 'k1')?.result).toMatchObject({ ticket: { number: ticket.number } });
  });

  test('is never shown again once the screen was cleared, but stays for the clerk who was called', () => {
    const { context, desk, sessionId, ask } = kiosk();
    ask({ ...blank, typed: '99999919' });
    leaveSession(context, desk, { sessionId, how: 'idle' });
    expect(resumeSession(context, desk, 'k1')).toBeNull();
    expect(listHelp(context, desk)).toMatchObject([{ cleared: true, typedMasked: '****9919' }]);
  });

  test('is forgotten when the visitor goes on purpose, unless somebody was called', () => {
    const { context, desk, sessionId, keep, ask } = kiosk();
    keep({ ...blank, typed: '9' });
    leaveSession(context, desk, { sessionId, how: 'done' });
    expect(desk.find(sessionId)).toBeUndefined();
    keep({ ...blank, typed: '9' });
    ask();
    leaveSession(context, desk, { sessionId, how: 'done' });
    expect(desk.find(sessionId)?.cleared).toBe(true);
  });

  test('is dropped when the same person comes back with the card', () => {
    const { context, desk, sessionId, keep } = kiosk();
    const person = addPerson(context);
    const [found] = identify(context, desk, { by: 'id-number', digits: person.idNumber });
    if (!found) throw new Error('nobody found');
    keep({ step: 'confirm', typed: '', who: { kind: 'identified', identityId: found.identityId } });
    leaveSession(context, desk, { sessionId, how: 'idle' });
    const { ticket } = arrive(context, person.idNumber);
    keep({ step: 'ticket', typed: '', who: { kind: 'ticket', ticketId: ticket.id } }, crypto.randomUUID());
    expect(desk.find(sessionId)).toBeUndefined();
  });

  test('leaves nothing of a half typed number in the store', () => {
    const { context, keep, ask } = kiosk();
    keep({ ...blank, typed: '9999991943' });
    ask({ ...blank, typed: '9999991943' });
    const { raw } = context.store;
    const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
    const text = tables.map((name) => JSON.stringify(raw.prepare(`SELECT * FROM "${name}"`).all())).join();
    expect(text).toContain('id-digits');
    expect(text).not.toContain('9999991943');
  });
});

describe('who is behind typed digits', () => {
  test('an ID number names one person, by masked name only, and opens the way to a ticket', () => {
    const { context, desk } = kiosk();
    const person = addPerson(context, { name: '欧阳试样', sex: '2' });
    const found = identify(context, desk, { by: 'id-number', digits: person.idNumber });
    expect(found).toMatchObject([{ maskedName: '欧阳**', sex: '2', age: null }]);
    const who = { kind: 'identified', identityId: found[0]?.identityId ?? '' } as const;
    const { ticket } = checkIn(context, named(context, desk, { ...request(), who }));
    expect(ticket.personId).toBe(person.id);
  });

  test('a telephone shared by a couple names both; two who would read the same are told apart by age', () => {
    const { context, desk } = kiosk();
    addSearchable(context, { name: '张试甲', sex: '1', birthOn: '1936-05-01', phone: '19999990007' });
    addSearchable(context, { name: '李试乙', sex: '2', birthOn: '1938-05-01', phone: '19999990007' });
    addSearchable(context, { name: '王试丙', phone: '19999990008' });
    const couple = identify(context, desk, { by: 'phone', digits: '19999990007' });
    expect(shown(couple)).toEqual(['张** null', '李** null']);
    addSearchable(context, { name: '张试丁', sex: '1', birthOn: '1958-05-01', phone: '19999990007' });
    const three = identify(context, desk, { by: 'phone', digits: '19999990007' });
    expect(shown(three)).toEqual(['张** 63', '张** 85', '李** null']);
  });

  test.each([
    ['id-number', '99999919430307002', 'idNumber.length'],
    ['id-number', '99999919491231005X', 'person.notFound'],
    ['phone', '1999999', 'phone.number'],
    ['phone', '19999999999', 'person.notFound'],
  ] as const)('%s %s is refused as %s', (by, digits, code) => {
    const { context, desk } = kiosk();
    expect(refusalOf(() => identify(context, desk, { by, digits })).code).toBe(code);
  });

  test('a telephone that many people gave names nobody', () => {
    const { context, desk } = kiosk();
    for (let count = 0; count < 4; count += 1) addSearchable(context, { phone: '19999990009' });
    expect(identify(context, desk, { by: 'phone', digits: '19999990009' })).toHaveLength(4);
    addSearchable(context, { phone: '19999990009' });
    expect(refusalOf(() => identify(context, desk, { by: 'phone', digits: '19999990009' })).code).toBe(
      'person.notFound',
    );
  });

  test('an identity is good for minutes only', () => {
    const { context, desk } = kiosk();
    const [found] = identify(context, desk, { by: 'id-number', digits: addPerson(context).idNumber });
    context.advance(31 * MINUTE);
    const who = { kind: 'identified', identityId: found?.identityId ?? '' } as const;
    expect(refusalOf(() => named(context, desk, { ...request(), who })).code).toBe('identity.expired');
  });
});

describe('a call for help', () => {
  test('is one open request however often it is asked, and one more when the last is closed', () => {
    const { context, desk, ask } = kiosk();
    const first = ask();
    expect(ask().id).toBe(first.id);
    expect(listHelp(context, desk)).toHaveLength(1);
    expect(listHelpEvents(context.store.db, first.id).map(({ event }) => event)).toEqual(['asked', 'asked-again']);
    closeHelp(context, { ...atCounter(first.id), how: 'helped', ticketId: null });
    expect(listHelp(context, desk)).toEqual([]);
    expect(ask().id).not.toBe(first.id);
  });

  test('acts once for one request, whatever is typed meanwhile', () => {
    const { context, desk, sessionId } = kiosk();
    const input = { ...request(), sessionId, kioskId: 'k1', place: '自助机' };
    const first = askHelp(context, desk, { ...input, draft: blank });
    expect(askHelp(context, desk, { ...input, draft: { ...blank, typed: '9' } })).toEqual(first);
    expect(listHelpEvents(context.store.db, first.id)).toHaveLength(1);
  });

  test('shows the clerk where the visitor stands, masked, and who it is', () => {
    const { context, desk, keep, ask } = kiosk();
    const person = addPerson(context, { name: '欧阳试样' });
    keep({ ...blank, typed: '999999194303070' });
    ask({ ...blank, typed: '999999194303070' });
    expect(listHelp(context, desk)).toMatchObject([
      { place: '自助机', step: 'id-digits', typedMasked: '999999*****3070', person: null, state: 'waiting' },
    ]);
    const [found] = identify(context, desk, { by: 'id-number', digits: person.idNumber });
    if (!found) throw new Error('nobody found');
    context.announced.length = 0;
    keep({ step: 'confirm', typed: '', who: { kind: 'identified', identityId: found.identityId } });
    expect(context.announced).toEqual(['kiosk']);
    const [help] = listHelp(context, desk);
    expect(helpRequest.parse(help)).toMatchObject({ step: 'confirm', person: { id: person.id, name: '欧阳试样' } });
  });

  test('is taken by one clerk: the kiosk says who comes, another clerk is told', () => {
    const { context, desk, sessionId, ask } = kiosk();
    const { id } = ask();
    takeHelp(context, desk, atCounter(id));
    expect(helpOfSession(context, sessionId)).toMatchObject({ state: 'taken', takenBy: clerk });
    expect(takeHelp(context, desk, atCounter(id)).takenBy).toBe(clerk);
    expect(refusalOf(() => takeHelp(context, desk, atCounter(id, '王海涛')))).toEqual({
      code: 'help.state',
      data: { state: 'taken', takenBy: clerk },
    });
    expect(
      refusalOf(() => closeHelp(context, { ...atCounter(id, '王海涛'), how: 'helped', ticketId: null })).code,
    ).toBe('help.state');
  });

  test('ends with the number the clerk gave, and the kiosk shows it', () => {
    const { context, desk, sessionId, keep, ask } = kiosk();
    const person = addPerson(context, { personClass: '4' });
    const [found] = identify(context, desk, { by: 'id-number', digits: person.idNumber });
    if (!found) throw new Error('nobody found');
    keep({ step: 'refused', typed: '', who: { kind: 'identified', identityId: found.identityId } });
    const { id } = ask({ step: 'refused', typed: '', who: { kind: 'identified', identityId: found.identityId } });
    takeHelp(context, desk, atCounter(id));
    const { ticket } = issueAtCounter(context, { ...request(), personId: person.id, reason: '自助机求助', clerk });
    closeHelp(context, { ...atCounter(id), how: 'finished', ticketId: ticket.id });
    expect(kioskHelp.parse(helpOfSession(context, sessionId))).toMatchObject({
      state: 'closed',
      closedHow: 'finished',
      result: { ticket: { number: ticket.number }, issued: true },
    });
    expect(refusalOf(() => takeHelp(context, desk, atCounter(id))).data).toEqual({ state: 'closed', takenBy: '' });
  });

  test('is taken back by the visitor, by nobody else, and a closed one stays as it ended', () => {
    const { context, desk, sessionId, ask } = kiosk();
    const { id } = ask();
    const strange = { ...request(), sessionId: crypto.randomUUID(), helpRequestId: id };
    expect(refusalOf(() => cancelHelp(context, strange)).code).toBe('help.notFound');
    expect(cancelHelp(context, { ...request(), sessionId, helpRequestId: id }).closedHow).toBe('not-needed');
    expect(listHelp(context, desk)).toEqual([]);
    expect(cancelHelp(context, { ...request(), sessionId, helpRequestId: id }).closedHow).toBe('not-needed');
    expect(listHelpEvents(context.store.db, id).map(({ event }) => event)).toEqual(['asked', 'closed']);
  });

  test('is still open after the station starts anew, without what was typed', () => {
    const { context, keep, ask } = kiosk();
    keep({ ...blank, typed: '9999991943' });
    ask();
    const anew = new KioskDesk(context);
    expect(listHelp(context, anew)).toMatchObject([
      { state: 'waiting', step: 'id-digits', typedMasked: '', cleared: false },
    ]);
  });

  test('of yesterday rings nobody', () => {
    const { context, desk, ask } = kiosk();
    ask();
    context.setTime('2022-03-01', '08:00');
    expect(listHelp(context, desk)).toEqual([]);
  });

  test('names nobody by a card read long ago or a ticket there is not', () => {
    const { context, desk, ask } = kiosk();
    ask({ step: 'refused', typed: '', who: { kind: 'card-read', cardReadId: cardReadId.parse(crypto.randomUUID()) } });
    expect(listHelp(context, desk)).toMatchObject([{ person: null }]);
    ask({ step: 'ticket', typed: '', who: { kind: 'ticket', ticketId: ticketId.parse(crypto.randomUUID()) } });
    expect(listHelp(context, desk)).toMatchObject([{ person: null, step: 'ticket' }]);
  });
});
