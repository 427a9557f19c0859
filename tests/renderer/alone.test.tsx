import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StationClient } from '#shared/contract/contract.ts';
import { AloneKiosk } from '#renderer/screens/alone/AloneKiosk.tsx';
import { ManualCalling } from '#renderer/screens/alone/ManualCalling.tsx';
import { createFakeStation } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';
import { sampleTicket } from '#tests/support/sample-ticket.ts';

type Merged = Parameters<StationClient['offline']['mergeTickets']>[0]['entries'];
type Steps = Parameters<StationClient['offline']['mergeCalls']>[0]['steps'];

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const say = (line: ReturnType<typeof renderWithStation>['line'], state: 'open' | 'lost') => act(() => line.set(state));

test('a kiosk gives its own numbers once the line is gone for good, and tells the host when it is back', async () => {
  const merged: Merged[number][] = [];
  const client = createFakeStation({
    offline: {
      lease: ({ days }) => ({
        sealKey: 'AAAA',
        blocks: days.map((serviceOn) => ({ id: crypto.randomUUID(), serviceOn, prefix: 'K', first: 1, last: 30 })),
      }),
      mergeTickets: ({ entries }) => {
        merged.push(...entries);
        return {
          results: entries.map(({ entryId }) => ({ entryId, outcome: 'issued' as const, ticketNumber: 'K001' })),
        };
      },
    },
  });
  const { line } = renderWithStation(client, <AloneKiosk />);
  await pass(500);
  expect(screen.queryByTestId('alone-kiosk')).toBeNull();
  say(line, 'lost');
  await pass(3_900);
  expect(screen.queryByTestId('alone-kiosk')).toBeNull();
  // A line that opens and breaks at once is no line.
  say(line, 'open');
  await pass(50);
  say(line, 'lost');
  await pass(200);
  expect(screen.getByTestId('alone-kiosk')).toBeTruthy();
  fireEvent.click(screen.getByText('没有号码，直接取号'));
  await pass(100);
  expect(screen.getByTestId('alone-number').textContent).toBe('K001');
  // The visitor still reads the number when the line comes back.
  say(line, 'open');
  await pass(2_000);
  expect(screen.getByTestId('alone-number').textContent).toBe('K001');
  expect(merged).toMatchObject([{ number: 1, sealed: null }]);
  fireEvent.click(screen.getByText('好了'));
  expect(screen.queryByTestId('alone-kiosk')).toBeNull();
});

test('a counter calls from the last known queue by hand, and tells the host when it is back', async () => {
  const told: Steps[number][] = [];
  const waiting = (number: string) => ({
    ...sampleTicket,
    id: crypto.randomUUID() as never,
    number,
    state: 'waiting' as const,
  });
  const client = createFakeStation({
    queue: { today: () => [waiting('A001'), waiting('A002'), waiting('A003')] },
    offline: {
      mergeCalls: ({ steps }) => {
        told.push(...steps);
        return { results: steps.map(({ stepId }) => ({ stepId, outcome: 'applied' as const })) };
      },
    },
  });
  const { line } = renderWithStation(client, <ManualCalling seat={{ counterId: '2', clerk: '李晓梅' }} />);
  await pass(500);
  say(line, 'lost');
  await pass(6_100);
  // The second of two counters begins with the second number.
  fireEvent.click(screen.getByTestId('manual-next'));
  await pass(50);
  expect(screen.getByTestId('manual-current').textContent).toBe('A002');
  fireEvent.click(screen.getByTestId('manual-missed'));
  await pass(50);
  expect(screen.getByTestId('manual-current').textContent).toBe('—');
  expect(screen.getByTestId('manual-next').hasAttribute('disabled')).toBe(true);
  say(line, 'open');
  await pass(2_000);
  expect(told.map(({ event, ticketNumber }) => `${event} ${ticketNumber}`)).toEqual(['called A002', 'missed A002']);
  expect(screen.queryByTestId('manual-calling')).toBeNull();
});
