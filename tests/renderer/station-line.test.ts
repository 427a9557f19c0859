import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectThrough } from '#renderer/lib/station-client.ts';
import { LineLostError, type Dialled, type LineEvents, type StationLink } from '#renderer/lib/station-line.ts';

type Call = (path: readonly string[], input: unknown) => Promise<unknown>;

/** Lines a test opens and breaks by hand. */
function switchboard() {
  const attempts: { readonly events: LineEvents; usable: boolean }[] = [];
  const dial = (events: LineEvents): Dialled => {
    const attempt = { events, usable: false };
    attempts.push(attempt);
    return { usable: () => attempt.usable, hangUp: () => (attempt.usable = false) };
  };
  return {
    dial,
    attempts,
    open: (call: Call): void => {
      const attempt = attempts.at(-1);
      if (attempt === undefined) throw new Error('nothing was dialled');
      attempt.usable = true;
      attempt.events.onOpen({ call: (path, input) => call(path, input) } satisfies StationLink);
    },
    breakOff: (): void => {
      const attempt = attempts.at(-1);
      if (attempt === undefined) throw new Error('nothing was dialled');
      attempt.usable = false;
      attempt.events.onClose();
    },
  };
}

const seat = { requestId: '7b0c2f0e-8a55-4f0e-9c3e-000000000001', counterId: '1', clerk: '李晓梅' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the line to the station', () => {
  it('holds a call made before the line stands', async () => {
    const board = switchboard();
    const { client } = connectThrough(board.dial);
    const answer = client.queue.callNext(seat);
    const call = vi.fn<Call>(async () => 'called');
    board.open(call);
    await expect(answer).resolves.toBe('called');
    expect(call).toHaveBeenCalledWith(['queue', 'callNext'], seat);
  });

  it('sends a call again, the same request, when the line broke before the answer', async () => {
    const board = switchboard();
    const { client } = connectThrough(board.dial);
    const lost = Promise.withResolvers<unknown>();
    const first = vi.fn<Call>(() => lost.promise);
    board.open(first);
    const answer = client.queue.callNext(seat);
    await vi.waitFor(() => expect(first).toHaveBeenCalled());
    board.breakOff();
    lost.reject(new Error('closed'));
    await vi.advanceTimersByTimeAsync(250);
    const second = vi.fn<Call>(async () => 'called');
    board.open(second);
    await expect(answer).resolves.toBe('called');
    expect(second.mock.calls).toEqual(first.mock.calls);
  });

  it('does not send a refused call again', async () => {
    const board = switchboard();
    const { client } = connectThrough(board.dial);
    const call = vi.fn<Call>(() => Promise.reject(new ORPCError('queue.empty')));
    board.open(call);
    await expect(client.queue.callNext(seat)).rejects.toMatchObject({ code: 'queue.empty' });
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('does not send a refused call again when the line breaks with the answer', async () => {
    const board = switchboard();
    const { client } = connectThrough(board.dial, 1000);
    board.open(() => {
      board.breakOff();
      return Promise.reject(new ORPCError('queue.empty'));
    });
    const outcome = expect(client.queue.callNext(seat)).rejects.toMatchObject({ code: 'queue.empty' });
    await vi.advanceTimersByTimeAsync(1000);
    await outcome;
  });

  it('gives a call up when the line stays away, and says that it was the line', async () => {
    const board = switchboard();
    const { client } = connectThrough(board.dial, 1000);
    const outcome = expect(client.queue.callNext(seat)).rejects.toBeInstanceOf(LineLostError);
    await vi.advanceTimersByTimeAsync(1000);
    await outcome;
  });

  it('dials again, more and more slowly, and tells its state', async () => {
    const board = switchboard();
    const connection = connectThrough(board.dial);
    const states: string[] = [connection.state];
    connection.onState(() => states.push(connection.state));
    board.open(async () => null);
    board.breakOff();
    await vi.advanceTimersByTimeAsync(250);
    board.breakOff();
    await vi.advanceTimersByTimeAsync(499);
    expect(board.attempts).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(board.attempts).toHaveLength(3);
    board.open(async () => null);
    expect(states).toEqual(['connecting', 'open', 'lost', 'open']);
  });

  it('tells why the shell has given the station up', () => {
    const board = switchboard();
    const connection = connectThrough(board.dial);
    board.attempts[0]?.events.onStopped('station.crashing');
    expect(connection.stopCode).toBe('station.crashing');
    board.open(async () => null);
    expect(connection.stopCode).toBeNull();
  });
});
