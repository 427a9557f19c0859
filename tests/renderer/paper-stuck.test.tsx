import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PrinterStatusView } from '#shared/contract/devices.ts';
import type { PrintJob } from '#shared/contract/prints.ts';
import { CounterScreen } from '#renderer/screens/counter/CounterScreen.tsx';
import {
  receipt,
  refusal,
  renderWith,
  scriptedStation,
  SEAT,
  zhangsCase,
  zhangsTicket,
  type Handlers,
} from './counter-station.tsx';

beforeEach(() => localStorage.setItem('counter-seat', JSON.stringify(SEAT)));
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  localStorage.clear();
});

const reader = { url: 'none', state: 'off', problem: null, samId: null, photoDecoder: false };
const device: PrinterStatusView = {
  url: 'tcp://printer',
  statusCapable: true,
  condition: 'ready',
  columns: 48,
  rasterOnly: false,
  queued: 1,
  unanswered: 0,
};

function open(job: PrintJob, printer: Partial<PrinterStatusView> = {}, more: Handlers = {}) {
  const accepted = zhangsCase({ state: 'accepted', caseNumber: 'XC0001', missing: [], printJobId: job.id });
  const station = scriptedStation({
    'queue.atCounter': () => zhangsTicket(),
    'cases.open': () => accepted,
    'cases.get': () => accepted,
    'prints.get': () => job,
    'devices.status': () => ({ reader, printer: { ...device, ...printer } }),
    ...more,
  });
  renderWith(station.connection, <CounterScreen />);
  return station;
}

/** Clicks what is usable, and never what is only about to be. */
async function press(testId: string): Promise<void> {
  const button = await waitFor(() => {
    const found = screen.getByTestId(testId);
    expect(found.matches(':disabled')).toBe(false);
    return found;
  });
  fireEvent.click(button);
}

describe('a paper that does not come', () => {
  it('waits some seconds for a printer in trouble, then shows the number to copy and may be put off', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
    const station = open(receipt('queued'), { condition: 'out-of-paper' }, { 'prints.putOff': () => receipt('void') });
    await press('open-case');
    await screen.findByTestId('receipt-state');
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(station.asked('prints.byHand')).toEqual([]);
    expect(screen.queryByTestId('receipt-later')).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect((await screen.findByTestId('hand-copy-number')).textContent).toBe('XC0001');
    expect(screen.getByTestId('hand-copy-line').textContent).toContain('张建䶮');
    await press('receipt-later');
    await waitFor(() => expect(station.asked('prints.putOff')).toHaveLength(1));
  });

  it.each([
    ['ready', 'queued'],
    ['paper-near-end', 'queued'],
    ['ready', 'sending'],
    ['ready', 'unknown'],
  ] as const)('says nothing of copying while the printer is %s and the paper %s', async (condition, state) => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
    const station = open(receipt(state), { condition });
    await press('open-case');
    await screen.findByTestId('receipt-state');
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(station.asked('prints.byHand')).toEqual([]);
  });

  it('shows the number at once when it cannot be printed or was put off, and how to print it then', async () => {
    open({ ...receipt('void'), condition: 'later' });
    await press('open-case');
    await screen.findByTestId('hand-copy');
    expect(screen.getByTestId('receipt-again').textContent).toBe('现在打印');
  });

  it('asks 已出票？ where nobody but the clerk can see it', async () => {
    open(receipt('unknown'), { statusCapable: false, condition: 'unknown' });
    await press('open-case');
    expect((await screen.findByTestId('receipt-state')).textContent).toContain('已出票？');
    expect(
      [screen.getByTestId('receipt-came-out'), screen.getByTestId('receipt-again')].map((b) => b.textContent),
    ).toEqual(['出票了', '没出，再打']);
  });
});

describe('the bar over the counter', () => {
  it('opens every waiting paper, first those that ask a person; what was put off is not among them', async () => {
    const job = (subject: string, change: Partial<PrintJob>): PrintJob => ({
      ...receipt('queued'),
      id: crypto.randomUUID() as PrintJob['id'],
      subject,
      ...change,
    });
    const waiting = [
      job('A003', { state: 'void', condition: 'later' }),
      job('A002', { kind: 'queue-ticket' }),
      job('A001', { kind: 'appointment-slip', state: 'unknown' }),
    ];
    open(receipt('confirmed'), { condition: 'out-of-paper' }, { 'prints.unsettled': () => waiting });
    await press('printer-answer');
    const shown = await screen.findAllByTestId('waiting-paper');
    expect(shown.map(({ dataset }) => dataset['subject'])).toEqual(['A001', 'A002']);
  });
});

describe('a paper that came out before', () => {
  it('is asked for with the same content again, and comes with a reason only', async () => {
    const draft = zhangsCase();
    let wanted = 0;
    const station = open(
      receipt('confirmed'),
      {},
      {
        'cases.open': () => draft,
        'cases.get': () => draft,
        'prints.requestForCase': ({ reason }: { readonly reason?: string }) => {
          wanted += 1;
          if (reason === undefined) throw refusal('print.reasonNeeded');
          return { printJobId: receipt('queued').id };
        },
      },
    );
    await press('open-case');
    await press('paper-materials-list');
    await screen.findByTestId('reprint-confirm');
    expect(screen.getByTestId('reprint-confirm').matches(':disabled')).toBe(true);
    fireEvent.click(screen.getByText('看不清'));
    await press('reprint-confirm');
    await waitFor(() => expect(screen.queryByTestId('reprint-confirm')).toBeNull());
    expect(wanted).toBe(2);
    expect(station.asked('prints.requestForCase')[1]?.input).toMatchObject({
      paper: { kind: 'materials-list' },
      reason: '看不清',
    });
  });
});
