import { addDays, civilDateOf, instantOf } from '#shared/civil-date.ts';
import type { MergeOutcome, UnmatchedTicket } from '#shared/contract/offline.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import type { NumberBlock } from '#shared/domain/number-reserve.ts';
import { ticketText } from '#shared/domain/ticket-number.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { findLiveAppointment } from '#electron/db/repositories/appointments.ts';
import { findBlock, insertBlock, type BlockRow } from '#electron/db/repositories/number-blocks.ts';
import {
  findOfflineNumber,
  findOfflineTicket,
  insertOfflineTicket,
  listUnmatched,
  settleOfflineTicket,
  type OfflineTicketRow,
} from '#electron/db/repositories/offline-tickets.ts';
import { findPersonByIdNumber, type PersonRow } from '#electron/db/repositories/people.ts';
import { readSetting, writeSetting } from '#electron/db/repositories/settings.ts';
import { findTicket, findTicketOfDay } from '#electron/db/repositories/tickets.ts';
import { makeSealKeys, openSealed, type SealKeys } from '#electron/platform/sealed-text.ts';
import type { ServiceContext } from './context.ts';
import { issueTicket } from './issue-ticket.ts';
import { applyPendingSteps } from './offline-calls.ts';
import { today } from './people.ts';
import { writeOnce, type WriteRequest } from './write.ts';

const SEAL_SETTING = 'offline-seal-keys';
const FURTHEST_DAYS = 7;
const ACTOR = 'kiosk-alone';

export type LeaseInput = WriteRequest & { readonly kioskId: string; readonly days: readonly string[] };
export type Lease = { readonly blocks: NumberBlock[]; readonly sealKey: string };

/** A block of the station's own size for each day asked for that is near enough. */
export function leaseBlocks(context: ServiceContext, { requestId, kioskId, days }: LeaseInput): Lease {
  return writeOnce(context, {
    procedure: 'offline.lease',
    request: { requestId, kioskId, days } as WriteRequest,
    nouns: [],
    work: (db, nowMs) => {
      const { prefix, blockSize } = context.profile().offline;
      const date = civilDateOf(nowMs);
      const near = days.filter((day) => day >= date && day <= addDays(date, FURTHEST_DAYS));
      const blocks = near.map((serviceOn) => {
        const block = { id: context.newId(), kioskId, serviceOn, prefix, leasedAtMs: nowMs };
        const { id, first, last } = insertBlock(db, block, blockSize);
        return { id, serviceOn, prefix, first, last };
      });
      return { blocks, sealKey: sealKeys(db, nowMs).publicKey };
    },
  });
}

function sealKeys(db: WritableDb, nowMs: number): SealKeys {
  const stored = storedSealKeys(db);
  if (stored) return stored;
  const made = makeSealKeys();
  writeSetting(db, SEAL_SETTING, made, nowMs);
  return made;
}

function storedSealKeys(db: ReadableDb): SealKeys | undefined {
  return readSetting(db, SEAL_SETTING) as SealKeys | undefined;
}

export type OfflineEntry = {
  readonly entryId: string;
  readonly blockId: string;
  readonly number: number;
  readonly issuedAtMs: number;
  readonly sealed: string | null;
};
type Merged = { readonly entryId: string; readonly outcome: MergeOutcome; readonly ticketNumber: string };

export type MergeTicketsInput = WriteRequest & { readonly entries: readonly OfflineEntry[] };

/** Numbers given alone take their place in the line by their time of issue. An entry told again changes nothing. */
export function mergeTickets(context: ServiceContext, input: MergeTicketsInput): { readonly results: Merged[] } {
  return writeOnce(context, {
    procedure: 'offline.mergeTickets',
    request: input,
    nouns: ['queue', 'appointments', 'people'],
    work: (db, nowMs) => ({
      results: input.entries
        .toSorted((a, b) => a.issuedAtMs - b.issuedAtMs)
        .map((entry) => mergeEntry(context, db, entry, nowMs)),
    }),
  });
}

function mergeEntry(context: ServiceContext, db: WritableDb, entry: OfflineEntry, nowMs: number): Merged {
  const { entryId, blockId, number } = entry;
  const known = findOfflineTicket(db, entryId);
  if (known) return mergedOf(db, known);
  const block = findBlock(db, blockId);
  const isLeased = block !== undefined && number >= block.first && number <= block.last;
  if (!isLeased || findOfflineNumber(db, blockId, number)) {
    context.log.error({ entryId, blockId, number }, 'a number that was not this kiosk’s to give');
    return { entryId, outcome: 'refused', ticketNumber: '' };
  }
  const keys = storedSealKeys(db);
  const opened = keys && entry.sealed !== null ? openSealed(keys.privatePem, entry.sealed, entryId) : null;
  const parsed = parseIdNumber(opened ?? '', block.serviceOn);
  const issuedAtMs = plausibleTime(block, entry.issuedAtMs, nowMs);
  const row: OfflineTicketRow = {
    entryId,
    blockId,
    number,
    issuedAtMs,
    mergedAtMs: nowMs,
    outcome: 'unmatched',
    idNumber: parsed.ok ? parsed.idNumber : '',
    ticketId: null,
    settledBy: ACTOR,
  };
  const person = parsed.ok ? findPersonByIdNumber(db, parsed.idNumber) : undefined;
  insertOfflineTicket(db, row);
  if (person) giveNumber(context, db, { block, row, person, actor: ACTOR });
  return mergedOf(db, findOfflineTicket(db, entryId) ?? row);
}

