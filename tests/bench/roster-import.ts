import { writeSetting } from '#electron/db/repositories/settings.ts';
import { inventPeople, readInventionTable, type InventedPerson } from '#electron/services/demo-people.ts';
import { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { TRANSFER_CHUNK_BYTES } from '#shared/contract/roster.ts';
import { join } from 'node:path';
import { benchContext, benchStore, inFolder, resourcesDir } from './bench-context.ts';
import { ms, percentile, ratio, timed, worked, type Figure } from './figures.ts';
import { workbookOfRows } from './large-workbook.ts';

const ROWS = 20_000;
const MANY = 200_000;
/** Invented people are 40 to 100 years old when the ages are counted from here: enough birth dates for all of them. */
const TODAY = '2022-02-28';

const request = () => ({ requestId: crypto.randomUUID() });

/** From a file to people on the roster, against bare inserts of the very rows that the import left. */
export async function rosterImport(): Promise<readonly Figure[]> {
  return [...(await againstBareInserts()), ...(await atScale('csv')), ...(await atScale('xlsx'))];
}

export async function againstBareInserts(): Promise<readonly Figure[]> {
  return inFolder(async (folder) => {
    const store = benchStore(folder);
    const context = benchContext(store);
    const desk = new RosterDesk(context, join(folder, 'transfer'));
    const taken = await importFile(desk, Buffer.from(toCsv(peopleFor(context, ROWS))), 'bench.csv');
    const bare = await inFolder((other) => timeBareInserts(store.raw, other));
    await desk.close();
    store.close();
    const share = bare.work / taken.commitWork;
    return [
      { name: 'reading and checking 20,000 rows (worker, CSV)', value: ms(taken.preview) },
      { name: 'taking 20,000 rows over', value: ms(taken.commit) },
      { name: 'bare inserts of the same rows, one transaction', value: ms(bare.taken) },
      { name: 'import: bare / taking over, processor time', value: ratio(share), aim: '>= 0.30', met: share >= 0.3 },
      {
        name: 'import: bare / (reading + checking + taking over)',
        value: ratio(bare.taken / (taken.preview + taken.commit)),
      },
    ];
  });
}

/** 200,000 rows: time, memory, and what a counter feels meanwhile. */
export async function atScale(format: 'csv' | 'xlsx'): Promise<readonly Figure[]> {
  return inFolder(async (folder) => {
    const store = benchStore(folder);
    const context = benchContext(store);
    const desk = new RosterDesk(context, join(folder, 'transfer'));
    const csv = toCsv(peopleFor(context, MANY));
    const file = format === 'csv' ? Buffer.from(csv) : workbookOfRows(csv.split('\n').map((line) => line.split(',')));
    const uploadId = upload(desk, file);
    const watch = watchStation(context);
    const taken = await importUpload(desk, uploadId, `bench.${format}`);
    const felt = watch.end();
    const exported = await timed(() => desk.export({ ...request(), format, fields: ['phone'], clerk: 'bench' }));
    const { longestMs, longestWorkMs } = desk.jobs.steps;
    await desk.close();
    store.close();
    const size = `${(file.length / 1_000_000).toFixed(1)} MB`;
    const row = (name: string) => `200,000 rows ${format}: ${name}`;
    return [
      { name: row(`reading and checking (${size})`), value: ms(taken.preview) },
      { name: row('taking over'), value: ms(taken.commit) },
      { name: row('writing all of them out again'), value: ms(exported) },
      { name: row('growth of resident memory, peak'), value: `${felt.grownMb.toFixed(0)} MB` },
      {
        name: row('longest step of the import, processor time'),
        value: ms(longestWorkMs),
        aim: '<= 50 ms',
        met: longestWorkMs <= 50,
      },
      { name: row('longest step of the import, on the clock'), value: ms(longestMs) },
      { name: row('a field saved meanwhile, waiting included, p50'), value: ms(percentile(felt.saved, 0.5)) },
      { name: row('a field saved meanwhile, waiting included, p95'), value: ms(percentile(felt.saved, 0.95)) },
      { name: row('a field saved meanwhile, waiting included, longest'), value: ms(percentile(felt.saved, 1)) },
    ];
  });
}

const SAVED_EVERY_MS = 100;

/** Saves something small again and again, from the moment it is due; and looks at the memory. */
function watchStation(context: ServiceContext) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const saved: number[] = [];
  let peak = before;
  let due = performance.now() + SAVED_EVERY_MS;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
    context.store.runInTransaction((db) => writeSetting(db, 'bench', saved.length, 0));
    saved.push(performance.now() - due);
    due = performance.now() + SAVED_EVERY_MS;
  }, SAVED_EVERY_MS);
  return {
    end: () => {
      clearInterval(timer);
      return { saved, grownMb: (peak - before) / 1_000_000 };
    },
  };
}

