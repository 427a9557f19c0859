import { addDays, civilDateOf, timeOfDay } from '#shared/civil-date.ts';
import type { Intake, IntakeDay } from '#shared/contract/queue.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findLastIntakeMove, listIntakeMoves, recordIntakeMove } from '#electron/db/repositories/intake-moves.ts';
import { countWalkIns } from '#electron/db/repositories/tickets.ts';
import type { ServiceContext } from './context.ts';
import { planOf } from './slot-finding.ts';
import { writeOnce, type WriteRequest } from './write.ts';

const FURTHEST_DAYS = 40; // the longest holiday is shorter

/** Whether numbers are given out now, to whom, and when the next day begins on which they are. */
export function intakeOf(context: ServiceContext, db: ReadableDb, nowMs: number): Intake {
  const date = civilDateOf(nowMs);
  const { walkInsPerDay, closesAt } = context.profile().intake;
  const move = findLastIntakeMove(db, date);
  const stopped = move?.event === 'stopped';
  const full = walkInsPerDay !== null && countWalkIns(db, date) >= walkInsPerDay;
  const closed = closesAt !== null && timeOfDay(nowMs) >= closesAt;
  return {
    state: closed ? 'closed' : stopped ? 'stopped' : full ? 'full' : 'open',
    stoppedBy: stopped ? move.actor : null,
    bookedStill: !closed || planOf(context, db, date).slots.some(({ endsAt }) => timeOfDay(nowMs) < endsAt),
    next: nextOpening(context, db, date),
  };
}

/** How it came to be so, for whoever decides about it. */
export function intakeDayOf(context: ServiceContext, db: ReadableDb, nowMs: number): IntakeDay {
  const date = civilDateOf(nowMs);
  const { walkInsPerDay, closesAt } = context.profile().intake;
  return {
    ...intakeOf(context, db, nowMs),
    walkIns: countWalkIns(db, date),
    walkInsPerDay,
    closesAt,
    moves: listIntakeMoves(db, date).map(({ event, actor, reason, atMs }) => ({ event, clerk: actor, reason, atMs })),
  };
}

/**
 * Refuses who comes too late for a number: walk-ins after closing time, or when stopped or full. Whoever stands in the booked
 * line (`bookedUntil`: the end of their appointment, null for others) only once closing time and appointment are both over.
 */
export function requireIntake(
  context: ServiceContext,
  db: ReadableDb,
  bookedUntil: string | null,
  nowMs: number,
): void {
  const { state, next } = intakeOf(context, db, nowMs);
  if (state === 'open') return;
  if (bookedUntil !== null && (state !== 'closed' || timeOfDay(nowMs) < bookedUntil)) return;
  const { hotline } = context.profile();
  throw new DeskError('intake.closed', { cause: state, date: next?.date ?? '', time: next?.time ?? '', hotline });
}

export type IntakeInput = WriteRequest & { readonly clerk: string; readonly reason: string };

/** `stopped`: no more numbers for people without an appointment today; `resumed` takes that back. Both are kept. */
export function moveIntake(context: ServiceContext, event: 'stopped' | 'resumed', input: IntakeInput): Intake {
  return writeOnce(context, {
    procedure: event === 'stopped' ? 'queue.stopIntake' : 'queue.resumeIntake',
    request: input,
    nouns: ['queue'],
    work: (db, nowMs) => {
      const { clerk: actor, reason } = input;
      recordIntakeMove(db, { serviceOn: civilDateOf(nowMs), event, actor, reason, atMs: nowMs });
      return intakeOf(context, db, nowMs);
    },
  });
}

function nextOpening(context: ServiceContext, db: ReadableDb, today: string): Intake['next'] {
  for (let ahead = 1; ahead <= FURTHEST_DAYS; ahead += 1) {
    const date = addDays(today, ahead);
    const first = planOf(context, db, date).slots[0];
    if (first) return { date, time: first.startsAt };
  }
  return null;
}