type Give = {
  readonly block: BlockRow;
  readonly row: OfflineTicketRow;
  readonly person: PersonRow;
  readonly actor: string;
};

/** One person, one number: who had one before keeps it, for that is what the others see. */
function giveNumber(context: ServiceContext, db: WritableDb, { block, row, person, actor }: Give): void {
  const { entryId, number, issuedAtMs } = row;
  const { serviceOn, prefix } = block;
  const before = findTicketOfDay(db, serviceOn, person.id);
  if (before && before.state !== 'served') {
    settleOfflineTicket(db, { entryId, outcome: 'known', ticketId: before.id, settledBy: actor });
    return;
  }
  const live = findLiveAppointment(db, person.id);
  const booking = live?.slotOn === serviceOn ? live : null;
  const { ticket } = issueTicket(context, db, {
    person,
    booking,
    inBookedLine: booking !== null,
    bookedFromMs: booking ? instantOf(serviceOn, booking.startsAt) : issuedAtMs,
    actor,
    reason: '',
    nowMs: issuedAtMs,
    reserved: { prefix, number },
  });
  settleOfflineTicket(db, { entryId, outcome: 'issued', ticketId: ticket.id, settledBy: actor });
  applyPendingSteps(context, db, { serviceOn, prefix, number });
}

/** A kiosk's clock may be wrong; a number was given after its block was, on its day, and not in the future. */
function plausibleTime({ serviceOn, leasedAtMs }: BlockRow, atMs: number, nowMs: number): number {
  const earliest = Math.max(leasedAtMs, instantOf(serviceOn, '00:00'));
  const latest = Math.max(earliest, Math.min(nowMs, instantOf(addDays(serviceOn, 1), '00:00') - 1));
  return Math.min(Math.max(atMs, earliest), latest);
}

function mergedOf(db: ReadableDb, { entryId, outcome, ticketId, blockId, number }: OfflineTicketRow): Merged {
  const ticket = ticketId === null ? undefined : findTicket(db, ticketId);
  const prefix = findBlock(db, blockId)?.prefix ?? '';
  return {
    entryId,
    outcome: outcome === 'dismissed' ? 'unmatched' : outcome,
    ticketNumber: ticketText(ticket ?? { prefix, number }),
  };
}

/** Today's numbers that a clerk has still to settle. */
export function listUnmatchedTickets(context: ServiceContext): UnmatchedTicket[] {
  const { db } = context.store;
  return listUnmatched(db, instantOf(today(context), '00:00')).map((row) => ({
    entryId: row.entryId,
    ticketNumber: mergedOf(db, row).ticketNumber,
    issuedAtMs: row.issuedAtMs,
    maskedIdNumber: row.idNumber === '' ? '' : maskIdNumber(row.idNumber),
  }));
}

export type AdoptInput = WriteRequest & { readonly entryId: string; readonly idNumber: string; readonly clerk: string };

export function adoptTicket(context: ServiceContext, input: AdoptInput): Omit<Merged, 'entryId'> {
  return writeOnce(context, {
    procedure: 'offline.adopt',
    request: input,
    nouns: ['queue', 'appointments', 'people'],
    work: (db, nowMs) => {
      const { row, block } = requireUnmatched(db, input.entryId);
      const parsed = parseIdNumber(input.idNumber, civilDateOf(nowMs));
      if (!parsed.ok) throw new DeskError(parsed.problem, {});
      const person = findPersonByIdNumber(db, parsed.idNumber);
      if (!person) throw new DeskError('person.notFound', {});
      giveNumber(context, db, { block, row, person, actor: input.clerk });
      const { outcome, ticketNumber } = mergedOf(db, findOfflineTicket(db, row.entryId) ?? row);
      return { outcome, ticketNumber };
    },
  });
}

export type DismissInput = WriteRequest & { readonly entryId: string; readonly clerk: string };

export function dismissTicket(context: ServiceContext, input: DismissInput): Record<string, never> {
  return writeOnce(context, {
    procedure: 'offline.dismiss',
    request: input,
    nouns: ['queue'],
    work: (db) => {
      const { row } = requireUnmatched(db, input.entryId);
      settleOfflineTicket(db, {
        entryId: row.entryId,
        outcome: 'dismissed',
        ticketId: null,
        settledBy: input.clerk,
      });
      return {};
    },
  });
}

function requireUnmatched(db: ReadableDb, entryId: string): { row: OfflineTicketRow; block: BlockRow } {
  const row = findOfflineTicket(db, entryId);
  const block = row && findBlock(db, row.blockId);
  if (!block || row.outcome !== 'unmatched') throw new DeskError('ticket.notFound', {});
  return { row, block };
}
