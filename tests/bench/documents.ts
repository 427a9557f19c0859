import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { CaseId } from '#shared/contract/base.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess } from '#tests/support/station-process.ts';
import { inFolder } from './bench-context.ts';
import { median, ms, percentile, ratio, timed, type Figure } from './figures.ts';
import { PAGE_BYTES, type ScannerPlan, type Stack } from './page-scanner.ts';

const PAGES = 200;
const ROUNDS = 4;
const IN_ONE_CASE = 20;
/** A page lies down, is taken and the next is laid down: faster than any counter, so that a day fits into a minute. */
const PAGE_EVERY_MS = 225;
const KEY_EVERY_MS = 40;
const ALONE_MS = 4_000;
const clerk = '李晓梅';

/** A day's 200 pages of nearly the largest size through one counter while another types: what typing feels of it. */
export async function documents(): Promise<readonly Figure[]> {
  return inFolder(async (folder) => {
    const station = await startStationProcess(['--demo', '--data', folder, '--port', '0', '--printer', 'none']);
    const cookie = await enterStation(station.openUrl);
    const { client, close } = await connectTo(station.origin, cookie, 'counter');
    const scanner = await openScanner({ origin: station.origin, cookie, clerk });
    const people = await client.people.search({ query: '1', limit: 1 + (2 * PAGES) / IN_ONE_CASE });
    const cases: CaseId[] = [];
    for (const person of people)
      cases.push((await client.cases.open({ ...request(), personId: person.id, ticketId: null, clerk })).id);
    const [typed, ...scanned] = cases;
    if (typed === undefined || scanned.length < (2 * PAGES) / IN_ONE_CASE) throw new Error('a case for every page');
    const stack = scanned.flatMap((caseId) => Array.from({ length: IN_ONE_CASE }, () => caseId));
    const save = (value: string) =>
      client.cases.saveField({ ...request(), caseId: typed, clerk, field: 'residence', value });
    const sizeBefore = storeSize(folder);
    const paced = await typeBeside(save, scanner, { cases: stack.slice(0, PAGES), everyMs: PAGE_EVERY_MS });
    const growth = (storeSize(folder) - sizeBefore) / PAGES;
    const rushed = await typeBeside(save, scanner, { cases: stack.slice(PAGES), everyMs: 0 });
    const opened = await openings(client, stack[0] ?? typed, typed);
    scanner.end();
    close();
    await station.end();
    return [
      ...typingFigures('a page every 225 ms', paced),
      ...typingFigures('pages without a pause', rushed),
      {
        name: 'the store grows per page',
        value: `${Math.round(growth / 1000)} KB, ${ratio(growth / PAGE_BYTES)} x the page`,
      },
      {
        name: 'a case with 20 pages opened / one without',
        value: `${ms(opened.full)}, ${ratio(opened.full / opened.empty)}`,
      },
    ];
  });
}

type Samples = { readonly alone: number[]; readonly beside: number[]; readonly page: number[] };
type Scanner = { readonly scan: (stack: Stack) => Promise<readonly number[]>; readonly end: () => void };
type Save = (value: string) => Promise<unknown>;

/** In turns without and with the scanner, so that both meet the same noise. */
async function typeBeside(save: Save, scanner: Scanner, stack: Stack): Promise<Samples> {
  const samples: Samples = { alone: [], beside: [], page: [] };
  const share = stack.cases.length / ROUNDS;
  for (let round = 0; round < ROUNDS; round += 1) {
    const until = performance.now() + ALONE_MS;
    await typeWhile(() => performance.now() < until, save, samples.alone);
    const scan = { isOver: false };
    const scanned = scanner
      .scan({ ...stack, cases: stack.cases.slice(round * share, (round + 1) * share) })
      .finally(() => (scan.isOver = true));
    await typeWhile(() => !scan.isOver, save, samples.beside);
    samples.page.push(...(await scanned));
  }
  return samples;
}

async function typeWhile(goOn: () => boolean, save: Save, samples: number[]): Promise<void> {
  while (goOn()) {
    samples.push(await timed(() => save(`第${samples.length}次`)));
    await sleep(KEY_EVERY_MS * (0.5 + Math.random()));
  }
}

function typingFigures(name: string, { alone, beside, page }: Samples): readonly Figure[] {
  const both = (values: readonly number[]) => `${ms(median(values))}, ${ms(percentile(values, 0.95))}`;
  const slower = percentile(beside, 0.95) / percentile(alone, 0.95);
  return [
    { name: `${name}: one page stored (280 KB), p50, p95`, value: both(page) },
    { name: `${name}: saved field p50, p95, nobody scanning`, value: both(alone) },
    { name: `${name}: saved field p50, p95, beside scanning`, value: both(beside) },
    { name: `${name}: saved field p95, beside / alone`, value: ratio(slower) },
  ];
}

async function openScanner(plan: ScannerPlan): Promise<Scanner> {
  const worker = new Worker(join(import.meta.dirname, 'page-scanner.ts'), { workerData: plan });
  const answer = async () => {
    const [message] = (await once(worker, 'message')) as unknown[];
    return message;
  };
  await answer();
  return {
    scan: async (stack) => {
      worker.postMessage(stack);
      return (await answer()) as readonly number[];
    },
    end: () => worker.postMessage(null),
  };
}

type Client = Awaited<ReturnType<typeof connectTo>>['client'];

async function openings(client: Client, full: CaseId, empty: CaseId) {
  const opening = async (caseId: CaseId) => {
    await client.cases.get({ caseId });
    await client.documents.list({ caseId });
  };
  const samples = { full: [] as number[], empty: [] as number[] };
  for (let each = 0; each < 40; each += 1) {
    samples.full.push(await timed(() => opening(full)));
    samples.empty.push(await timed(() => opening(empty)));
  }
  return { full: median(samples.full), empty: median(samples.empty) };
}

const request = () => ({ requestId: crypto.randomUUID() });

function storeSize(folder: string): number {
  const size = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  return size('station.db') + size('station.db-wal');
}
