import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { findNewestJob, findNextQueued, listPrintEvents } from '#electron/db/repositories/print-jobs.ts';
import { receiptKinds } from '#shared/domain/receipt-models.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testKey } from '#tests/support/test-store.ts';

const JOB = '11111111-1111-4111-8111-111111111111';
const COPY = '22222222-2222-4222-8222-222222222222';

/** A store of before the wider table, with a printed slip and a reprint that waits. */
function oldStore() {
  const store = openStore(join(temporaryFolder(), 'station.db'), testKey);
  onTestFinished(() => store.close());
  migrate(
    store.raw,
    migrations.filter(({ version }) => version < 760),
    null,
  );
  store.raw.exec(`
    INSERT INTO print_jobs (id, kind, subject_id, copy, subject, name, model_json, state, condition, attempts, line_position,
      created_on, created_at_ms, changed_at_ms)
    VALUES ('${JOB}', 'appointment-slip', 'a', 0, 'Y1', '赵试样', '{}', 'confirmed', NULL, 1, 1, '2022-02-28', 10, 20),
      ('${COPY}', 'appointment-slip', 'a', 1, 'Y1', '赵试样', '{}', 'queued', 'offline', 2, 2, '2022-02-28', 30, 40);
    INSERT INTO print_events (print_job_id, from_state, to_state, actor, condition, at_ms)
    VALUES ('${JOB}', NULL, 'queued', '李晓梅', NULL, 10), ('${JOB}', 'queued', 'sending', 'system', NULL, 15),
      ('${JOB}', 'sending', 'confirmed', 'system', NULL, 20), ('${COPY}', NULL, 'queued', '李晓梅', NULL, 30);`);
  migrate(store.raw, migrations, null);
  return store;
}

test('keeps every job and its history', () => {
  const { db } = oldStore();
  expect(findNewestJob(db, 'appointment-slip', 'a')).toMatchObject({
    id: COPY,
    copy: 1,
    issue: 0,
    template: 'shipped',
  });
  expect(findNextQueued(db)).toMatchObject({ id: COPY, condition: 'offline', attempts: 2 });
  expect(listPrintEvents(db, JOB).map(({ to, actor, reason }) => [to, actor, reason])).toEqual([
    ['queued', '李晓梅', ''],
    ['sending', 'system', ''],
    ['confirmed', 'system', ''],
  ]);
});

test('knows every kind of paper and refuses others, and a paper twice', () => {
  const { raw } = oldStore();
  expect(raw.prepare('SELECT kind FROM print_kinds ORDER BY kind').pluck().all()).toEqual([...receiptKinds].sort());
  const insert =
    raw.prepare(`INSERT INTO print_jobs (id, kind, subject_id, issue, copy, subject, name, model_json, state,
    line_position, created_on, created_at_ms, changed_at_ms)
    VALUES (?, ?, 'a', ?, ?, '', '', '{}', 'queued', 9, '2022-02-28', 1, 1)`);
  const id = () => crypto.randomUUID();
  expect(() => insert.run(id(), 'love-letter', 0, 0)).toThrow(/FOREIGN KEY/);
  expect(() => insert.run(id(), 'appointment-slip', 0, 1)).toThrow(/UNIQUE/);
  expect(insert.run(id(), 'appointment-slip', 1, 0).changes).toBe(1);
});
