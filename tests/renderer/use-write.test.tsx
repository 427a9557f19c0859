import { act, cleanup, renderHook, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '#renderer/lib/query-client.ts';
import { LineLostError } from '#renderer/lib/station-line.ts';
import { useWrite } from '#renderer/lib/use-write.ts';
import { DeskError } from '#shared/errors.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { createFakeStation } from '#tests/support/fake-station.ts';
import { sampleTicket } from '#tests/support/sample-ticket.ts';

type Call = { readonly requestId: string; readonly counterId: string; readonly clerk: string };

const seat = { counterId: '1', clerk: '李晓梅' };

function setUp(callNext: (input: Call) => Ticket | Promise<Ticket>, options = {}) {
  const station = createFakeStation({ queue: { callNext } });
  const cache = createQueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <App>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </App>
  );
  return renderHook(() => useWrite(station.queue.callNext, options), { wrapper }).result;
}

afterEach(cleanup);

describe('one writing button', () => {
  it('acts once on a double click', async () => {
    const answer = Promise.withResolvers<Ticket>();
    const callNext = vi.fn<(input: Call) => Promise<Ticket>>(() => answer.promise);
    const write = setUp(callNext);
    let runs: Promise<unknown[]> | undefined;
    act(() => {
      runs = Promise.all([write.current.run(seat), write.current.run(seat)]);
    });
    await waitFor(() => expect(write.current.pending).toBe(true));
    answer.resolve(sampleTicket);
    let outcome: unknown[] | undefined;
    await act(async () => {
      outcome = await runs;
    });
    expect(callNext).toHaveBeenCalledTimes(1);
    expect(outcome?.map((each) => each === undefined)).toEqual([false, true]);
  });

  it('keeps its requestId over a lost line, for the same input only', async () => {
    const ids: string[] = [];
    const write = setUp(() => sampleTicket);
    const failing = vi.fn<(input: Call) => Promise<Ticket>>((input) => {
      ids.push(input.requestId);
      return ids.length === 4 ? Promise.resolve(sampleTicket) : Promise.reject(new LineLostError());
    });
    const own = renderHook(() => useWrite(failing), {
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <App>
          <QueryClientProvider client={createQueryClient()}>{children}</QueryClientProvider>
        </App>
      ),
    }).result;
    expect(write.current.pending).toBe(false);
    await act(() => own.current.run(seat));
    await act(() => own.current.run(seat));
    await act(() => own.current.run({ ...seat, counterId: '2' }));
    await act(() => own.current.run({ ...seat, counterId: '2' }));
    await act(() => own.current.run({ ...seat, counterId: '2' }));
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[1]);
    expect(ids[3]).toBe(ids[2]);
    // The fourth succeeded: the fifth is a new intention.
    expect(ids[4]).not.toBe(ids[3]);
  });

  it('says a refusal in a sentence, and begins anew after it', async () => {
    const ids: string[] = [];
    const write = setUp((input) => {
      ids.push(input.requestId);
      throw new DeskError('counter.busy', { ticketNumber: 'A007' });
    });
    await act(() => write.current.run(seat));
    expect(await screen.findByText(/A007/)).toBeTruthy();
    await act(() => write.current.run(seat));
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    ['internal', { reference: 'a1b2c3d4' }],
    ['store.diskFull', {}],
  ] as const)('keeps its requestId after %s, which does not say whether the station acted', async (code, data) => {
    const ids: string[] = [];
    const write = setUp((input) => {
      ids.push(input.requestId);
      throw new DeskError(code, data);
    });
    await act(() => write.current.run(seat));
    await act(() => write.current.run(seat));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('leaves the sentence to the screen that handles the refusal', async () => {
    const onRefusal = vi.fn(() => true);
    const write = setUp(
      () => {
        throw new DeskError('queue.empty', {});
      },
      { onRefusal },
    );
    await act(() => write.current.run(seat));
    expect(onRefusal).toHaveBeenCalledTimes(1);
    expect(document.querySelector('.ant-message-notice')).toBeNull();
  });
});
