import { join } from 'node:path';
import process from 'node:process';
import { openStore } from '#electron/db/connection.ts';
import { keyFromFile } from '#electron/platform/key-file.ts';

/**
 * `node tests/support/count-pages.ts FOLDER`: pages in the store of a station that has ended, and how many pictures lie behind
 * them, as JSON. A program of its own because Playwright's loader cannot load the engine.
 */
const [, , folder = ''] = process.argv;
const store = openStore(join(folder, 'station.db'), keyFromFile(folder, true));
const count = (sql: string): number => Number(store.raw.prepare(sql).pluck().get());
const shown = 'FROM case_documents WHERE page_number IS NOT NULL';
const counts = {
  pages: count(`SELECT count(*) ${shown}`),
  pictures: count(`SELECT count(DISTINCT picture_hash) ${shown}`),
  takenOver: count(`SELECT count(taken_from) ${shown}`),
  blobs: count('SELECT count(*) FROM blobs WHERE hash IN (SELECT picture_hash FROM case_documents)'),
};
store.close();
process.stdout.write(`${JSON.stringify(counts)}\n`);
