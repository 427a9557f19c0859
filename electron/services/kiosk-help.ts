import { ageOn, civilDateOf } from '#shared/civil-date.ts';
import type { HelpRequestId, KioskSessionId, PersonId } from '#shared/contract/base.ts';
import type { HelpClosedHow, HelpRequest, KioskDraft, KioskHelp } from '#shared/contract/kiosk.ts';
import { maskIdNumber, maskPhone } from '#shared/domain/masking.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import {
  findHelp,
  findNewestHelp,
  insertHelp,
  listOpenHelp,
  noteHelpEvent,
  setHelpClosed,
  setHelpPerson,
  setHelpTaken,
  type HelpRow,
} from '#electron/db/repositories/help-requests.ts';
import { findTicket, findTicketOfDay } from '#electron/db/repositories/tickets.ts';
import { arrivalOf } from './issue-ticket.ts';
import type { ServiceContext } from './context.ts';
import { personOfDraft } from './kiosk.ts';
import type { KioskDesk } from './kiosk-desk.ts';
import { requirePerson, today } from './people.ts';
import { ticketText } from './ticket-text.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type AskInput = WriteRequest & {
  readonly sessionId: string;
  readonly kioskId: string;
  readonly place: string;
  readonly draft: KioskDraft;
};

/** Rings the counters; asked again while open it is the same request. Only who the visitor is goes to disk, not what they typed. */
export function askHelp(context: ServiceContext, desk: KioskDesk, input: AskInput): KioskHelp {
  const { requestId, sessionId, kioskId, place, draft } = input;
  const personId = personOfDraft(context, desk, draft);
  desk.keep({ id: sessionId as KioskSessionId, kioskId, place, draft, personId });
  const request = { requestId, sessionId, place, step: draft.step };
  return writeOnce(context, {
    procedure: 'kiosk.askHelp',
    request,
    nouns: ['kiosk'],
    work: (db, nowMs) => {
      const open = findNewestHelp(db, sessionId);
      if (open && open.state !== 'closed') {
        setHelpPerson(db, open.id, draft.step, personId ?? open.personId);
        note(db, open.id, { event: 'asked-again', actor: place, counterId: null, reason: '', atMs: nowMs });
        return kioskView(context, db, requireHelp(db, open.id));
      }
      const id = context.newId();
      const askedOn = civilDateOf(nowMs);
      insertHelp(db, { id, sessionId, place, step: draft.step, personId, askedOn, askedAtMs: nowMs });
      note(db, id, { event: 'asked', actor: place, counterId: null, reason: draft.step, atMs: nowMs });
      return kioskView(context, db, requireHelp(db, id));
    },
  });
}

/** The visitor goes on alone; a request that ended meanwhile stays as it ended. */
export function cancelHelp(
  context: ServiceContext,
  input: WriteRequest & { readonly sessionId: string; readonly helpRequestId: string },
): KioskHelp {
  return writeOnce(context, {
    procedure: 'kiosk.cancelHelp',
    request: input,
    nouns: ['kiosk'],
    work: (db, nowMs) => {
      const help = findHelp(db, input.helpRequestId);
      if (!help || help.sessionId !== input.sessionId) throw new DeskError('help.notFound', {});
      if (help.state !== 'closed') {
        setHelpClosed(db, help.id, 'not-needed', null);
        note(db, help.id, { event: 'closed', actor: help.place, counterId: null, reason: 'not-needed', atMs: nowMs });
      }
      return kioskView(context, db, requireHelp(db, help.id));
    },
  });
}

export function helpOfSession(context: ServiceContext, sessionId: string): KioskHelp | null {
  const { db } = context.store;
  const help = findNewestHelp(db, sessionId);
  return help ? kioskView(context, db, help) : null;
}

/** Today's open calls, oldest first. */
export function listHelp(context: ServiceContext, desk: KioskDesk): HelpRequest[] {
  const { db } = context.store;
  return listOpenHelp(db)
    .filter((help) => help.askedOn === today(context))
    .map((help) => counterView(context, desk, db, help));
}

