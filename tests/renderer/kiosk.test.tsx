import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identityId } from '#shared/contract/base.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { DeskError } from '#shared/errors.ts';
import { readerIdle } from '#tests/support/fake-station.ts';
import { sampleTicket } from '#tests/support/sample-ticket.ts';
import {
  VALID,
  issued,
  zhang,
  called,
  type CheckIn,
  say,
  openKiosk,
  press,
  typed,
  type,
} from '#tests/support/kiosk-visit.tsx';

beforeEach(() => {
  window.localStorage.clear();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('arrival by card', () => {
  it('gives the ticket at once, without a key pressed', async () => {
    const checkIn = vi.fn<CheckIn>(async () => issued);
    const { tap } = await openKiosk(checkIn);
    tap('01');
    expect((await screen.findByTestId('ticket-number')).textContent).toBe('A012');
    expect(screen.getByTestId('people-ahead').textContent).toBe(say('ticket-ahead', { count: 3 }));
    expect(await screen.findByText(say('ticket-take'))).toBeTruthy();
    expect(screen.getByText(/张\*\*/u)).toBeTruthy();
    expect(screen.queryByText(/张建国/u)).toBeNull();
    expect(checkIn.mock.calls[0]?.[0].who).toMatchObject({ kind: 'card-read' });
  });

  it('shows a ticket just given again as it was when the card is tapped twice', async () => {
    const answers = [issued, { ...issued, issued: false, printJobId: null, peopleAhead: 2 }];
    const { tap } = await openKiosk(async () => answers.shift() ?? issued);
    tap('01');
    await screen.findByText(say('ticket-ahead', { count: 3 }));
    tap('02');
    await screen.findByText(say('ticket-ahead', { count: 2 }));
    expect(screen.getByText(say('ticket-yours'))).toBeTruthy();
    expect(screen.queryByText(say('ticket-again'))).toBeNull();
    expect(await screen.findByText(say('ticket-take'))).toBeTruthy();
  });

  it('sends nobody to look for paper who had it before', async () => {
    const { tap } = await openKiosk(async () => ({ ...issued, issued: false }));
    tap('01');
    expect(await screen.findByText(say('ticket-sit'))).toBeTruthy();
    expect(screen.getByText(say('ticket-again'))).toBeTruthy();
    expect(screen.queryByText(say('ticket-take'))).toBeNull();
  });

  it('does not lose a card laid down while the one before is looked up', async () => {
    const first = Promise.withResolvers<CheckInResult>();
    const second = { ...issued, ticket: { ...sampleTicket, number: 'A013' } };
    const checkIn = vi.fn<CheckIn>().mockReturnValueOnce(first.promise).mockResolvedValueOnce(second);
    const { tap } = await openKiosk(checkIn);
    tap('01');
    await screen.findByText(say('checking-title'));
    tap('02');
    first.resolve(issued);
    expect(await screen.findByText('A013')).toBeTruthy();
    expect(checkIn).toHaveBeenCalledTimes(2);
  });

  it('says so when the reader is away', async () => {
    await openKiosk(async () => issued, {}, { ...readerIdle, state: 'offline', problem: 'not-connected' });
    press(say('welcome-card'));
    expect((await screen.findByTestId('reader-state')).textContent).toBe(say('card-away'));
    press(say('frame-back'));
    expect(screen.getByText(say('welcome-question'))).toBeTruthy();
  });

  it('reminds of the card that still lies on the reader', async () => {
    const { tap, reader } = await openKiosk(async () => issued);
    tap('01');
    await screen.findByTestId('ticket-number');
    reader.push({ kind: 'status', status: { ...readerIdle, state: 'waiting-removal' } });
    expect(await screen.findByText(say('ticket-take-card'))).toBeTruthy();
  });
});

describe('arrival by typed number', () => {
  it('shows the number in groups, asks whose it is, and takes the answer once, however often it is pressed', async () => {
    const answer = Promise.withResolvers<CheckInResult>();
    const checkIn = vi.fn<CheckIn>(() => answer.promise);
    const identify = vi.fn((_input: object) => [zhang]);
    await openKiosk(checkIn, { kiosk: { identify } });
    type(VALID);
    const groups = [...screen.getByTestId('typed-number').children].map((group) => group.textContent);
    expect(groups).toEqual(['999999', '1943', '0307', '002X']);
    press(say('digits-confirm'));
    await screen.findByText(say('confirm-question', { name: '张**', title: '先生' }));
    expect(identify.mock.calls[0]?.[0]).toEqual({ by: 'id-number', digits: VALID });
    expect(checkIn).not.toHaveBeenCalled();
    const yes = screen.getByRole('button', { name: say('confirm-yes') });
    fireEvent.click(yes);
    fireEvent.click(yes);
    answer.resolve(issued);
    await screen.findByTestId('ticket-number');
    expect(checkIn.mock.calls.map(([input]) => input.who)).toEqual([
      { kind: 'identified', identityId: zhang.identityId },
    ]);
  });

  it('lets those who share a telephone choose, and gives the number back to who is none of them', async () => {
    const li = { ...zhang, identityId: identityId.parse('7b0c2f0e-8a55-4f0e-9c3e-000000000102'), maskedName: '李**' };
    const checkIn = vi.fn<CheckIn>(async () => issued);
    await openKiosk(checkIn, { kiosk: { identify: () => [zhang, { ...li, sex: '2' }] } });
    type('19999990001', 'welcome-phone');
    expect(screen.queryByRole('button', { name: 'X' })).toBeNull();
    press(say('digits-confirm'));
    await screen.findByText(say('choose-question'));
    press(say('choose-none'));
    expect(typed()).toBe('19999990001');
    press(say('digits-confirm'));
    await screen.findByText(say('choose-question'));
    press(say('choose-person', { name: '李**', title: '女士' }));
    await screen.findByTestId('ticket-number');
    expect(checkIn.mock.calls[0]?.[0].who).toEqual({ kind: 'identified', identityId: li.identityId });
  });

  it('judges a number only when it is full, or when the visitor says it is', async () => {
    const identify = vi.fn(() => [zhang]);
    await openKiosk(async () => issued, { kiosk: { identify } });
    type('99999919430307001');
    expect(screen.getByText(say('digits-count', { count: 17, total: 18 }))).toBeTruthy();
    press(say('digits-confirm'));
    expect(screen.getByText(say('digits-problem-length', { total: 18 }))).toBeTruthy();
    press('9');
    expect(screen.getByText(say('digits-problem-check-digit'))).toBeTruthy();
    press(say('digits-confirm'));
    expect(identify).not.toHaveBeenCalled();
    press(say('digits-remove'));
    expect(typed()).toBe('99999919430307001');
  });

  it('takes the keys of a keyboard or number pad', async () => {
    await openKiosk(async () => issued);
    vi.spyOn(performance, 'now').mockReturnValue(0);
    press(say('welcome-id-number'));
    for (const key of VALID.toLowerCase()) fireEvent.keyDown(window, { key });
    fireEvent.keyDown(window, { key: 'Backspace' });
    expect(typed()).toBe(VALID.slice(0, -1));
    fireEvent.keyDown(window, { key: 'x' });
    press(say('digits-confirm'));
    expect(await screen.findByText(say('confirm-question', { name: '张**', title: '先生' }))).toBeTruthy();
  });

  it('keeps the number when the person is not found, to be corrected', async () => {
    await openKiosk(async () => issued, {
      kiosk: {
        identify: () => {
          throw new DeskError('person.notFound', {});
        },
        askHelp: () => called,
      },
    });
    type(VALID);
    press(say('digits-confirm'));
    expect(await screen.findByText(say('refused-not-found'))).toBeTruthy();
    press(say('refused-type-again'));
    expect(typed()).toBe(VALID);
  });
});
