import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardReadId, printJobId } from '#shared/contract/base.ts';
import type { ReaderEvent } from '#shared/contract/devices.ts';
import type { PrintJob } from '#shared/contract/prints.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { DeskError } from '#shared/errors.ts';
import { kioskText } from '#shared/i18n/zh-CN/kiosk.ts';
import { KioskScreen } from '#renderer/screens/kiosk/KioskScreen.tsx';
import { EventFeed } from '#tests/support/event-feed.ts';
import { createFakeStation, printerReady, readerIdle, type FakeAnswers } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';
import { sampleTicket } from '#tests/support/sample-ticket.ts';

const VALID = '99999919430307002X';
const jobId = printJobId.parse('7b0c2f0e-8a55-4f0e-9c3e-0000000000aa');
const issued: CheckInResult = {
  ticket: sampleTicket,
  expectedWaitMinutes: null,
  peopleAhead: 3,
  issued: true,
  printJobId: jobId,
};

type CheckIn = (input: { readonly who: unknown; readonly requestId: string }) => Promise<CheckInResult>;

function job(state: PrintJob['state']): PrintJob {
  return {
    id: jobId,
    kind: 'queue-ticket',
    subject: 'A012',
    name: '张建国',
    state,
    condition: null,
    copy: 0,
    attempts: 1,
    createdAtMs: 0,
    changedAtMs: 0,
  };
}

async function openKiosk(checkIn: CheckIn, more: FakeAnswers = {}, status = readerIdle) {
  const reader = new EventFeed<ReaderEvent>();
  const station = createFakeStation({
    queue: { checkIn },
    prints: { get: () => job('confirmed') },
    ...more,
    devices: {
      status: () => ({ reader: readerIdle, printer: printerReady }),
      ...more.devices,
      watchReader: (_input, signal) => reader.stream(signal, [{ kind: 'status', status }]),
    },
  });
  const page = renderWithStation(station, <KioskScreen />);
  await screen.findByTestId('reader-state');
  const tap = (last: string): void => {
    const id = cardReadId.parse(`7b0c2f0e-8a55-4f0e-9c3e-0000000000${last}`);
    reader.push({ kind: 'card', cardReadId: id, maskedName: '张**', personId: null });
  };
  return { ...page, reader, tap };
}

async function type(number: string): Promise<void> {
  fireEvent.click(await screen.findByText(kioskText.welcome.digits));
  for (const key of number) fireEvent.click(screen.getByRole('button', { name: key }));
}

const typed = (): string => screen.getByTestId('typed-number').textContent;
const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('arrival by card', () => {
  it('gives the ticket at once, without a key pressed', async () => {
    const checkIn = vi.fn<CheckIn>(async () => issued);
    const { tap } = await openKiosk(checkIn);
    await screen.findByText(kioskText.welcome.reader.ready);
    tap('01');
    expect((await screen.findByTestId('ticket-number')).textContent).toBe('A012');
    expect(screen.getByTestId('people-ahead').textContent).toBe(kioskText.ticket.ahead(3));
    expect(await screen.findByText(kioskText.ticket.take)).toBeTruthy();
    expect(screen.getByText('张**')).toBeTruthy();
    expect(screen.queryByText('张建国')).toBeNull();
    expect(checkIn.mock.calls[0]?.[0].who).toMatchObject({ kind: 'card-read' });
  });

  it('shows a ticket just given again as it was when the card is tapped twice', async () => {
    const answers = [issued, { ...issued, issued: false, printJobId: null, peopleAhead: 2 }];
    const { tap } = await openKiosk(async () => answers.shift() ?? issued);
    tap('01');
    await screen.findByText(kioskText.ticket.ahead(3));
    tap('02');
    await screen.findByText(kioskText.ticket.ahead(2));
    expect(screen.getByText(kioskText.ticket.yours)).toBeTruthy();
    expect(screen.queryByText(kioskText.ticket.again)).toBeNull();
    expect(await screen.findByText(kioskText.ticket.take)).toBeTruthy();
  });

  it('sends nobody to look for paper who had it before', async () => {
    const { tap } = await openKiosk(async () => ({ ...issued, issued: false }));
    tap('01');
    expect(await screen.findByText(kioskText.ticket.wait)).toBeTruthy();
    expect(screen.getByText(kioskText.ticket.again)).toBeTruthy();
    expect(screen.queryByText(kioskText.ticket.take)).toBeNull();
  });

  it('does not lose a card laid down while the one before is looked up', async () => {
    const first = Promise.withResolvers<CheckInResult>();
    const second = { ...issued, ticket: { ...sampleTicket, id: sampleTicket.id, number: 'A013' } };
    const checkIn = vi.fn<CheckIn>().mockReturnValueOnce(first.promise).mockResolvedValueOnce(second);
    const { tap } = await openKiosk(checkIn);
    tap('01');
    await screen.findByText(kioskText.checking.title);
    tap('02');
    first.resolve(issued);
    expect(await screen.findByText('A013')).toBeTruthy();
    expect(checkIn).toHaveBeenCalledTimes(2);
  });

  it('offers the digits when the reader is away, and says so', async () => {
    await openKiosk(async () => issued, {}, { ...readerIdle, state: 'offline', problem: 'not-connected' });
    expect(await screen.findByText(kioskText.welcome.reader.away)).toBeTruthy();
    press(kioskText.welcome.digitsOnly);
    expect(screen.getByText(kioskText.digits.question)).toBeTruthy();
  });

  it('reminds of the card that still lies on the reader', async () => {
    const { tap, reader } = await openKiosk(async () => issued);
    tap('01');
    await screen.findByTestId('ticket-number');
    reader.push({ kind: 'status', status: { ...readerIdle, state: 'waiting-removal' } });
    expect(await screen.findByText(kioskText.ticket.takeCard)).toBeTruthy();
  });
});

