import { createHash } from 'node:crypto';
import { civilDateOf } from '#shared/civil-date.ts';
import type { CaseDocument } from '#shared/contract/cases.ts';
import { resolveCaseForm } from '#shared/domain/form-template.ts';
import type { IdCardRecord } from '#shared/domain/id-card.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { findAppointmentForCase } from '#electron/db/repositories/appointments.ts';
import { findNewestCardRead } from '#electron/db/repositories/card-reads.ts';
import { listFields, putField, putForm, valuesOf } from '#electron/db/repositories/case-contents.ts';
import { listDecidedFields } from '#electron/db/repositories/case-provenance.ts';
import {
  findAcceptedCase,
  findCaseOfPerson,
  insertCase,
  touchCase,
  type CaseRow,
} from '#electron/db/repositories/cases.ts';
import { sourceOfField, type PersonRow } from '#electron/db/repositories/people.ts';
import { moveTicket } from '#electron/db/repositories/ticket-moves.ts';
import { findTicket, type TicketRow } from '#electron/db/repositories/tickets.ts';
import type { RecentRead } from './card-desk.ts';
import { isStorable, knownValues, noteConflicts } from './case-known.ts';
import { noteTakeover } from './case-takeover.ts';
import { caseView, formOf, requireCase } from './case-view.ts';
import { formTemplateOn } from './form-editions.ts';
import { recallIdentities } from './held-identities.ts';
import { keepRead } from './check-in.ts';
import type { ServiceContext } from './context.ts';
import { requirePerson } from './people.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type OpenCaseInput = WriteRequest & {
  readonly personId: string;
  readonly ticketId: string | null;
  readonly clerk: string;
  /** Kind of application of a further case, for somebody whose last one is accepted. */
  readonly another?: string | undefined;
};

/** The person's draft where it was left, or a new one with everything already known filled in. */
export function openCase(context: ServiceContext, input: OpenCaseInput): CaseDocument {
  const caseId = writeOnce(context, {
    procedure: 'cases.open',
    request: input,
    nouns: ['cases', 'queue', 'people'],
    work: (db, nowMs) => {
      const person = requirePerson(db, input.personId);
      const ticket = input.ticketId ? requireTicketOf(db, input.ticketId, person) : undefined;
      if (ticket?.state === 'called') startService(db, ticket, input.clerk, nowMs);
      const fresh = keepFreshRead(context, db, person);
      const known = findCaseOfPerson(db, person.id);
      if (known?.state === 'accepted' && input.another === undefined)
        throw new DeskError('case.accepted', { caseNumber: known.caseNumber ?? '' });
      const { clerk, another } = input;
      if (known?.state !== 'draft') return startCase(context, db, { person, ticket, clerk, nowMs, another }).id;
      goOn(db, known, { ticket, clerk, nowMs });
      if (fresh) fillFromChip(db, known, { chip: fresh.record, person, clerk, nowMs });
      return known.id;
    },
  });
  return caseView(context, context.store.db, requireCase(context.store.db, caseId));
}

/** The draft is now this clerk's, and belongs to the ticket it was opened for. */
function goOn(db: WritableDb, draft: CaseRow, { ticket, clerk, nowMs }: Omit<Start, 'person'>): void {
  noteTakeover(db, draft, clerk, nowMs);
  if (!ticket && draft.clerk === clerk) return;
  touchCase(db, { caseId: draft.id, clerk, atMs: nowMs, ...(ticket ? { ticketId: ticket.id } : {}) });
}

function requireTicketOf(db: WritableDb, ticketId: string, person: PersonRow): TicketRow {
  const ticket = findTicket(db, ticketId);
  if (!ticket || ticket.personId !== person.id) throw new DeskError('ticket.notFound', {});
  return ticket;
}

function startService(db: WritableDb, ticket: TicketRow, actor: string, atMs: number): void {
  moveTicket(db, { ticketId: ticket.id, event: 'serving', counterId: ticket.counterId, actor, reason: '', atMs });
}

