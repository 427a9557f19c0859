import { describe, expect, test } from 'vitest';
import { instantOf } from '#shared/civil-date.ts';
import { sealText } from '#renderer/lib/seal-text.ts';
import { callNext } from '#electron/services/queue-call.ts';
import { hallBoard, listToday, stepTicket, ticketSteps } from '#electron/services/queue.ts';
import { mergeCalls } from '#electron/services/offline-calls.ts';
import {
  adoptTicket,
  dismissTicket,
  leaseBlocks,
  listUnmatchedTickets,
  mergeTickets,
  type OfflineEntry,
} from '#electron/services/offline-tickets.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, book, clerk, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const at = (time: string) => instantOf(DAY, time);
const lease = (context: TestContext, kioskId = 'kiosk-1', days: readonly string[] = [DAY]) =>
  leaseBlocks(context, { ...request(), kioskId, days });

async function entryOf(context: Station, number: number, time: string, idNumber: string | null) {
  const { blocks, sealKey } = context.lease;
  const entryId = crypto.randomUUID();
  const sealed = idNumber === null ? null : await sealText(sealKey, idNumber, entryId);
  return { entryId, blockId: blocks[0]?.id ?? '', number, issuedAtMs: at(time), sealed } satisfies OfflineEntry;
}

function station() {
  const context = testContext();
  return { ...context, lease: lease(context) };
}
type Station = ReturnType<typeof station>;

const numbers = (context: TestContext) => listToday(context).map((ticket) => ticket.number);
const merge = (context: TestContext, ...entries: OfflineEntry[]) => mergeTickets(context, { ...request(), entries });

describe('leased numbers', () => {
  test('of different kiosks and times never overlap', () => {
    const context = testContext();
    const blocks = [lease(context), lease(context), lease(context, 'kiosk-2')].flatMap((each) => each.blocks);
    const all = blocks.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index),
    );
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(90);
  });

  test('are the same when the answer was lost and the request is sent again', () => {
    const context = testContext();
    const input = { ...request(), kioskId: 'kiosk-1', days: [DAY] };
    expect(leaseBlocks(context, input)).toEqual(leaseBlocks(context, input));
  });

  test('are for near days only', () => {
    const context = testContext();
    const days = ['2022-02-27', DAY, '2022-03-07', '2022-03-08'];
    expect(lease(context, 'k', days).blocks.map(({ serviceOn }) => serviceOn)).toEqual([DAY, '2022-03-07']);
  });
});