describe('arrival by typed number', () => {
  it('shows the number in groups and takes it once, however often 确定 is pressed', async () => {
    const answer = Promise.withResolvers<CheckInResult>();
    const checkIn = vi.fn<CheckIn>(() => answer.promise);
    await openKiosk(checkIn);
    await type(VALID);
    const groups = [...screen.getByTestId('typed-number').children].map((group) => group.textContent);
    expect(groups).toEqual(['999999', '1943', '0307', '002X']);
    const confirm = screen.getByRole('button', { name: kioskText.digits.confirm });
    fireEvent.click(confirm);
    fireEvent.click(confirm);
    answer.resolve(issued);
    await screen.findByTestId('ticket-number');
    expect(checkIn.mock.calls.map(([input]) => input.who)).toEqual([{ kind: 'id-number', idNumber: VALID }]);
  });

  it('judges a number only when it is full, or when the visitor says it is', async () => {
    const checkIn = vi.fn<CheckIn>(async () => issued);
    await openKiosk(checkIn);
    await type('99999919430307001');
    expect(screen.getByText(kioskText.digits.count(17))).toBeTruthy();
    press(kioskText.digits.confirm);
    expect(screen.getByText(kioskText.digits.problem['idNumber.length'](17))).toBeTruthy();
    press('9');
    expect(screen.getByText(kioskText.digits.problem['idNumber.checkDigit']())).toBeTruthy();
    press(kioskText.digits.confirm);
    expect(checkIn).not.toHaveBeenCalled();
    press(kioskText.digits.remove);
    expect(typed()).toBe('99999919430307001');
  });

  it('takes the keys of a keyboard or number pad', async () => {
    const checkIn = vi.fn<CheckIn>(async () => issued);
    await openKiosk(checkIn);
    fireEvent.click(await screen.findByText(kioskText.welcome.digits));
    for (const key of VALID.toLowerCase()) fireEvent.keyDown(window, { key });
    fireEvent.keyDown(window, { key: 'Backspace' });
    expect(typed()).toBe(VALID.slice(0, -1));
    fireEvent.keyDown(window, { key: 'x' });
    fireEvent.keyDown(window, { key: 'Enter' });
    await screen.findByTestId('ticket-number');
    expect(checkIn.mock.calls[0]?.[0].who).toEqual({ kind: 'id-number', idNumber: VALID });
  });

  it('keeps the number when the person is not found, to be corrected', async () => {
    await openKiosk(() => {
      throw new DeskError('person.notFound', {});
    });
    await type(VALID);
    press(kioskText.digits.confirm);
    expect(await screen.findByText(kioskText.refused.notFound.title)).toBeTruthy();
    press(kioskText.refused.typeAgain);
    expect(typed()).toBe(VALID);
  });
});

describe('when arrival is refused', () => {
  it.each([
    ['phase.notOpen', new DeskError('phase.notOpen', { reason: '4月1日起开放' }), '4月1日起开放'],
    [
      'appointment.otherDay',
      new DeskError('appointment.otherDay', { date: '2022-03-02', time: '14:30' }),
      '3月2日 周三 下午2:30',
    ],
    ['person.notFound', new DeskError('person.notFound', {}), kioskText.refused.notFound.next],
    ['cardRead.expired', new DeskError('cardRead.expired', {}), kioskText.refused.cardAgain.next],
    ['internal', new DeskError('internal', { reference: 'E1' }), kioskText.refused.trouble.next],
  ])('says after %s what to do next', async (_code, refusal, sentence) => {
    const { tap } = await openKiosk(() => Promise.reject(refusal));
    tap('01');
    const message = await screen.findByRole('alert');
    expect(message.textContent).toContain(sentence);
  });
});

describe('when no paper comes', () => {
  it.each([
    ['queued', 'out-of-paper'],
    ['sending', 'cover-open'],
    ['failed', 'ready'],
  ] as const)('job %s, printer %s: the screen asks to remember the number', async (state, condition) => {
    const { tap } = await openKiosk(async () => issued, {
      prints: { get: () => job(state) },
      devices: { status: () => ({ reader: readerIdle, printer: { ...printerReady, condition } }) },
    });
    tap('01');
    expect(await screen.findByText(kioskText.ticket.remember)).toBeTruthy();
    expect(screen.getByTestId('ticket-number').textContent).toBe('A012');
    expect(screen.queryByText(kioskText.ticket.take)).toBeNull();
  });
});

describe('nobody there any more', () => {
  it('asks after a minute, goes on for who answers, clears the number for who does not', async () => {
    await openKiosk(async () => issued);
    vi.useFakeTimers();
    fireEvent.click(screen.getByText(kioskText.welcome.digits));
    press('9');
    act(() => void vi.advanceTimersByTime(59_000));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    act(() => void vi.advanceTimersByTime(1_000));
    fireEvent.click(within(screen.getByRole('alertdialog')).getByText(kioskText.idle.stay));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(typed()).toBe('9');
    act(() => void vi.advanceTimersByTime(60_000));
    expect(screen.getByRole('alertdialog')).toBeTruthy();
    act(() => void vi.advanceTimersByTime(30_000));
    expect(screen.queryByTestId('typed-number')).toBeNull();
    expect(screen.getByTestId('reader-state')).toBeTruthy();
  });

  it('counts from the last touch', async () => {
    await openKiosk(async () => issued);
    vi.useFakeTimers();
    fireEvent.click(screen.getByText(kioskText.welcome.digits));
    act(() => void vi.advanceTimersByTime(50_000));
    fireEvent.pointerDown(screen.getByTestId('typed-number'));
    act(() => void vi.advanceTimersByTime(50_000));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});
