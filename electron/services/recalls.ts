import type { RecallEntry, RecallReason } from '#shared/contract/appointments.ts';
import type { RecallId } from '#shared/contract/base.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { moveAppointment, type AppointmentRow } from '#electron/db/repositories/appointments.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { addRecall, listRecalls as listRows, settleRecall as settle } from '#electron/db/repositories/recalls.ts';
import { appointmentOf } from './appointment-view.ts';
import type { ServiceContext } from './context.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type RecallCause = {
  readonly reason: RecallReason;
  readonly note: string;
  readonly actor: string;
  readonly nowMs: number;
};

export function putOnRecallList(
  context: ServiceContext,
  db: WritableDb,
  booked: AppointmentRow,
  cause: RecallCause,
): void {
  addRecall(db, {
    id: context.newId(),
    personId: booked.personId,
    appointmentId: booked.id,
    reason: cause.reason,
    note: cause.note,
    addedBy: cause.actor,
    addedAtMs: cause.nowMs,
  });
}

/** The station cannot keep the appointment: the seat is free, the person is to be called. */
export function cancelByStation(
  context: ServiceContext,
  db: WritableDb,
  booked: AppointmentRow,
  cause: RecallCause,
): void {
  moveAppointment(db, {
    appointmentId: booked.id,
    from: booked.state,
    to: 'cancelled',
    actor: cause.actor,
    reason: cause.note,
    atMs: cause.nowMs,
  });
  putOnRecallList(context, db, booked, cause);
  noteForDistrict(db, { noun: 'appointments', subjectId: booked.id, event: 'cancelled', atMs: cause.nowMs });
}

export function listRecalls(context: ServiceContext): RecallEntry[] {
  const { db } = context.store;
  return listRows(db).map(({ id, appointmentId, ...entry }) => ({
    ...entry,
    id: id as RecallId,
    appointment: appointmentOf(context, db, appointmentId),
  }));
}

export type SettleInput = WriteRequest & {
  readonly recallId: string;
  readonly outcome: 'came-anyway' | 'not-wanted' | 'other';
  readonly note: string;
  readonly clerk: string;
};

export function settleRecall(context: ServiceContext, input: SettleInput): { settled: boolean } {
  return writeOnce(context, {
    procedure: 'appointments.settleRecall',
    request: input,
    nouns: ['appointments', 'people'],
    work: (db, nowMs) => {
      const end = { outcome: input.outcome, settledBy: input.clerk, note: input.note, atMs: nowMs };
      if (!settle(db, input.recallId, end)) throw new DeskError('recall.notFound', {});
      return { settled: true };
    },
  });
}