describe('numbers given alone', () => {
  test('take their place by their time of issue, and the hall counts them', async () => {
    const context = station();
    const [early, alone, late] = [addPerson(context), addPerson(context), addPerson(context)];
    context.setTime(DAY, '09:00');
    arrive(context, early.idNumber);
    context.setTime(DAY, '09:20');
    arrive(context, late.idNumber);
    context.setTime(DAY, '09:30');
    const { results } = merge(context, await entryOf(context, 1, '09:10', alone.idNumber));
    expect(results).toMatchObject([{ outcome: 'issued', ticketNumber: 'K001' }]);
    expect(numbers(context)).toEqual(['B001', 'K001', 'B002']);
    expect(listToday(context)[1]).toMatchObject({ issuedAtMs: at('09:10'), state: 'waiting', name: alone.name });
    expect(hallBoard(context).waitingCount).toBe(3);
  });

  test('print nothing: nobody stands at the printer any more', async () => {
    const context = station();
    const person = addPerson(context);
    context.setTime(DAY, '09:30');
    merge(context, await entryOf(context, 1, '09:10', person.idNumber));
    expect(context.store.raw.prepare('SELECT count(*) AS papers FROM print_jobs').get()).toEqual({ papers: 0 });
  });

  test('count once however often they are told', async () => {
    const context = station();
    const person = addPerson(context);
    context.setTime(DAY, '09:30');
    const entry = await entryOf(context, 1, '09:10', person.idNumber);
    const first = merge(context, entry);
    expect(merge(context, entry)).toEqual(first);
    expect(merge(context, entry, await entryOf(context, 2, '09:11', addPerson(context).idNumber)).results).toHaveLength(
      2,
    );
    expect(numbers(context)).toEqual(['K001', 'K002']);
  });

  test('of somebody who has a number already leave that one', async () => {
    const context = station();
    const person = addPerson(context);
    context.setTime(DAY, '09:00');
    arrive(context, person.idNumber);
    context.setTime(DAY, '09:30');
    const { results } = merge(context, await entryOf(context, 1, '09:10', person.idNumber));
    expect(results).toMatchObject([{ outcome: 'known', ticketNumber: 'B001' }]);
    expect(numbers(context)).toEqual(['B001']);
  });

  test('settle the appointment they came for', async () => {
    const context = station();
    const person = addPerson(context);
    const { id } = book(context, person.id, DAY);
    context.setTime(DAY, '09:30');
    merge(context, await entryOf(context, 1, '08:40', person.idNumber));
    expect(context.store.raw.prepare('SELECT state FROM appointments WHERE id = ?').get(id)).toEqual({
      state: 'arrived',
    });
    expect(listToday(context)[0]?.appointmentTime).not.toBeNull();
  });

  test('that no kiosk was lent are refused', async () => {
    const context = station();
    const person = addPerson(context);
    const good = await entryOf(context, 1, '09:10', person.idNumber);
    const outcomes = (...entries: OfflineEntry[]) => merge(context, ...entries).results.map(({ outcome }) => outcome);
    expect(outcomes({ ...good, number: 31 })).toEqual(['refused']);
    expect(outcomes({ ...good, blockId: crypto.randomUUID() })).toEqual(['refused']);
    expect(outcomes(good)).toEqual(['issued']);
    expect(outcomes({ ...good, entryId: crypto.randomUUID() })).toEqual(['refused']);
  });

  test('carry a time that can be: not before the block, not in the future', async () => {
    const context = station();
    const [one, two] = [addPerson(context), addPerson(context)];
    context.setTime(DAY, '09:30');
    merge(context, await entryOf(context, 1, '03:00', one.idNumber), await entryOf(context, 2, '23:00', two.idNumber));
    expect(listToday(context).map(({ issuedAtMs }) => issuedAtMs)).toEqual([at('08:00'), at('09:30')]);
  });

  test('never collide with numbers leased or given later', async () => {
    const context = station();
    const person = addPerson(context);
    context.setTime(DAY, '09:30');
    merge(context, await entryOf(context, 30, '09:10', person.idNumber));
    expect(lease(context, 'kiosk-2').blocks[0]?.first).toBe(31);
  });
});

describe('numbers of people the roster does not know', () => {
  test('wait for a clerk, who gives them to the right person at their old place', async () => {
    const context = station();
    const [known, late] = [addPerson(context), addPerson(context)];
    context.setTime(DAY, '09:20');
    arrive(context, late.idNumber);
    context.setTime(DAY, '09:30');
    const entry = await entryOf(context, 4, '09:10', null);
    expect(merge(context, entry).results).toMatchObject([{ outcome: 'unmatched', ticketNumber: 'K004' }]);
    expect(listUnmatchedTickets(context)).toMatchObject([{ ticketNumber: 'K004', maskedIdNumber: '' }]);
    const adopt = { ...request(), entryId: entry.entryId, idNumber: known.idNumber, clerk };
    expect(adoptTicket(context, adopt)).toEqual({ outcome: 'issued', ticketNumber: 'K004' });
    expect(numbers(context)).toEqual(['K004', 'B001']);
    expect(listUnmatchedTickets(context)).toEqual([]);
    expect(refusalOf(() => adoptTicket(context, { ...adopt, ...request() })).code).toBe('ticket.notFound');
  });

  test('show a masked ID number only, and can be put aside', async () => {
    const context = station();
    context.setTime(DAY, '09:30');
    const stranger = '999999194001010001';
    const entry = await entryOf(context, 1, '09:10', stranger.slice(0, 17) + '0');
    merge(context, entry);
    const [shown] = listUnmatchedTickets(context);
    expect(shown?.maskedIdNumber).not.toBe(stranger);
    dismissTicket(context, { ...request(), entryId: entry.entryId, clerk });
    expect(listUnmatchedTickets(context)).toEqual([]);
  });
});

