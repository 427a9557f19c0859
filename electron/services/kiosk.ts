import { ageOn } from '#shared/civil-date.ts';
import type { IdentityId, KioskSessionId } from '#shared/contract/base.ts';
import type { KioskCandidate, KioskDraft } from '#shared/contract/kiosk.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { maskName } from '#shared/domain/masking.ts';
import { phoneNumbers } from '#shared/domain/person-tokens.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findNewestHelp } from '#electron/db/repositories/help-requests.ts';
import { findPeople, findPersonByIdNumber, type PersonRow } from '#electron/db/repositories/people.ts';
import { findTicket } from '#electron/db/repositories/tickets.ts';
import { arrivalOf } from './issue-ticket.ts';
import type { ServiceContext } from './context.ts';
import type { KioskDesk } from './kiosk-desk.ts';
import { requirePerson, today } from './people.ts';
import { searchPersonIds } from './people-search.ts';

/** More people with one telephone than this are a switchboard's or a clerk's, not a family's. */
const MOST_CANDIDATES = 4;
const MOST_SEARCHED = 20;
const MOBILE = /^1\d{10}$/;

export type DraftInput = {
  readonly sessionId: string;
  readonly kioskId: string;
  readonly place: string;
  readonly draft: KioskDraft;
};

/** Keeps what stands on a kiosk's screen; a clerk who has been called sees it change. */
export function keepDraft(context: ServiceContext, desk: KioskDesk, input: DraftInput): Record<string, never> {
  const { kioskId, place, draft } = input;
  const sessionId = input.sessionId as KioskSessionId;
  const personId = personOfDraft(context, desk, draft);
  desk.keep({ id: sessionId, kioskId, place, draft, personId });
  if (personId !== null) desk.forgetClearedOf(personId, sessionId);
  const help = findNewestHelp(context.store.db, sessionId);
  if (help && help.state !== 'closed') context.announce(['kiosk']);
  return {};
}

export function leaveSession(
  context: ServiceContext,
  desk: KioskDesk,
  input: { readonly sessionId: string; readonly how: 'idle' | 'done' },
): Record<string, never> {
  const help = findNewestHelp(context.store.db, input.sessionId);
  const called = help !== undefined && help.state !== 'closed';
  // Somebody may be on the way: what was typed stays for them, whoever stands at the kiosk now.
  if (input.how === 'idle' || called) desk.clear(input.sessionId);
  else desk.forget(input.sessionId);
  if (called) context.announce(['kiosk']);
  return {};
}

/** The session to go on with after a reload. What was cleared, or should be by now, is not shown to whoever stands there. */
export function resumeSession(context: ServiceContext, desk: KioskDesk, kioskId: string) {
  const { warnAfterSeconds, countdownSeconds } = context.profile().kiosk;
  const oldest = context.clock.now() - (warnAfterSeconds + countdownSeconds) * 1000;
  const newest = desk.newestOf(kioskId);
  if (!newest || newest.cleared || newest.keptAtMs < oldest) return null;
  const { id: sessionId, draft } = newest;
  const ticket = draft.who?.kind === 'ticket' ? findTicket(context.store.db, draft.who.ticketId) : undefined;
  return { sessionId, draft, result: ticket ? arrivalOf(context, context.store.db, ticket) : null };
}

/** Whom typed digits belong to, as a public screen may show it. Errors: idNumber.*, phone.number, person.notFound. */
export function identify(
  context: ServiceContext,
  desk: KioskDesk,
  input: { readonly by: 'id-number' | 'phone'; readonly digits: string },
): KioskCandidate[] {
  const people =
    input.by === 'id-number' ? ownerOfNumber(context, input.digits) : ownersOfPhone(context.store.db, input.digits);
  if (people.length === 0 || people.length > MOST_CANDIDATES) throw new DeskError('person.notFound', {});
  const labels = people.map((person) => maskName(person.name) + person.sex);
  return people.map((person, index) => {
    const identityId = context.newId() as IdentityId;
    desk.keepIdentity(identityId, person.id);
    const alone = labels.every((label, other) => other === index || label !== labels[index]);
    const age = alone ? null : ageOn(person.birthOn, today(context));
    return { identityId, maskedName: maskName(person.name), sex: person.sex, age };
  });
}

function ownerOfNumber(context: ServiceContext, digits: string): readonly PersonRow[] {
  const parsed = parseIdNumber(digits, today(context));
  if (!parsed.ok) throw new DeskError(parsed.problem, {});
  const person = findPersonByIdNumber(context.store.db, parsed.idNumber);
  return person ? [person] : [];
}

function ownersOfPhone(db: ReadableDb, digits: string): readonly PersonRow[] {
  if (!MOBILE.test(digits)) throw new DeskError('phone.number', {});
  return findPeople(db, searchPersonIds(db, digits, MOST_SEARCHED)).filter((person) =>
    phoneNumbers(person.phone).includes(digits),
  );
}

/** The person a draft's proof names, if it still does. */
export function personOfDraft(context: ServiceContext, desk: KioskDesk, { who }: KioskDraft): string | null {
  const { db } = context.store;
  switch (who?.kind) {
    case undefined:
      return null;
    case 'ticket':
      return findTicket(db, who.ticketId)?.personId ?? null;
    case 'identified':
      return desk.personOf(who.identityId) ?? null;
    case 'card-read': {
      const read = context.cards.find(who.cardReadId);
      return (read && findPersonByIdNumber(db, read.record.idNumber)?.id) ?? null;
    }
    default:
      return who satisfies never;
  }
}

type Arrival<Who> = { readonly requestId: string; readonly serviceId?: string | undefined; readonly who: Who };

/** A check-in with the number in place of the identity the kiosk was given for it. Errors: identity.expired. */
export function named<Who extends { readonly kind: string }>(
  context: ServiceContext,
  desk: KioskDesk,
  { who, ...rest }: Arrival<Who | { readonly kind: 'identified'; readonly identityId: string }>,
): Arrival<Exclude<Who, { readonly kind: 'identified' }> | { readonly kind: 'id-number'; readonly idNumber: string }> {
  if (!isIdentified(who)) return { ...rest, who: who as Exclude<Who, { readonly kind: 'identified' }> };
  const personId = desk.personOf(who.identityId);
  if (personId === undefined) throw new DeskError('identity.expired', {});
  return { ...rest, who: { kind: 'id-number', idNumber: requirePerson(context.store.db, personId).idNumber } };
}

function isIdentified(who: {
  readonly kind: string;
}): who is { readonly kind: 'identified'; readonly identityId: string } {
  return who.kind === 'identified';
}
