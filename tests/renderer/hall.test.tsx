import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChangeEvent } from '#shared/contract/changes.ts';
import type { HallCall } from '#shared/contract/queue.ts';
import { hallText } from '#shared/i18n/zh-CN/hall.ts';
import { HallScreen } from '#renderer/screens/hall/HallScreen.tsx';
import { EventFeed } from '#tests/support/event-feed.ts';
import { createFakeStation } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';

const call = (ticketNumber: string, calledAtMs: number, callCount = 1): HallCall => ({
  ticketNumber,
  maskedName: '王*',
  counterId: ticketNumber.slice(-1),
  counterName: `${ticketNumber.slice(-1)}号窗口`,
  calledAtMs,
  callCount,
  sequence: calledAtMs,
});

function openHall(first: readonly HallCall[]) {
  const changes = new EventFeed<ChangeEvent>();
  let callingNow = first;
  const station = createFakeStation({
    changes: { watch: (_input, signal) => changes.stream(signal) },
    queue: {
      hall: () => ({
        date: '2022-02-28',
        callingNow: [...callingNow],
        recent: [...callingNow],
        announcements: [],
        waitingCount: 7,
        intake: { state: 'open', stoppedBy: null, next: null },
      }),
    },
  });
  const page = renderWithStation(station, <HallScreen />);
  const announce = (next: readonly HallCall[]): void => {
    callingNow = next;
    changes.push({ nouns: ['queue'] });
  };
  return { ...page, announce };
}

const newest = async (number: string): Promise<HTMLElement> => {
  await waitFor(() => expect(screen.getByTestId('newest-call').textContent).toContain(number));
  return screen.getByTestId('newest-call');
};

afterEach(cleanup);

describe('the calling screen', () => {
  it('shows the newest call first, with its counter, and how many wait', async () => {
    openHall([call('A001', 1000), call('A002', 2000)]);
    const element = await newest('A002');
    expect(within(element).getByText('2号窗口')).toBeTruthy();
    expect(screen.getByTestId('waiting-count').textContent).toBe(hallText.waiting(7));
  });

  it('shows a call as soon as the station announces it', async () => {
    const { announce } = openHall([]);
    await screen.findByText(hallText.noRecent);
    announce([call('A003', 3000)]);
    await newest('A003');
  });

  it('begins the highlight anew for a recall of the same ticket', async () => {
    const { announce } = openHall([call('A003', 3000)]);
    const before = await newest('A003');
    announce([call('A003', 9000, 2)]);
    await waitFor(() => expect(screen.getByTestId('newest-call')).not.toBe(before));
  });

  it('keeps the numbers and says small that the line is lost', async () => {
    const { line } = openHall([call('A003', 3000)]);
    await newest('A003');
    act(() => line.set('lost'));
    expect(screen.getByText(hallText.lost)).toBeTruthy();
    expect(screen.getByTestId('newest-call').textContent).toContain('A003');
    act(() => line.set('open'));
    expect(screen.queryByText(hallText.lost)).toBeNull();
  });
});
