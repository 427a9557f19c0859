import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptCase } from '#electron/services/case-accept.ts';
import { openCase } from '#electron/services/case-open.ts';
import { cancelAppointment } from '#electron/services/appointments.ts';
import { logContact, logGroupContact } from '#electron/services/contacts.ts';
import { coverageBoard } from '#electron/services/coverage/coverage-board.ts';
import { CoverageCensus } from '#electron/services/coverage/coverage-census.ts';
import { coveragePeople, decideCoverage, personCoverage } from '#electron/services/coverage/coverage-people.ts';
import { recordOnlineApplication, withdrawOnline } from '#electron/services/online-applications.ts';
import { findLiveAppointment } from '#electron/db/repositories/appointments.ts';
import { findLiveOnlineApplication } from '#electron/db/repositories/online-applications.ts';
import { updatePersonFields } from '#electron/db/repositories/people.ts';
import { coverageDecisions, coverageStates } from '#shared/domain/coverage.ts';
import { addPerson, arrive, book, clerk, completeCase, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';

const STEPS = [
  'book',
  'cancel',
  'arrive',
  'open',
  'accept',
  'call',
  'decide',
  'online',
  'withdraw',
  'move',
  'add',
  'poster',
  'message',
  'tomorrow',
] as const;

type Step = { readonly step: (typeof STEPS)[number]; readonly who: number; readonly pick: number };

const anyStep: fc.Arbitrary<Step> = fc.record({
  step: fc.constantFrom(...STEPS),
  who: fc.nat(7),
  pick: fc.nat(20),
});

const BIRTHS = ['1930-03-01', '1950-01-01', '1980-06-01'] as const;
const COMMUNITIES = ['近开里社区', '河头里社区', ''] as const;

function invent(context: TestContext, seed: number) {
  return addPerson(context, {
    birthOn: BIRTHS[seed % 3] ?? '1930-03-01',
    community: COMMUNITIES[(seed + 1) % 3] ?? '',
    personClass: ['2', '9', '4', ''][seed % 4] ?? '2',
    circumstances: seed % 2 === 0 ? ['regular-subsidy'] : [],
  });
}

/** Does one step of a day; what the station refuses is no step. */
function act(context: TestContext, people: { id: string; idNumber: string }[], { step, who, pick }: Step): void {
  const person = people[who % people.length];
  if (!person) return;
  const of = { ...request(), personId: person.id, clerk };
  const { db } = context.store;
  const phone = { channel: 'phone', note: '', nextOn: null, needs: [] };
  const outcomes = context.policy.contacts.outcomes.filter((each) => each.channels.includes('phone'));
  switch (step) {
    case 'book':
      return void book(context, person.id, DAY);
    case 'cancel':
      return void cancelAppointment(context, {
        ...of,
        appointmentId: findLiveAppointment(db, person.id)?.id ?? context.newId(),
        reason: 'x',
      });
    case 'arrive':
      return void arrive(context, person.idNumber);
    case 'open':
      return void openCase(context, { ...of, ticketId: null });
    case 'accept':
      return void acceptCase(context, { ...request(), caseId: completeCase(context, person.id).id, clerk });
    case 'call':
      return void logContact(context, { ...of, ...phone, outcome: outcomes[pick % outcomes.length]?.code ?? '' });
    case 'decide':
      return void decideCoverage(context, {
        ...of,
        decision: coverageDecisions[pick % coverageDecisions.length] ?? 'none',
        reason: '原因',
      });
    case 'online':
      return void recordOnlineApplication(context, { ...of, number: `W${pick}000`, kind: 'first', appliedOn: DAY });
    case 'withdraw':
      return void withdrawOnline(context, {
        ...of,
        onlineApplicationId: findLiveOnlineApplication(db, person.id)?.id ?? context.newId(),
        reason: 'x',
      });
    case 'move':
      return context.store.runInTransaction((writable) => {
        const fields = { community: COMMUNITIES[pick % 3] ?? '', personClass: String(1 + (pick % 12)) };
        updatePersonFields(writable, person.id, fields, { source: 'counter', atMs: context.clock.now() });
      });
    case 'add':
      return void people.push(invent(context, pick));
    case 'poster':
    case 'message': {
      const [channel, outcome] =
        step === 'poster' ? (['poster', 'posted'] as const) : (['wechat', 'informed'] as const);
      return void logGroupContact(context, {
        ...request(),
        community: COMMUNITIES[pick % 3] ?? '',
        channel,
        outcome,
        note: '',
        clerk,
      });
    }
    case 'tomorrow':
      return context.advance(86_400_000);
  }
}

/** The board as a plain count of one person after the other, without any memory. */
function boardByHand(context: TestContext, people: readonly { id: string }[]) {
  const counts = new Map<string, number>();
  for (const { id } of people) {
    const { community, className, phase, state } = personCoverage(context, id);
    const key = [community, className, phase, state].join('|');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

async function boardOf(context: TestContext, census: CoverageCensus) {
  const board = await coverageBoard(context, census);
  const className = (code: string) =>
    context.policy.personClasses.classes.find((each) => each.code === code)?.name ?? '';
  const entries = board.cells.flatMap((cell) =>
    coverageStates
      .filter((state) => cell.counts[state] > 0)
      .map(
        (state) =>
          [[cell.community, className(cell.personClass), cell.phase, state].join('|'), cell.counts[state]] as const,
      ),
  );
  return { total: board.total, counts: Object.fromEntries(entries) };
}

describe('the board', () => {
  test('always sums to the roster and equals a count by hand, whatever happens on however many days', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 25 }), fc.nat(9), async (steps, seed) => {
        const context = testContext();
        const census = new CoverageCensus(context);
        const people = [0, 1, 2].map((index) => invent(context, seed + index));
        for (const step of steps) {
          try {
            act(context, people, step);
          } catch {
            // refused: nothing changed
          }
          context.advance(1_000);
          const board = await boardOf(context, census);
          expect(board.total).toBe(people.length);
          expect(board.counts).toEqual(boardByHand(context, people));
        }
        context.store.close();
      }),
      { numRuns: 40 },
    );
  });

  test('is right after a change that was undone with its transaction', async () => {
    const context = testContext();
    const census = new CoverageCensus(context);
    const person = addPerson(context);
    await coverageBoard(context, census);
    const undone = () =>
      context.store.runInTransaction((db) => {
        updatePersonFields(db, person.id, { community: '河头里社区' }, { source: 'counter', atMs: 1 });
        throw new Error('undone');
      });
    expect(undone).toThrow('undone');
    expect((await coverageBoard(context, census)).cells).toMatchObject([{ community: '近开里社区' }]);
  });

  test('forgets somebody whose row was taken out, as a merge of doubles does', async () => {
    const context = testContext();
    const census = new CoverageCensus(context);
    const [kept, gone] = [addPerson(context), addPerson(context)];
    expect((await coverageBoard(context, census)).total).toBe(2);
    context.store.raw.prepare('DELETE FROM people WHERE id = ?').run(gone.id);
    const left = await coveragePeople(context, census, { filter: {}, query: '', offset: 0, limit: 9 });
    expect(left.rows.map((row) => row.personId)).toEqual([kept.id]);
    expect((await coverageBoard(context, census)).total).toBe(1);
  });

  test('counts anew on another day: a booking nobody came to is no booking', async () => {
    const context = testContext();
    const census = new CoverageCensus(context);
    const person = addPerson(context);
    book(context, person.id, DAY);
    const booked = { states: ['booked' as const] };
    expect((await coveragePeople(context, census, { filter: booked, query: '', offset: 0, limit: 9 })).total).toBe(1);
    context.setTime('2022-03-01', '08:00');
    expect((await coveragePeople(context, census, { filter: booked, query: '', offset: 0, limit: 9 })).total).toBe(0);
  });

  test('sees a whole roster that arrives between two looks', async () => {
    const context = testContext();
    const census = new CoverageCensus(context);
    await coverageBoard(context, census);
    for (let index = 0; index < 600; index += 1) invent(context, index);
    expect((await coverageBoard(context, census)).total).toBe(600);
  });
});

