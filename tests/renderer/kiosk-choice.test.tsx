import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { cardReadId } from '#shared/contract/base.ts';
import type { ReaderEvent } from '#shared/contract/devices.ts';
import type { Intake } from '#shared/contract/queue.ts';
import { lineClips } from '#shared/domain/kiosk-speech.ts';
import { DeskError } from '#shared/errors.ts';
import { KioskScreen } from '#renderer/screens/kiosk/KioskScreen.tsx';
import { linesOn } from '#renderer/screens/kiosk/spoken-lines.ts';
import { EventFeed } from '#tests/support/event-feed.ts';
import { createFakeStation, printerReady, readerIdle, sampleIntake } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';
import { sampleTicket } from '#tests/support/sample-ticket.ts';

afterEach(cleanup);

const services = [
  { id: 'main', name: '优待证申领' },
  { id: 'advice', name: '政策咨询' },
];

async function open(intake: Partial<Intake> = {}, reason = '') {
  const asked: (string | undefined)[] = [];
  const reader = new EventFeed<ReaderEvent>();
  const station = createFakeStation({
    queue: {
      intake: () => ({ ...sampleIntake, ...intake }),
      checkIn: ({ serviceId }) => {
        asked.push(serviceId);
        if (serviceId === undefined) throw new DeskError('service.choose', { services, reason });
        const ticket = { ...sampleTicket, number: 'F001', serviceName: '政策咨询' };
        return { ticket, peopleAhead: 0, expectedWaitMinutes: null, issued: true, printJobId: null };
      },
    },
    devices: {
      status: () => ({ reader: readerIdle, printer: printerReady }),
      watchReader: (_input, signal) => reader.stream(signal, [{ kind: 'status', status: readerIdle }]),
    },
  });
  renderWithStation(station, <KioskScreen />);
  await screen.findByText('您想怎样取号？');
  const tap = (): void => {
    const id = cardReadId.parse('7b0c2f0e-8a55-4f0e-9c3e-0000000000c1');
    reader.push({ kind: 'card', cardReadId: id, maskedName: '张**', personId: null });
  };
  return { asked, tap };
}

describe('what for', () => {
  it('is asked once, and the number is one of what was pressed', async () => {
    const { asked, tap } = await open();
    tap();
    await screen.findByText('您今天来办什么？');
    fireEvent.click(screen.getByRole('button', { name: '政策咨询' }));
    expect((await screen.findByTestId('ticket-number')).textContent).toBe('F001');
    expect(asked).toEqual([undefined, 'advice']);
  });

  it('is read out with what there is to choose from', async () => {
    const { tap } = await open();
    tap();
    await screen.findByText('您今天来办什么？');
    const main = document.querySelector('main');
    const spoken = main === null ? [] : linesOn(main).flatMap((line) => lineClips(line));
    expect(spoken).toEqual(['kiosk-service-question', 'kiosk-gap-service-card', 'kiosk-gap-service-advice']);
  });

  it('says why not the main service, and one page back nobody has a number', async () => {
    const { asked, tap } = await open({}, '您属于第三阶段，4月1日起开放。');
    tap();
    await screen.findByText('您属于第三阶段，4月1日起开放。');
    expect(screen.getByText('可以办别的，您要办吗？')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '返回' }));
    await screen.findByText('您想怎样取号？');
    expect(asked).toEqual([undefined]);
  });
});

describe('no more numbers', () => {
  it.each([
    ['full', '今天现场的号取完了。'],
    ['stopped', '今天现场不再取号了。'],
    ['closed', '今天取号的时间过了。'],
  ] as const)(
    'is said on the first page when %s, with who still gets one and when to come',
    async (state, sentence) => {
      await open({ state, next: { date: '2022-03-01', time: '13:30' } });
      const notice = await screen.findByTestId('no-more-numbers');
      expect(notice.textContent).toBe(`${sentence}有预约的，照样可以取号。没有预约的，请 3月1日下午 1:30 再来。`);
      expect(screen.getByRole('button', { name: '刷身份证' })).toBeTruthy();
    },
  );

  it('promises nothing to people with an appointment when theirs are over too', async () => {
    await open({ state: 'closed', bookedStill: false });
    expect((await screen.findByTestId('no-more-numbers')).textContent).toBe('今天取号的时间过了。');
  });

  it('is not said while there are some', async () => {
    await open();
    expect(screen.queryByTestId('no-more-numbers')).toBeNull();
  });
});