export type HelpInput = WriteRequest & {
  readonly helpRequestId: string;
  readonly counterId: string;
  readonly clerk: string;
};

export function takeHelp(context: ServiceContext, desk: KioskDesk, input: HelpInput): HelpRequest {
  return writeOnce(context, {
    procedure: 'kiosk.takeHelp',
    request: input,
    nouns: ['kiosk'],
    work: (db, nowMs) => {
      const { clerk, counterId } = input;
      const help = requireOpen(db, input.helpRequestId, clerk);
      if (help.state === 'waiting') {
        setHelpTaken(db, help.id, clerk, counterId);
        note(db, help.id, { event: 'taken', actor: clerk, counterId, reason: '', atMs: nowMs });
      }
      return counterView(context, desk, db, requireHelp(db, help.id));
    },
  });
}

export function closeHelp(
  context: ServiceContext,
  input: HelpInput & { readonly how: HelpClosedHow; readonly ticketId: string | null },
): Record<string, never> {
  return writeOnce(context, {
    procedure: 'kiosk.closeHelp',
    request: input,
    nouns: ['kiosk'],
    work: (db, nowMs) => {
      const { clerk, counterId, how, ticketId } = input;
      const help = requireOpen(db, input.helpRequestId, clerk);
      if (ticketId !== null && !findTicket(db, ticketId)) throw new DeskError('ticket.notFound', {});
      setHelpClosed(db, help.id, how, ticketId);
      note(db, help.id, { event: 'closed', actor: clerk, counterId, reason: how, atMs: nowMs });
      return {};
    },
  });
}

function requireHelp(db: ReadableDb, id: string): HelpRow {
  const help = findHelp(db, id);
  if (!help) throw new DeskError('help.notFound', {});
  return help;
}

/** An open call that nobody else has taken. */
function requireOpen(db: ReadableDb, id: string, clerk: string): HelpRow {
  const help = requireHelp(db, id);
  if (help.state === 'closed') throw new DeskError('help.state', { state: 'closed', takenBy: '' });
  if (help.state === 'taken' && help.takenBy !== clerk) {
    throw new DeskError('help.state', { state: 'taken', takenBy: help.takenBy ?? '' });
  }
  return help;
}

function note(
  db: WritableDb,
  helpRequestId: string,
  event: Omit<Parameters<typeof noteHelpEvent>[1], 'helpRequestId'>,
) {
  noteHelpEvent(db, { helpRequestId, ...event });
}

function kioskView(context: ServiceContext, db: ReadableDb, help: HelpRow): KioskHelp {
  const ticket = help.ticketId === null ? undefined : findTicket(db, help.ticketId);
  return {
    id: help.id as HelpRequestId,
    state: help.state,
    takenBy: help.takenBy,
    closedHow: help.closedHow,
    result: ticket ? arrivalOf(context, db, ticket) : null,
  };
}

function counterView(context: ServiceContext, desk: KioskDesk, db: ReadableDb, help: HelpRow): HelpRequest {
  const session = desk.find(help.sessionId);
  const personId = session?.personId ?? help.personId;
  const person = personId === null ? null : requirePerson(db, personId);
  const ticket = person && findTicketOfDay(db, help.askedOn, person.id);
  return {
    id: help.id as HelpRequestId,
    place: help.place,
    state: help.state,
    askedAtMs: help.askedAtMs,
    takenBy: help.takenBy,
    takenCounterId: help.takenCounterId,
    step: session?.draft.step ?? help.step,
    typedMasked: maskTyped(session?.draft),
    cleared: session?.cleared ?? false,
    person: person && {
      id: person.id as PersonId,
      name: person.name,
      maskedIdNumber: maskIdNumber(person.idNumber),
      age: ageOn(person.birthOn, help.askedOn),
      ticketNumber: ticket ? ticketText(ticket) : null,
    },
  };
}

function maskTyped(draft: KioskDraft | undefined): string {
  if (!draft || draft.typed === '') return '';
  return draft.typed.length === 11 ? maskPhone(draft.typed) : maskIdNumber(draft.typed);
}