function upload(desk: RosterDesk, bytes: Buffer): string {
  const uploadId = crypto.randomUUID();
  for (let index = 0; index * TRANSFER_CHUNK_BYTES < bytes.length; index += 1) {
    const piece = bytes.subarray(index * TRANSFER_CHUNK_BYTES, (index + 1) * TRANSFER_CHUNK_BYTES);
    desk.upload({ uploadId, size: bytes.length, index, content: piece.toString('base64') });
  }
  return uploadId;
}

function importFile(desk: RosterDesk, bytes: Buffer, fileName: string) {
  return importUpload(desk, upload(desk, bytes), fileName);
}

async function importUpload(desk: RosterDesk, uploadId: string, fileName: string) {
  let batchId = '';
  const preview = await timed(async () => {
    batchId = (await desk.preview({ ...request(), uploadId, fileName, fields: null, mappingName: '' })).id;
    await desk.jobs.idle();
  });
  let commitWork = 0;
  const commit = await timed(async () => {
    commitWork = await worked(async () => {
      desk.commit({ ...request(), batchId });
      await desk.jobs.idle();
    });
  });
  const batch = desk.batch(batchId);
  if (batch.state !== 'committed' || batch.added < batch.total * 0.99)
    throw new Error(`the import ended ${batch.state}`);
  return { preview, commit, commitWork };
}

function peopleFor(context: ServiceContext, count: number): InventedPerson[] {
  const { communities } = context.profile();
  return inventPeople({ count, communities, today: TODAY, seed: 5 }, readInventionTable(resourcesDir));
}

function toCsv(people: readonly InventedPerson[]): string {
  const rows = people.map((person) =>
    [person.name, person.idNumber, person.phone, person.community, '退役士兵', '本区户籍', ''].join(','),
  );
  return ['姓名,身份证号,联系电话,社区,人员类别,户籍,特殊情况', ...rows].join('\n');
}

type Raw = ReturnType<typeof benchStore>['raw'];

/**
 * Copies what the import wrote (people, their search tokens in the order they came, the facts for the district), row by row,
 * with prepared inserts and nothing else.
 */
async function timeBareInserts(from: Raw, folder: string) {
  const order = {
    people: 'serial',
    person_tokens: 'person_serial',
    person_token_lists: 'person_serial',
    outbox: 'sequence',
  } as const;
  const tables = Object.entries(order).map(([table, column]) => {
    const rows = from.prepare(`SELECT * FROM ${table} ORDER BY ${column}`).raw().all() as unknown[][];
    return { table, rows, marks: (rows[0] ?? []).map(() => '?').join(', ') };
  });
  const store = benchStore(folder);
  const insertAll = store.raw.transaction(() => {
    for (const { table, rows, marks } of tables) {
      const insert = store.raw.prepare(`INSERT INTO ${table} VALUES (${marks})`);
      for (const row of rows) insert.run(...row);
    }
  });
  let work = 0;
  const taken = await timed(async () => (work = await worked(() => insertAll())));
  store.close();
  return { taken, work };
}
