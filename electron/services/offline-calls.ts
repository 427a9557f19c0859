import { civilDateOf } from '#shared/civil-date.ts';
import { mayMerge, type ManualStep } from '#shared/domain/manual-calls.ts';
import { parseTicketNumber } from '#shared/domain/ticket-number.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import {
  findOfflineStep,
  listPendingSteps,
  saveOfflineStep,
  type OfflineStepRow,
} from '#electron/db/repositories/offline-steps.ts';
import { lastChangeOf, moveTicket } from '#electron/db/repositories/ticket-moves.ts';
import { findTicketAtCounter, findTicketByNumber } from '#electron/db/repositories/tickets.ts';
import type { ServiceContext } from './context.ts';
import { endService } from './queue.ts';
import { requireCounter } from './ticket-access.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type MergeCallsInput = WriteRequest & {
  readonly counterId: string;
  readonly clerk: string;
  readonly steps: readonly ManualStep[];
};
type Outcome = OfflineStepRow['outcome'];

/** What a counter did alone, in its order. A step told again changes nothing. Errors: counter.unknown. */
export function mergeCalls(
  context: ServiceContext,
  input: MergeCallsInput,
): { readonly results: { readonly stepId: string; readonly outcome: Outcome }[] } {
  requireCounter(context, input.counterId);
  return writeOnce(context, {
    procedure: 'offline.mergeCalls',
    request: input,
    nouns: ['queue', 'appointments', 'people'],
    work: (db, nowMs) => ({
      results: input.steps
        .toSorted((a, b) => a.atMs - b.atMs)
        .map((step) => ({ stepId: step.stepId, outcome: mergeStep(db, input, step, nowMs) })),
    }),
  });
}

function mergeStep(db: WritableDb, input: MergeCallsInput, step: ManualStep, nowMs: number): Outcome {
  const known = findOfflineStep(db, step.stepId);
  if (known) return known.outcome;
  const number = parseTicketNumber(step.ticketNumber);
  if (number === null) return 'newer';
  const atMs = Math.min(step.atMs, nowMs);
  const row = {
    stepId: step.stepId,
    serviceOn: civilDateOf(atMs),
    ...number,
    event: step.event,
    counterId: input.counterId,
    actor: input.clerk,
    atMs,
    mergedAtMs: nowMs,
    outcome: 'pending',
  } as const satisfies OfflineStepRow;
  const outcome = applyStep(db, row);
  saveOfflineStep(db, { ...row, outcome });
  return outcome;
}

/** Steps that came before their number did. */
export function applyPendingSteps(
  _context: ServiceContext,
  db: WritableDb,
  number: Pick<OfflineStepRow, 'serviceOn' | 'prefix' | 'number'>,
): void {
  for (const row of listPendingSteps(db, number)) saveOfflineStep(db, { ...row, outcome: applyStep(db, row) });
}

function applyStep(db: WritableDb, row: OfflineStepRow): Outcome {
  const ticket = findTicketByNumber(db, row.serviceOn, row);
  if (!ticket) return 'pending';
  const { event, counterId, actor, atMs } = row;
  const known = { state: ticket.state, counterId: ticket.counterId, changedAtMs: lastChangeOf(db, ticket.id) };
  if (!mayMerge(known, row, counterId)) return 'newer';
  // The counter cannot have two at once; which one it has, the host knows better.
  if (event === 'called' && findTicketAtCounter(db, row.serviceOn, counterId)) return 'newer';
  moveTicket(db, { ticketId: ticket.id, event, counterId, actor, reason: '', atMs });
  if (event === 'served') endService(db, ticket, actor, atMs);
  return 'applied';
}