describe('calls made alone', () => {
  const step = (event: 'called' | 'recalled' | 'missed' | 'served', ticketNumber: string, time: string) => ({
    stepId: crypto.randomUUID(),
    event,
    ticketNumber,
    atMs: at(time),
  });
  const tell = (context: TestContext, steps: ReturnType<typeof step>[], counterId = '1') =>
    mergeCalls(context, { ...request(), counterId, clerk, steps }).results.map(({ outcome }) => outcome);

  function lineOfThree(): Station {
    const context = station();
    context.setTime(DAY, '09:00');
    for (let each = 0; each < 3; each += 1) arrive(context, addPerson(context).idNumber);
    return context;
  }

  test('are taken over in their order, with their times, once', () => {
    const context = lineOfThree();
    context.setTime(DAY, '10:00');
    const steps = [
      step('called', 'B001', '09:10'),
      step('recalled', 'B001', '09:11'),
      step('missed', 'B001', '09:12'),
      step('called', 'B002', '09:13'),
      step('served', 'B002', '09:20'),
      step('called', 'B003', '09:21'),
    ];
    expect(tell(context, steps)).toEqual(steps.map(() => 'applied'));
    const events = () =>
      context.store.raw.prepare("SELECT count(*) AS n FROM ticket_events WHERE event <> 'issued'").get();
    const before = events();
    expect(tell(context, steps)).toEqual(steps.map(() => 'applied'));
    expect(events()).toEqual(before);
    const states = listToday(context).map(({ number, state, callCount }) => `${number} ${state} ${callCount}`);
    expect(states.toSorted()).toEqual(['B001 missed 2', 'B003 called 1']);
    expect(hallBoard(context).callingNow).toMatchObject([{ ticketNumber: 'B003', calledAtMs: at('09:21') }]);
  });

  test('end what was at the counter when the line broke', () => {
    const context = lineOfThree();
    const first = callNext(context, { ...request(), counterId: '1', clerk });
    context.setTime(DAY, '10:00');
    const steps = [step('served', first.number, '09:10'), step('called', 'B002', '09:10')];
    expect(tell(context, steps)).toEqual(['applied', 'applied']);
    expect(listToday(context).find(({ number }) => number === first.number)).toBeUndefined();
  });

  test('do not override what the host knows to be later', () => {
    const context = lineOfThree();
    context.setTime(DAY, '09:30');
    const called = callNext(context, { ...request(), counterId: '2', clerk });
    stepTicket(context, ticketSteps.markMissed, { ...request(), counterId: '2', clerk, ticketId: called.id });
    const before = listToday(context);
    expect(tell(context, [step('called', called.number, '09:10'), step('served', called.number, '09:20')])).toEqual([
      'newer',
      'newer',
    ]);
    expect(listToday(context)).toEqual(before);
  });

  test('of a number that another counter serves change nothing', () => {
    const context = lineOfThree();
    const called = callNext(context, { ...request(), counterId: '2', clerk });
    context.setTime(DAY, '10:00');
    expect(tell(context, [step('served', called.number, '09:20')])).toEqual(['newer']);
    expect(listToday(context)[0]).toMatchObject({ number: called.number, state: 'called', counterId: '2' });
  });

  test('of a number its kiosk has not told yet take effect when it does', async () => {
    const context = lineOfThree();
    const person = addPerson(context);
    context.setTime(DAY, '10:00');
    expect(tell(context, [step('called', 'K001', '09:40'), step('served', 'K001', '09:50')])).toEqual([
      'pending',
      'pending',
    ]);
    merge(context, await entryOf(context, 1, '09:10', person.idNumber));
    expect(numbers(context)).toEqual(['B001', 'B002', 'B003']);
    expect(context.store.raw.prepare("SELECT state FROM tickets WHERE prefix = 'K'").get()).toEqual({
      state: 'served',
    });
    expect(context.store.raw.prepare('SELECT DISTINCT outcome FROM offline_steps').all()).toEqual([
      { outcome: 'applied' },
    ]);
  });

  test('need a counter that exists', () => {
    expect(refusalOf(() => tell(testContext(), [step('called', 'B001', '09:10')], '99')).code).toBe('counter.unknown');
  });
});
