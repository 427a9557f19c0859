import { join } from 'node:path';
import { buildAll } from '#electron/launch/build.ts';
import { expect, onTestFinished, test } from 'vitest';
import { DayLedger } from '#tests/support/day-ledger.ts';
import { DAY, firstDayCsv, firstDayPeople } from '#tests/support/first-day.ts';
import { KilledStation } from '#tests/support/killed-station.ts';
import { answerLikeAPerson, completeDay, settlePapers } from '#tests/support/play-day.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startThermalPrinter } from '#tests/support/thermal-printer/thermal-printer.ts';

const KILLS = 200;
const SEED = Number(process.env['DESK_KILL_SEED'] ?? 20_220_228);

test(`the station is killed at ${KILLS} random points of the first day: nothing confirmed is missing, nothing is doubled`, async () => {
  await buildAll(join(import.meta.dirname, '../..'), { say: () => undefined });
  const printer = await startThermalPrinter({ columns: 48 });
  onTestFinished(() => printer.close());
  const people = firstDayPeople();
  const ledger = new DayLedger();
  const station = new KilledStation({
    seed: SEED,
    kills: KILLS,
    options: ['--data', temporaryFolder(), '--port', '0', '--clock', `${DAY}T08:00`, '--printer', printer.url],
    afterRestart: async ({ counter, manager }) => {
      expect(await ledger.compare(counter, manager, DAY)).toEqual([]);
      await answerLikeAPerson(counter, printer, DAY);
    },
  });
  onTestFinished(() => station.close());
  await station.start();
  await completeDay({ station, people, csv: firstDayCsv(people), ledger });
  await settlePapers(station.counter, printer, DAY);

  expect(station.killsDone).toBe(KILLS);
  expect(ledger.accepted.size).toBe(people.length);
  expect(await ledger.compare(station.counter, station.manager, DAY)).toEqual([]);
  const jobs = await station.counter.prints.list({ date: DAY });
  const receipts = jobs.filter((job) => job.kind === 'acceptance-receipt');
  expect(receipts.map((job) => job.subject).sort()).toEqual([...ledger.accepted.values()].sort());
  const papers = printer.jobs().flatMap((job) => job.qrs);
  for (const caseNumber of ledger.accepted.values()) {
    expect([caseNumber, papers.filter((qr) => qr === caseNumber).length]).toEqual([caseNumber, 1]);
  }
  console.log(
    `killed ${station.killsDone} times (seed ${SEED}); ${station.interrupted} calls were cut off and repeated`,
  );
});
