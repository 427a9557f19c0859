import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseId } from '#shared/contract/base.ts';
import { pageJpeg } from '#tests/support/page-jpeg.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess } from '#tests/support/station-process.ts';
import { inFolder } from './bench-context.ts';
import { median, ms, percentile, ratio, timed, type Figure } from './figures.ts';

const PAGES = 200;
const ROUNDS = 4;
const IN_ONE_CASE = 20;
const PAGE_BYTES = 280_000;
const clerk = '李晓梅';

/** A day's 200 pages, all of nearly the largest size, through one counter, while another types: what typing feels of it. */
export async function documents(): Promise<readonly Figure[]> {
  return inFolder(async (folder) => {
    const station = await startStationProcess(['--demo', '--data', folder, '--port', '0', '--printer', 'none']);
    const cookie = await enterStation(station.openUrl);
    const [typing, scanning] = await Promise.all([
      connectTo(station.origin, cookie, 'counter'),
      connectTo(station.origin, cookie, 'counter'),
    ]);
    const people = await typing.client.people.search({ query: '1', limit: 12 });
    const open = async (at: number): Promise<CaseId> => {
      const person = people[at];
      if (!person) throw new Error('the demo station has people');
      return (await typing.client.cases.open({ ...request(), personId: person.id, ticketId: null, clerk })).id;
    };
    const typed = await open(0);
    const scanned: CaseId[] = [];
    for (let at = 1; at <= PAGES / IN_ONE_CASE; at += 1) scanned.push(await open(at));
    const save = (value: string) =>
      typing.client.cases.saveField({ ...request(), caseId: typed, clerk, field: 'residence', value });
    const samples = { alone: [] as number[], beside: [] as number[], page: [] as number[] };
    const sizeBefore = storeSize(folder);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let each = 0; each < PAGES / ROUNDS; each += 1)
        samples.alone.push(await timed(() => save(`先${round}-${each}`)));
      const scan = { isOver: false };
      const pages = (async () => {
        for (let each = 0; each < PAGES / ROUNDS; each += 1) {
          const caseId = scanned[Math.floor((round * (PAGES / ROUNDS) + each) / IN_ONE_CASE)];
          if (caseId === undefined) throw new Error('a case for every page');
          samples.page.push(
            await timed(() => scanning.client.documents.add({ ...request(), caseId, clerk, ...freshPage() })),
          );
        }
        scan.isOver = true;
      })();
      for (let each = 0; !scan.isOver; each += 1) samples.beside.push(await timed(() => save(`同${round}-${each}`)));
      await pages;
    }
    const growth = (storeSize(folder) - sizeBefore) / PAGES;
    const [first] = scanned;
    if (first === undefined) throw new Error('a case with pages');
    const opening = async (caseId: CaseId) => {
      await typing.client.cases.get({ caseId });
      await typing.client.documents.list({ caseId });
    };
    const [full, empty] = [[] as number[], [] as number[]];
    for (let each = 0; each < 40; each += 1) {
      full.push(await timed(() => opening(first)));
      empty.push(await timed(() => opening(typed)));
    }
    typing.close();
    scanning.close();
    await station.end();
    const slower = percentile(samples.beside, 0.95) / percentile(samples.alone, 0.95);
    return [
      {
        name: 'one page stored (280 KB), p50, p95',
        value: `${ms(median(samples.page))}, ${ms(percentile(samples.page, 0.95))}`,
      },
      { name: 'saved field p95, nobody scanning', value: ms(percentile(samples.alone, 0.95)) },
      { name: 'saved field p95 while pages come in without a pause', value: ms(percentile(samples.beside, 0.95)) },
      { name: 'saved field p95: beside scanning / alone', value: ratio(slower) },
      {
        name: 'the store grows per page',
        value: `${Math.round(growth / 1000)} KB, ${ratio(growth / PAGE_BYTES)} x the page`,
      },
      {
        name: 'a case with 20 pages opened / one without',
        value: `${ms(median(full))}, ${ratio(median(full) / median(empty))}`,
      },
    ];
  });
}

const request = () => ({ requestId: crypto.randomUUID() });

function freshPage() {
  const seed = randomBytes(4).readUInt32BE();
  const noise = Buffer.from(pageJpeg(seed, { width: 1414, height: 2000, bytes: PAGE_BYTES }), 'base64');
  randomBytes(PAGE_BYTES - 100).copy(noise, 60);
  return {
    material: 'household-register',
    jpeg: noise.toString('base64'),
    thumbnail: pageJpeg(seed, { width: 141, height: 200, bytes: 5000 }),
    grey: true,
  };
}

function storeSize(folder: string): number {
  const size = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  return size('station.db') + size('station.db-wal');
}
