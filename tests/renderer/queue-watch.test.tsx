import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ticketId } from '#shared/contract/base.ts';
import type { IntakeDay, Ticket } from '#shared/contract/queue.ts';
import { longWaits } from '#shared/domain/long-waits.ts';
import { IntakeCard } from '#renderer/features/queue/IntakeCard.tsx';
import { LongWaits } from '#renderer/features/queue/LongWaits.tsx';
import { createFakeStation, sampleIntake } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';
import { sampleDescription } from '#tests/support/sample-description.ts';
import { sampleTicket } from '#tests/support/sample-ticket.ts';

afterEach(cleanup);

const MINUTE = 60_000;
const waiting = (number: string, minutes: number): Ticket => ({
  ...sampleTicket,
  id: ticketId.parse(crypto.randomUUID()),
  number,
  issuedAtMs: sampleDescription.nowMs - minutes * MINUTE,
});

describe('who has waited too long', () => {
  it('is everybody from the limit on who waits, the longest first', () => {
    const held = { ...waiting('B009', 90), state: 'held' as const };
    const late = longWaits(
      [waiting('B001', 44), waiting('B002', 45), waiting('A003', 60), held],
      45,
      sampleDescription.nowMs,
    );
    expect(late.map(({ number, minutes }) => [number, minutes])).toEqual([
      ['A003', 60],
      ['B002', 45],
    ]);
  });

  it('is said in words as long as it is so, and noticed once', async () => {
    const tickets = [waiting('B002', 46), waiting('A003', 61), waiting('B005', 3)];
    const shown = renderWithStation(createFakeStation(), <LongWaits tickets={tickets} />);
    const sentence = 'A003 已等 61 分钟，B002 已等 46 分钟，超过 45 分钟，请关照。';
    expect((await screen.findByTestId('long-waits')).textContent).toBe(sentence);
    expect(await screen.findByText('有人等得太久了')).toBeTruthy();
    shown.unmount();
    renderWithStation(createFakeStation(), <LongWaits tickets={tickets} />);
    await screen.findByTestId('long-waits');
    expect(screen.queryByText('有人等得太久了')).toBeNull();
  });

  it('takes no room when nobody has', async () => {
    renderWithStation(createFakeStation(), <LongWaits tickets={[waiting('B001', 44)]} />);
    await waitFor(() => expect(screen.queryByText('waiting')).toBeNull());
    expect(screen.queryByTestId('long-waits')).toBeNull();
  });
});

describe('the card of the intake', () => {
  function open(clerk: string, state: Partial<IntakeDay> = {}) {
    const calls: string[] = [];
    let day: IntakeDay = { ...sampleIntake, walkIns: 12, walkInsPerDay: 30, closesAt: '17:00', moves: [], ...state };
    const move = (event: 'stopped' | 'resumed') => (input: { readonly clerk: string; readonly reason: string }) => {
      calls.push(`${event} ${input.clerk} ${input.reason}`);
      const stoppedBy = event === 'stopped' ? input.clerk : null;
      const made = { event, clerk: input.clerk, reason: input.reason, atMs: sampleDescription.nowMs };
      day = { ...day, state: event === 'stopped' ? 'stopped' : 'open', stoppedBy, moves: [...day.moves, made] };
      return day;
    };
    const queue = { intakeDay: () => day, stopIntake: move('stopped'), resumeIntake: move('resumed') };
    renderWithStation(createFakeStation({ queue }), <IntakeCard clerk={clerk} />);
    return calls;
  }

  it('says how things stand, stops, says who stopped, and takes it back', async () => {
    const calls = open('王海涛');
    expect((await screen.findByTestId('intake-state')).textContent).toBe(
      '正在取号。 今天现场已取 12 个，每天 30 个，17:00 停止取号。',
    );
    fireEvent.click(screen.getByTestId('intake-stop'));
    fireEvent.click(await screen.findByText('系统检修'));
    fireEvent.click(screen.getByTestId('reason-confirm'));
    expect((await screen.findByTestId('intake-moves')).textContent).toBe('08:40 王海涛 停止取号（系统检修）');
    expect(screen.getByTestId('intake-state').textContent).toContain('今天现场不再取号（王海涛）');
    fireEvent.click(screen.getByTestId('intake-resume'));
    await screen.findByTestId('intake-stop');
    expect(screen.getByTestId('intake-moves').textContent).toContain('；08:40 王海涛 恢复取号');
    expect(calls).toEqual(['stopped 王海涛 系统检修', 'resumed 王海涛 ']);
  });

  it('asks for a name first', async () => {
    open('');
    expect((await screen.findByTestId('intake-stop')).hasAttribute('disabled')).toBe(true);
    expect(screen.getByTestId('intake-card').textContent).toContain('请先在右上角填操作人');
  });
});