/** A card tapped at the counter a moment ago belongs to the case it was tapped for. */
function keepFreshRead(context: ServiceContext, db: WritableDb, person: PersonRow): RecentRead | undefined {
  const read = context.cards.findByIdNumber(person.idNumber);
  if (read) keepRead(db, read, person.id);
  return read;
}

type Chip = { readonly chip: IdCardRecord; readonly person: PersonRow; readonly clerk: string; readonly nowMs: number };

/**
 * A card laid down after the draft was begun says it better than roster, earlier case and older card; what a clerk wrote or
 * decided stays.
 */
function fillFromChip(db: WritableDb, draft: CaseRow, { chip, person, clerk, nowMs }: Chip): void {
  const form = formOf(db, draft);
  noteConflicts(db, draft.id, { person, chip, atMs: nowMs });
  const decided = new Set(listDecidedFields(db, draft.id));
  const filled = new Map(listFields(db, draft.id).map((row) => [row.field, row]));
  const sources = { person, chip, bookingPhone: '', earlier: {} };
  for (const [field, { value, source }] of Object.entries(knownValues(sources))) {
    const before = filled.get(field);
    const typed = before !== undefined && before.value !== '' && before.source === 'clerk';
    const stays = typed || decided.has(field) || before?.value === value;
    if (source !== 'chip' || stays || !isStorable(form, field, value)) continue;
    putField(db, draft.id, { field, value, source, changedBy: clerk, changedAtMs: nowMs });
  }
}

type Start = {
  readonly person: PersonRow;
  readonly ticket: TicketRow | undefined;
  readonly clerk: string;
  readonly nowMs: number;
  readonly another?: string | undefined;
};

function startCase(context: ServiceContext, db: WritableDb, start: Start): CaseRow {
  const { person, ticket, clerk, nowMs, another } = start;
  const form = resolveCaseForm(formTemplateOn(context, db, civilDateOf(nowMs)), {
    policy: context.policy,
    profile: context.profile(),
    today: civilDateOf(nowMs),
  });
  const formJson = JSON.stringify(form);
  const formHash = createHash('sha256').update(formJson).digest('hex');
  putForm(db, formHash, formJson);
  const id = context.newId();
  const booking = findAppointmentForCase(db, person.id, civilDateOf(nowMs));
  const channel = ticket?.channel ?? booking?.channel ?? 'onsite';
  insertCase(db, {
    id,
    personId: person.id,
    ticketId: ticket?.id ?? null,
    channel,
    formHash,
    clerk,
    openedAtMs: nowMs,
  });
  const readRow = findNewestCardRead(db, person.id);
  const chip = readRow ? (JSON.parse(readRow.recordJson) as IdCardRecord) : undefined;
  const earlier = findAcceptedCase(db, person.id);
  const sources = {
    person,
    chip,
    // Booking by telephone asks for the number; what it changed then is the booking's word, not the roster's.
    bookingPhone: booking && sourceOfField(db, person.id, 'phone') === 'counter' ? person.phone : '',
    earlier: earlier ? valuesOf(db, earlier.id) : {},
  };
  if (chip) noteConflicts(db, id, { person, chip, atMs: nowMs });
  for (const [field, known] of Object.entries(knownValues(sources))) {
    if (!isStorable(form, field, known.value)) continue;
    putField(db, id, { field, value: known.value, source: known.source, changedBy: clerk, changedAtMs: nowMs });
  }
  if (another !== undefined && isStorable(form, 'applicationKind', another))
    putField(db, id, {
      field: 'applicationKind',
      value: another,
      source: 'clerk',
      changedBy: clerk,
      changedAtMs: nowMs,
    });
  recallIdentities(context, db, { caseId: id, personId: person.id, clerk, nowMs });
  return requireCase(db, id);
}
