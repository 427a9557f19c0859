import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FieldSaver } from '#renderer/features/cases/field-saver.ts';

type Call = { readonly field: string; readonly value: string; readonly requestId: string };

class Refused extends Error {}

/** A station that records what it was asked, with answers the test gives one by one. */
function scriptedStation() {
  const calls: Call[] = [];
  const answers: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  let requests = 0;
  const saver = new FieldSaver({
    prepare: (field, value) => {
      const requestId = `request-${(requests += 1)}`;
      return () => {
        calls.push({ field, value, requestId });
        return new Promise((resolve, reject) => answers.push({ resolve, reject }));
      };
    },
    isRefusal: (error) => error instanceof Refused,
  });
  const answer = async (settle: (pending: { resolve: () => void; reject: (error: unknown) => void }) => void) => {
    const pending = answers.shift();
    if (pending === undefined) throw new Error('nothing was asked');
    settle(pending);
    await vi.advanceTimersByTimeAsync(0);
  };
  return {
    saver,
    calls,
    accept: () => answer((pending) => pending.resolve()),
    refuse: () => answer((pending) => pending.reject(new Refused('no'))),
    loseLine: () => answer((pending) => pending.reject(new Error('line lost'))),
  };
}

const brief = (calls: readonly Call[]) => calls.map(({ field, value }) => `${field}=${value}`);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('saving fields as they are typed', () => {
  it('sends one value for a burst of keys, after the typing pause', async () => {
    const { saver, calls } = scriptedStation();
    for (const text of ['中', '中国', '中国银行']) saver.edit('bank', text);
    expect(calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(brief(calls)).toEqual(['bank=中国银行']);
  });

  it('sends at once when the clerk leaves the field or touches another', () => {
    const { saver, calls } = scriptedStation();
    saver.edit('bank', '农业银行');
    saver.edit('phone', '1');
    expect(brief(calls)).toEqual(['bank=农业银行']);
    saver.flush();
    expect(brief(calls)).toEqual(['bank=农业银行']);
  });

  it('keeps one request in flight and the order of typing', async () => {
    const { saver, calls, accept } = scriptedStation();
    saver.edit('a', '1');
    saver.edit('b', '2');
    saver.edit('a', '3');
    saver.flush();
    expect(brief(calls)).toEqual(['a=1']);
    await accept();
    expect(brief(calls)).toEqual(['a=1', 'b=2']);
    await accept();
    await accept();
    expect(brief(calls)).toEqual(['a=1', 'b=2', 'a=3']);
    expect(saver.view()).toMatchObject({ state: 'saved' });
    expect(saver.view().drafts.size).toBe(0);
  });

  it('repeats a request lost with the line under its own id, then sends what was typed since', async () => {
    const { saver, calls, accept, loseLine } = scriptedStation();
    saver.edit('phone', '139');
    saver.flush();
    await loseLine();
    expect(saver.view().state).toBe('waiting');
    saver.edit('phone', '13900000000');
    saver.edit('bank', '邮储');
    saver.flush();
    expect([...saver.view().drafts]).toEqual([
      ['phone', '13900000000'],
      ['bank', '邮储'],
    ]);
    saver.resume();
    await accept();
    await accept();
    await accept();
    expect(brief(calls)).toEqual(['phone=139', 'phone=139', 'phone=13900000000', 'bank=邮储']);
    expect(calls.map((call) => call.requestId)).toEqual(['request-1', 'request-1', 'request-2', 'request-3']);
    expect(saver.view().state).toBe('saved');
  });

  it('tries again by itself while nobody says that the line is open', async () => {
    const { saver, calls, accept, loseLine } = scriptedStation();
    saver.edit('phone', '139');
    saver.flush();
    await loseLine();
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls.length).toBe(2);
    await loseLine();
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls.length).toBe(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls.length).toBe(3);
    await accept();
    expect(saver.view().state).toBe('saved');
  });

  it('does not send a second copy when told twice that the line is open', async () => {
    const { saver, calls, loseLine } = scriptedStation();
    saver.edit('phone', '139');
    saver.flush();
    await loseLine();
    saver.resume();
    saver.resume();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(calls.length).toBe(2);
  });

  it('keeps a refused value on the screen, goes on with the rest, and can be asked to try again', async () => {
    const { saver, calls, accept, refuse } = scriptedStation();
    saver.edit('phone', 'abc');
    saver.edit('bank', '邮储');
    saver.flush();
    await refuse();
    await accept();
    expect(brief(calls)).toEqual(['phone=abc', 'bank=邮储']);
    expect(saver.view().state).toBe('refused');
    expect(saver.view().drafts.get('phone')).toBe('abc');
    saver.retryRefused();
    await accept();
    expect(brief(calls).at(-1)).toBe('phone=abc');
    expect(saver.view().state).toBe('saved');
  });

  it('tells when all is saved, sending what was held back', async () => {
    const { saver, calls, accept } = scriptedStation();
    let told = false;
    saver.edit('phone', '139');
    const waiting = saver.settled().then((view) => {
      told = true;
      return view;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(brief(calls)).toEqual(['phone=139']);
    expect(told).toBe(false);
    await accept();
    expect((await waiting).state).toBe('saved');
  });

  it('forgets a refusal that newer typing overtook', async () => {
    const { saver, accept, refuse } = scriptedStation();
    saver.edit('phone', 'abc');
    saver.flush();
    saver.edit('phone', '139');
    saver.flush();
    await refuse();
    expect(saver.view().refused.size).toBe(0);
    await accept();
    expect(saver.view().state).toBe('saved');
  });
});
