import { hash } from 'node:crypto';
import type { Noun } from '#shared/contract/changes.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { findAnswer, recordAnswer } from '#electron/db/repositories/requests.ts';
import type { ServiceContext } from './context.ts';

export type WriteRequest = { readonly requestId: string };

export type WritePlan<Result> = {
  /** Contract name, for example `appointments.book`. */
  readonly procedure: string;
  readonly request: WriteRequest;
  readonly nouns: readonly Noun[];
  readonly work: (db: WritableDb, nowMs: number) => Result;
};

/**
 * Runs one write exactly once: the request's row and its effects are one transaction. The same request again gets the
 * stored answer; the same id with other content is refused (`request.conflict`). Announces after the commit, which may be
 * shared with other writes: whoever tells somebody else awaits `store.committed()` first.
 */
export function writeOnce<Result>(context: ServiceContext, plan: WritePlan<Result>): Result {
  const inputHash = hash('sha256', JSON.stringify(plan.request), 'base64');
  const outcome = context.store.runTogether((db) => {
    const known = findAnswer(db, plan.request.requestId);
    if (known) {
      if (known.procedure !== plan.procedure || known.inputHash !== inputHash)
        throw new DeskError('request.conflict', {});
      return { result: JSON.parse(known.answerJson) as Result, repeated: true };
    }
    const nowMs = context.clock.now();
    const result = plan.work(db, nowMs);
    recordAnswer(db, {
      requestId: plan.request.requestId,
      procedure: plan.procedure,
      inputHash,
      answerJson: JSON.stringify(result),
      atMs: nowMs,
    });
    return { result, repeated: false };
  });
  if (!outcome.repeated) context.store.afterCommit(() => context.announce(plan.nouns));
  return outcome.result;
}
