import type { PersonId } from '#shared/contract/base.ts';
import type {
  OnlineApplication,
  OnlineApplicationId,
  OnlineApplicationKind,
  OnlineApplicationState,
} from '#shared/contract/online-applications.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import { DeskError } from '#shared/errors.ts';
import { onlineApplicationText } from '#shared/i18n/zh-CN/online-applications.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { findLiveAppointment, moveAppointment } from '#electron/db/repositories/appointments.ts';
import { findAcceptedCase } from '#electron/db/repositories/cases.ts';
import {
  countOnlineApplications,
  findLiveByNumber,
  findOnlineApplication,
  findWithdrawal,
  insertOnlineApplication,
  listOnlineApplications as listRows,
  withdrawOnlineApplication,
  type OnlineApplicationRow,
} from '#electron/db/repositories/online-applications.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import type { ServiceContext } from './context.ts';
import { refuseIfAppliedOnline } from './online-application-guard.ts';
import { requirePerson } from './people.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type RecordOnlineInput = WriteRequest & {
  readonly personId: string;
  readonly number: string;
  readonly kind: OnlineApplicationKind;
  readonly appliedOn: string;
  readonly clerk: string;
};

export function recordOnlineApplication(
  context: ServiceContext,
  input: RecordOnlineInput,
): OnlineApplication & { cancelledBooking: string | null } {
  const number = plainNumber(input.number);
  return writeOnce(context, {
    procedure: 'onlineApplications.record',
    request: input,
    nouns: ['onlineApplications', 'coverage', 'people', 'appointments'],
    work: (db, nowMs) => {
      const person = requirePerson(db, input.personId);
      const accepted = findAcceptedCase(db, person.id);
      if (accepted) throw new DeskError('case.accepted', { caseNumber: accepted.caseNumber ?? '' });
      refuseIfAppliedOnline(db, person.id);
      refuseIfTaken(db, number);
      const id = context.newId();
      insertOnlineApplication(db, {
        id,
        number,
        personId: person.id,
        kind: input.kind,
        appliedOn: input.appliedOn,
        recordedBy: input.clerk,
        recordedAtMs: nowMs,
      });
      noteForDistrict(db, { noun: 'onlineApplications', subjectId: id, event: 'recorded', atMs: nowMs });
      const cancelledBooking = releaseBooking(db, person.id, { actor: input.clerk, atMs: nowMs });
      return { ...viewOf(db, requireApplication(db, id)), cancelledBooking };
    },
  });
}

/** As numbers are kept and compared: the site shows them in groups, clerks type them in lower case. */
function plainNumber(typed: string): string {
  return typed.replaceAll(/\s/g, '').toUpperCase();
}

function refuseIfTaken(db: ReadableDb, number: string): void {
  const taken = findLiveByNumber(db, number);
  if (taken) {
    throw new DeskError('onlineApplication.numberTaken', { number, name: requirePerson(db, taken.personId).name });
  }
}

/** The seat of somebody who needs it no longer; a person already in the hall keeps theirs. Returns the booking's number. */
function releaseBooking(
  db: WritableDb,
  personId: string,
  by: { readonly actor: string; readonly atMs: number },
): string | null {
  const live = findLiveAppointment(db, personId);
  if (live?.state !== 'booked') return null;
  const reason = onlineApplicationText.bookingReleased;
  moveAppointment(db, { appointmentId: live.id, from: live.state, to: 'cancelled', reason, ...by });
  noteForDistrict(db, { noun: 'appointments', subjectId: live.id, event: 'cancelled', atMs: by.atMs });
  return live.number;
}

export type WithdrawOnlineInput = WriteRequest & {
  readonly onlineApplicationId: string;
  readonly reason: string;
  readonly clerk: string;
};

export function withdrawOnline(context: ServiceContext, input: WithdrawOnlineInput): OnlineApplication {
  return writeOnce(context, {
    procedure: 'onlineApplications.withdraw',
    request: input,
    nouns: ['onlineApplications', 'coverage', 'people'],
    work: (db, nowMs) => {
      const found = requireApplication(db, input.onlineApplicationId);
      if (found.state !== 'live') throw new DeskError('onlineApplication.state', {});
      withdrawOnlineApplication(db, found.id, { reason: input.reason, actor: input.clerk, atMs: nowMs });
      noteForDistrict(db, { noun: 'onlineApplications', subjectId: found.id, event: 'withdrawn', atMs: nowMs });
      return viewOf(db, requireApplication(db, found.id));
    },
  });
}

export type CorrectOnlineInput = Omit<RecordOnlineInput, 'personId'> & WithdrawOnlineInput;

export function correctOnline(context: ServiceContext, input: CorrectOnlineInput): OnlineApplication {
  const number = plainNumber(input.number);
  return writeOnce(context, {
    procedure: 'onlineApplications.correct',
    request: input,
    nouns: ['onlineApplications', 'coverage'],
    work: (db, nowMs) => {
      const wrong = requireApplication(db, input.onlineApplicationId);
      if (wrong.state !== 'live') throw new DeskError('onlineApplication.state', {});
      const { personId } = wrong;
      withdrawOnlineApplication(db, wrong.id, { reason: input.reason, actor: input.clerk, atMs: nowMs });
      refuseIfTaken(db, number);
      const id = context.newId();
      const { kind, appliedOn, clerk } = input;
      insertOnlineApplication(db, { id, number, personId, kind, appliedOn, recordedBy: clerk, recordedAtMs: nowMs });
      noteForDistrict(db, { noun: 'onlineApplications', subjectId: wrong.id, event: 'withdrawn', atMs: nowMs });
      noteForDistrict(db, { noun: 'onlineApplications', subjectId: id, event: 'recorded', atMs: nowMs });
      return viewOf(db, requireApplication(db, id));
    },
  });
}

export type OnlineListInput = {
  readonly personId?: string | undefined;
  readonly state?: OnlineApplicationState | undefined;
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
};

export function listOnlineApplications(context: ServiceContext, input: OnlineListInput) {
  const { db } = context.store;
  const wish = {
    personId: input.personId ?? null,
    state: input.state ?? null,
    part: plainNumber(input.query),
    name: input.query.trim(),
  };
  const page = { offset: input.offset, limit: input.limit };
  return { total: countOnlineApplications(db, wish), rows: listRows(db, wish, page).map((row) => viewOf(db, row)) };
}

function requireApplication(db: ReadableDb, id: string): OnlineApplicationRow {
  const found = findOnlineApplication(db, id);
  if (!found) throw new DeskError('onlineApplication.notFound', {});
  return found;
}

function viewOf(db: ReadableDb, row: OnlineApplicationRow): OnlineApplication {
  const person = requirePerson(db, row.personId);
  const withdrawal = row.state === 'withdrawn' ? findWithdrawal(db, row.id) : undefined;
  return {
    id: row.id as OnlineApplicationId,
    number: row.number,
    personId: row.personId as PersonId,
    name: person.name,
    maskedIdNumber: maskIdNumber(person.idNumber),
    community: person.community,
    kind: row.kind,
    appliedOn: row.appliedOn,
    state: row.state,
    recordedBy: row.recordedBy,
    recordedAtMs: row.recordedAtMs,
    withdrawnReason: withdrawal?.reason ?? null,
    withdrawnBy: withdrawal?.actor ?? null,
  };
}
