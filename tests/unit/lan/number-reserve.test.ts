import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyReserve,
  forgetMerged,
  numbersLeft,
  stockBlocks,
  takeNumber,
  type NumberBlock,
} from '#shared/domain/number-reserve.ts';
import { parseTicketNumber, ticketText } from '#shared/domain/ticket-number.ts';

const DAYS = ['2022-02-28', '2022-03-01'] as const;
const block = (id: string, serviceOn: string, first: number, size: number): NumberBlock => ({
  id,
  serviceOn,
  prefix: 'K',
  first,
  last: first + size - 1,
});

describe('a kiosk’s reserve', () => {
  test('never gives a number twice, nor one of another day or block, whatever is stocked and merged in between', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('take' as const), day: fc.constantFrom(...DAYS) }),
      fc.record({
        kind: fc.constant('stock' as const),
        day: fc.constantFrom(...DAYS),
        size: fc.integer({ min: 1, max: 4 }),
      }),
      fc.record({ kind: fc.constant('stock-again' as const) }),
      fc.record({ kind: fc.constant('merge' as const), count: fc.integer({ min: 0, max: 3 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let reserve = emptyReserve;
        const leased: NumberBlock[] = [];
        const given = new Set<string>();
        let taken = 0;
        for (const [index, each] of steps.entries()) {
          if (each.kind === 'stock') {
            const first =
              1 +
              leased
                .filter(({ serviceOn }) => serviceOn === each.day)
                .reduce((sum, one) => sum + one.last - one.first + 1, 0);
            leased.push(block(String(index), each.day, first, each.size));
            reserve = stockBlocks(reserve, leased.slice(-1), DAYS[0]);
          } else if (each.kind === 'stock-again') reserve = stockBlocks(reserve, leased, DAYS[0]);
          else if (each.kind === 'merge') {
            reserve = forgetMerged(
              reserve,
              reserve.waiting.slice(0, each.count).map(({ entryId }) => entryId),
            );
          } else {
            const left = numbersLeft(reserve, each.day);
            const result = takeNumber(reserve, {
              entryId: String(index),
              serviceOn: each.day,
              issuedAtMs: index,
              sealed: null,
            });
            expect(result === null).toBe(left === 0);
            if (result === null) continue;
            taken += 1;
            ({ reserve } = result);
            const { blockId, number, serviceOn } = result.ticket;
            const own = leased.find(({ id }) => id === blockId);
            expect(own?.serviceOn).toBe(each.day);
            expect(number >= (own?.first ?? Infinity) && number <= (own?.last ?? 0)).toBe(true);
            given.add(`${serviceOn} ${number}`);
            expect(numbersLeft(reserve, each.day)).toBe(left - 1);
          }
        }
        expect(given.size).toBe(taken);
      }),
    );
  });

  test('drops days that are over, and keeps what the host does not know yet', () => {
    let reserve = stockBlocks(emptyReserve, [block('a', DAYS[0], 1, 2)], DAYS[0]);
    const first = takeNumber(reserve, { entryId: 'x', serviceOn: DAYS[0], issuedAtMs: 1, sealed: null });
    reserve = stockBlocks(first?.reserve ?? reserve, [], DAYS[1]);
    expect(reserve.blocks).toEqual([]);
    expect(reserve.waiting).toHaveLength(1);
  });
});

describe('a ticket number', () => {
  test('is read as it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom('A', 'B', 'K', 'XY'), fc.integer({ min: 1, max: 9999 }), (prefix, number) => {
        expect(parseTicketNumber(ticketText({ prefix, number }))).toEqual({ prefix, number });
      }),
    );
    expect(parseTicketNumber(' k3 ')).toEqual({ prefix: 'K', number: 3 });
    for (const text of ['', 'K', '3', 'K000', 'K-3', 'K3x', '甲3']) expect(parseTicketNumber(text)).toBeNull();
  });
});
