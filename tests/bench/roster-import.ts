import { civilDateOf } from '#shared/civil-date.ts';
import { inventPeople, readInventionTable, type InventedPerson } from '#electron/services/demo-people.ts';
import { commitRoster, previewRoster } from '#electron/services/roster.ts';
import { benchContext, benchStore, inFolder, resourcesDir } from './bench-context.ts';
import { ms, ratio, timed, type Figure } from './figures.ts';

const ROWS = 20_000;

/** 20,000 rows from a file to people on the roster, against bare inserts of the very rows that the import left. */
export async function rosterImport(): Promise<readonly Figure[]> {
  return inFolder(async (folder) => {
    const store = benchStore(folder);
    const context = benchContext(store);
    const { communities } = context.profile();
    const wish = { count: ROWS, communities, today: civilDateOf(Date.now()), seed: 5 };
    const csv = toCsv(inventPeople(wish, readInventionTable(resourcesDir)));
    const content = Buffer.from(csv).toString('base64');
    let batchId = '';
    const preview = await timed(async () => {
      batchId = (await previewRoster(context, { requestId: crypto.randomUUID(), fileName: 'bench.csv', content })).id;
    });
    const commit = await timed(() => commitRoster(context, { requestId: crypto.randomUUID(), batchId }));
    const bare = await inFolder((other) => timeBareInserts(store.raw, other));
    store.close();
    const share = bare / commit;
    return [
      { name: 'reading and checking 20,000 rows (worker, CSV)', value: ms(preview) },
      { name: 'taking 20,000 rows over', value: ms(commit) },
      { name: 'bare inserts of the same rows, one transaction', value: ms(bare) },
      { name: 'import: bare / taking over', value: ratio(share), aim: '>= 0.30', met: share >= 0.3 },
      { name: 'import: bare / (reading + checking + taking over)', value: ratio(bare / (preview + commit)) },
    ];
  });
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
async function timeBareInserts(from: Raw, folder: string): Promise<number> {
  const order = { people: 'serial', person_tokens: 'person_serial', outbox: 'sequence' } as const;
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
  const taken = await timed(() => insertAll());
  store.close();
  return taken;
}
