import { describe, expect, it } from 'vitest';
import { countUnsent } from '#electron/db/repositories/outbox.ts';
import { countPeople, findPersonByIdNumber, updatePersonFields } from '#electron/db/repositories/people.ts';
import { searchPersonIds } from '#electron/services/people-search.ts';
import { indexPeople } from '#electron/services/roster-import/index-people.ts';
import { NOTHING_KNOWN } from '#electron/services/roster-import/roster-merge.ts';
import { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import { Steps } from '#electron/services/roster-import/steps.ts';
import { addPersonToIndex, newPerson } from '#electron/services/register-person.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { previewFile, testRosterDesk } from '#tests/support/roster-desk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testContext } from '#tests/support/test-context.ts';
import { id, request, manyRows } from '#tests/support/roster-rows.ts';

describe('taking over', () => {
  it('that a restart interrupted goes on where it was, and everybody can be found', async () => {
    const context = testContext();
    const folder = temporaryFolder();
    const desk = new RosterDesk(context, folder);
    const rows = 3_000;
    const { id: batchId } = await previewFile(desk, { file: manyRows(rows) });
    desk.commit({ ...request(), batchId });
    while (countPeople(context.store.db) < 300) await new Promise((resolve) => setTimeout(resolve, 1));
    await desk.close();
    const half = countPeople(context.store.db);
    expect(half).toBeLessThan(rows);
    expect(desk.batch(batchId).state).toBe('committing');
    const again = new RosterDesk(context, folder);
    again.jobs.start();
    expect(() => again.discard({ ...request(), batchId })).toThrow(
      expect.objectContaining({ code: 'roster.batchState' }),
    );
    await again.jobs.idle();
    expect(again.batch(batchId)).toMatchObject({ state: 'committed', added: rows, refused: 0 });
    expect(countPeople(context.store.db)).toBe(rows);
    expect(countUnsent(context.store.db)).toBe(rows);
    for (const at of [0, half - 1, half, rows - 1]) {
      expect(searchPersonIds(context.store.db, `1999${String(at).padStart(7, '0')}`, 5)).toHaveLength(1);
    }
    await again.close();
  });

  it('knows a row taken before the restart when the same number comes after it', async () => {
    const context = testContext();
    const folder = temporaryFolder();
    const desk = new RosterDesk(context, folder);
    const first = manyRows(2_000).trimEnd().split('\r\n');
    const file = [...first, first[1]?.replace('19990000000', '19990099999')].join('\r\n');
    const { id: batchId } = await previewFile(desk, { file });
    desk.commit({ ...request(), batchId });
    while (countPeople(context.store.db) < 100) await new Promise((resolve) => setTimeout(resolve, 1));
    await desk.close();
    const again = new RosterDesk(context, folder);
    again.jobs.start();
    await again.jobs.idle();
    expect(again.batch(batchId)).toMatchObject({ state: 'committed', added: 2_000, merged: 1 });
    await again.close();
  });

  it('a failing disk stalls it; what was taken stays, and it goes on by itself', async () => {
    const context = testContext();
    let failures = 0;
    const desk = testRosterDesk({
      ...context,
      newId: () => {
        if (failures === 0 && countPeople(context.store.db) > 0) {
          failures += 1;
          throw new Error('database or disk is full');
        }
        return crypto.randomUUID();
      },
    });
    const { id: batchId } = await previewFile(desk, { file: manyRows(6_000) });
    desk.commit({ ...request(), batchId });
    await desk.jobs.idle();
    expect(failures).toBe(1);
    expect(desk.batch(batchId)).toMatchObject({ state: 'committed', added: 6_000 });
    expect(countPeople(context.store.db)).toBe(6_000);
  });

  it('a phone changed at a counter while its people become searchable leaves no stale number behind', async () => {
    const context = testContext();
    const idNumber = id(1);
    context.store.runInTransaction((db) => {
      const parsed = parseIdNumber(idNumber, '2022-02-28');
      if (!parsed.ok) throw new Error('a valid number');
      const wish = {
        ...NOTHING_KNOWN,
        name: '张建国',
        parsed,
        phone: '19999990001',
        source: 'roster',
        nowMs: 0,
      } as const;
      addPersonToIndex(db, newPerson(context, wish));
    });
    const personId = findPersonByIdNumber(context.store.db, idNumber)?.id ?? '';
    let changes = 0;
    class InterruptedSteps extends Steps {
      override write<Result>(work: (db: WritableDb, mayGoOn: () => boolean) => Result): Promise<Result> {
        if (changes++ === 0) {
          const phone = { phone: '19998887777' };
          context.store.runInTransaction((db) =>
            updatePersonFields(db, personId, phone, { source: 'counter', atMs: 1 }),
          );
        }
        return super.write(work);
      }
    }
    const steps = new InterruptedSteps(context.store);
    await indexPeople({ context, steps, batchId: crypto.randomUUID(), afterSerial: 0, isOver: () => false });
    expect(changes).toBeGreaterThan(1);
    expect(searchPersonIds(context.store.db, '19998887777', 5)).toEqual([personId]);
    expect(searchPersonIds(context.store.db, 'zhangjianguo', 5)).toEqual([personId]);
    expect(searchPersonIds(context.store.db, '19999990001', 5)).toEqual([]);
    expect(searchPersonIds(context.store.db, '0001', 5)).toEqual([]);
  });
});
