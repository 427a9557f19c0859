import { expect } from 'vitest';
import { movePrintJob } from '#electron/db/repositories/print-jobs.ts';
import type { TestContext } from './test-context.ts';

/** Moves a queued job as the spooler does. */
export function sendOut(context: TestContext, printJobId: string, to: 'confirmed' | 'unknown'): void {
  const move = (from: 'queued' | 'sending', next: 'sending' | 'confirmed' | 'unknown') =>
    context.store.runInTransaction((db) =>
      movePrintJob(db, { id: printJobId, from, to: next, actor: 'system', condition: null, atMs: context.clock.now() }),
    );
  expect([move('queued', 'sending'), move('sending', to)]).toEqual([true, true]);
}
