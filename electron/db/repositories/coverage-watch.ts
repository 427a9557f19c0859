import type { ReadableDb, StoreConnection } from '../connection.ts';
import { statement } from '../statement.ts';

/** Tables a person's coverage is drawn from; each row's change touches the person in `id`. */
const SOURCES = [
  ['appointments', 'person_id'],
  ['cases', 'person_id'],
  ['tickets', 'person_id'],
  ['contacts', 'person_id'],
  ['coverage_decisions', 'person_id'],
  ['online_applications', 'person_id'],
] as const;

const EVERYBODY = 0; // no person has this serial

/**
 * Notes from now on, inside the same transaction as the change, whose coverage any write may have changed. Temporary
 * triggers: whoever writes, whatever service or repository, is seen, and the store's schema knows nothing of it.
 */
export function watchCoverage(store: StoreConnection): void {
  store.runInTransaction(() => {
    store.raw.exec('CREATE TEMP TABLE IF NOT EXISTS coverage_touched (serial INTEGER NOT NULL)');
    for (const statementText of triggers()) store.raw.exec(statementText);
  });
}

function triggers(): string[] {
  const on = (table: string, event: string, row: string) =>
    `CREATE TEMP TRIGGER IF NOT EXISTS coverage_${table}_${event.toLowerCase()} AFTER ${event} ON main.${table}
     BEGIN INSERT INTO coverage_touched (serial) ${row}; END`;
  const person = (row: 'NEW' | 'OLD', id: string) => `SELECT serial FROM people WHERE id = ${row}.${id}`;
  return [
    on('people', 'INSERT', 'VALUES (NEW.serial)'),
    on('people', 'UPDATE', 'VALUES (NEW.serial)'),
    on('people', 'DELETE', 'VALUES (OLD.serial)'),
    ...SOURCES.flatMap(([table, id]) => [
      on(table, 'INSERT', person('NEW', id)),
      on(table, 'UPDATE', `${person('NEW', id)} UNION ${person('OLD', id)}`),
      on(table, 'DELETE', person('OLD', id)),
    ]),
    `CREATE TEMP TRIGGER IF NOT EXISTS coverage_group_notice AFTER INSERT ON main.contacts WHEN NEW.person_id IS NULL AND NEW.informs = 1
     BEGIN INSERT INTO coverage_touched (serial) VALUES (${EVERYBODY}); END`,
  ];
}

/** Whose coverage may have changed; `everybody` after a notice that counts as reaching a whole group. */
export type Touched = { readonly serials: readonly number[]; readonly everybody: boolean };

/** What was touched since the last call, and forgets it. Only on a store that is watched. */
export function takeTouched(db: ReadableDb): Touched {
  const serials = statement<[], { serial: number }>(db, 'SELECT DISTINCT serial FROM temp.coverage_touched')
    .all()
    .map((row) => row.serial);
  if (serials.length > 0) statement<[]>(db, 'DELETE FROM temp.coverage_touched').run();
  return { serials: serials.filter((serial) => serial !== EVERYBODY), everybody: serials.includes(EVERYBODY) };
}