describe('counting ahead', () => {
  test('leaves the next look nothing to count, and misses nothing that is written meanwhile', async () => {
    const context = testContext();
    const census = new CoverageCensus(context);
    const people = Array.from({ length: 200 }, (_, index) => invent(context, index));
    const warming = census.warmUp();
    for (const [who] of people.entries()) if (who % 2 === 0) act(context, people, { step: 'decide', who, pick: who });
    await warming;
    expect((await boardOf(context, census)).counts).toEqual(boardByHand(context, people));
    // More than are counted on the spot, and a look of a screen in the midst of it.
    for (const [who] of people.entries()) if (who % 3 === 0) act(context, people, { step: 'move', who, pick: who });
    const [board] = await Promise.all([boardOf(context, census), census.warmUp()]);
    expect(board.counts).toEqual(boardByHand(context, people));
  });

  test('ends with the station, whatever is left to count', async () => {
    const context = testContext();
    const census = new CoverageCensus(context);
    for (let index = 0; index < 50; index += 1) invent(context, index);
    const warming = census.warmUp().catch(() => undefined);
    await census.stop();
    context.store.close();
    await warming;
    await census.warmUp();
  });
});

describe('the people behind a number', () => {
  test('come by community as the station lists them, phase and age, whichever page is asked for', async () => {
    const context = testContext();
    const census = new CoverageCensus(context);
    for (let index = 0; index < 60; index += 1) invent(context, index);
    const ask = (offset: number, limit: number) =>
      coveragePeople(context, census, { filter: {}, query: '', offset, limit });
    const all = (await ask(0, 200)).rows;
    const { communities, phases } = context.profile();
    const opening = phases.toSorted((a, b) => a.opensOn.localeCompare(b.opensOn)).map(({ name }) => name);
    const place = (names: readonly string[], name: string) => (names.includes(name) ? names.indexOf(name) : 999);
    const keys = all.map((row) => [place(communities, row.community), place(opening, row.phase), -row.age] as const);
    expect(keys).toEqual(keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]));
    const paged = await Promise.all([0, 7, 14, 21, 28, 35, 42, 49, 56].map((offset) => ask(offset, 7)));
    expect(paged.flatMap(({ rows }) => rows)).toEqual(all);
  });

  test('are as many as the number says, in pages, and found by name or initials within it', async () => {
    const context = testContext();
    const census = new CoverageCensus(context);
    for (let index = 0; index < 24; index += 1) invent(context, index);
    const board = await coverageBoard(context, census);
    for (const cell of board.cells) {
      const filter = { community: cell.community, personClass: cell.personClass, phase: cell.phase };
      for (const state of coverageStates) {
        const all = await coveragePeople(context, census, {
          filter: { ...filter, states: [state] },
          query: '',
          offset: 0,
          limit: 200,
        });
        expect([all.total, all.rows.length]).toEqual([cell.counts[state], cell.counts[state]]);
        expect(all.rows.every((row) => row.community === cell.community && row.state === state)).toBe(true);
      }
    }
    const pages = [0, 10, 20].map((offset) =>
      coveragePeople(context, census, { filter: {}, query: '', offset, limit: 10 }),
    );
    const rows = (await Promise.all(pages)).flatMap((page) => page.rows);
    expect(new Set(rows.map((row) => row.personId)).size).toBe(24);
  });
});
