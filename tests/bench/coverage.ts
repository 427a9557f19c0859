import { civilDateOf } from '#shared/civil-date.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { insertContact, insertDecision } from '#electron/db/repositories/contacts.ts';
import { listPeopleBySerial } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { coverageBoard } from '#electron/services/coverage/coverage-board.ts';
import { CoverageCensus } from '#electron/services/coverage/coverage-census.ts';
import { coveragePeople } from '#electron/services/coverage/coverage-people.ts';
import { coverageSheet } from '#electron/services/coverage/coverage-sheet.ts';
import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import { benchContext, benchStore, inFolder, resourcesDir } from './bench-context.ts';
import { median, ms, percentile, timed, type Figure } from './figures.ts';

const SIZES = [6_000, 200_000] as const;
const ROUNDS = 30;

/** The board as the manager sees it: the first look after the start, and later ones with a contact logged between any two. */
export async function coverage(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const count of SIZES) figures.push(...(await inFolder((folder) => look(folder, count))));
  return figures;
}

async function look(folder: string, count: number): Promise<Figure[]> {
  const store = benchStore(folder);
  const context = benchContext(store);
  const today = civilDateOf(Date.now());
  const { communities } = context.profile();
  settleInventedPeople(
    context,
    inventPeople({ count, communities, today, seed: 5 }, readInventionTable(resourcesDir)),
    today,
  );
  store.runInTransaction((db) => {
    for (let serial = 1; serial <= count; serial += 3) touch(db, context, serial);
  });
  const census = new CoverageCensus(context);
  const { durationMs: warm, longestMs } = await blocksOf(() => census.warmUp());
  const first = await timed(() => coverageBoard(context, census));
  const asked = await blocksOf(() => coverageBoard(context, new CoverageCensus(context)));
  const later: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    store.runInTransaction((db) => touch(db, context, 1 + ((round * 7_919) % count)));
    later.push(await timed(() => coverageBoard(context, census)));
  }
  const page = await timed(() => coveragePeople(context, census, { filter: {}, query: '', offset: 0, limit: 50 }));
  const deep = { filter: {}, query: '', offset: count - 50, limit: 50 };
  const last = await timed(() => coveragePeople(context, census, deep));
  const sheet = await timed(() => coverageSheet(context, census, { kind: 'call', limit: 60 }));
  store.close();
  const name = (what: string) => `${what}, ${count.toLocaleString('en')} people`;
  const p95 = percentile(later, 0.95);
  return [
    { name: name('counting ahead after the start'), value: ms(warm) },
    { name: name('counting ahead, longest step'), value: ms(longestMs), aim: '<= 50 ms', met: longestMs <= 50 },
    { name: name('first board after that'), value: ms(first), aim: '<= 300 ms', met: first <= 300 },
    { name: name('board at once, nothing counted yet'), value: ms(asked.durationMs) },
    { name: name('board at once, longest step'), value: ms(asked.longestMs) },
    { name: name('board after a change, median'), value: ms(median(later)) },
    { name: name('board after a change, p95'), value: ms(p95), aim: '<= 300 ms', met: p95 <= 300 },
    { name: name('first page of everybody'), value: ms(page), aim: '<= 300 ms', met: page <= 300 },
    { name: name('last page of everybody'), value: ms(last) },
    { name: name('call sheet of 60'), value: ms(sheet) },
  ];
}

/** How long something takes, and the longest time it let nobody else come in. */
async function blocksOf(work: () => Promise<unknown>): Promise<{ durationMs: number; longestMs: number }> {
  let longestMs = 0;
  let turnMs = performance.now();
  let isOver = false;
  const watch = (): void => {
    longestMs = Math.max(longestMs, performance.now() - turnMs);
    turnMs = performance.now();
    if (!isOver) setImmediate(watch);
  };
  setImmediate(watch);
  const durationMs = await timed(work);
  isOver = true;
  return { durationMs, longestMs };
}

/** One call, and for every fifth person a decision. */
function touch(db: WritableDb, { newId }: ServiceContext, serial: number): void {
  const [person] = listPeopleBySerial(db, serial, serial);
  if (!person) return;
  const atMs = Date.now();
  const id = newId();
  insertContact(db, {
    id,
    personId: person.id,
    community: null,
    channel: 'phone',
    outcome: serial % 2 === 0 ? 'informed' : 'no-answer',
    informs: serial % 2 === 0 ? 1 : 0,
    note: '',
    nextOn: null,
    clerk: '李晓梅',
    contactedOn: civilDateOf(atMs),
    atMs,
  });
  if (serial % 5 !== 0) return;
  insertDecision(db, { personId: person.id, decision: 'visit', reason: '原因', contactId: id, clerk: '李晓梅', atMs });
}
