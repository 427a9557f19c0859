import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardReadId, helpRequestId, identityId, kioskSessionId, printJobId } from '#shared/contract/base.ts';
import type { ReaderEvent } from '#shared/contract/devices.ts';
import type { KioskCandidate, KioskDraft, KioskHelp } from '#shared/contract/kiosk.ts';
import type { PrintJob } from '#shared/contract/prints.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import type { ChangeEvent } from '#shared/contract/changes.ts';
import { lineText, type KioskGaps } from '#shared/domain/kiosk-speech.ts';
import { DeskError } from '#shared/errors.ts';
import type { KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';
import { KioskScreen } from '#renderer/screens/kiosk/KioskScreen.tsx';
import { EventFeed } from '#tests/support/event-feed.ts';
import { createFakeStation, printerReady, readerIdle, type FakeAnswers } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';
import { sampleTicket } from '#tests/support/sample-ticket.ts';

const VALID = '99999919430307002X';
const jobId = printJobId.parse('7b0c2f0e-8a55-4f0e-9c3e-0000000000aa');
const issued: CheckInResult = {
  ticket: sampleTicket,
  peopleAhead: 3,
  expectedWaitMinutes: null,
  issued: true,
  printJobId: jobId,
};
const zhang: KioskCandidate = {
  identityId: identityId.parse('7b0c2f0e-8a55-4f0e-9c3e-000000000101'),
  maskedName: '张**',
  sex: '1',
  age: null,
};
const called: KioskHelp = {
  id: helpRequestId.parse('7b0c2f0e-8a55-4f0e-9c3e-0000000000f1'),
  state: 'waiting',
  takenBy: null,
  closedHow: null,
  result: null,
};

type CheckIn = (input: { readonly who: unknown; readonly requestId: string }) => Promise<CheckInResult>;

const say = (key: KioskSentenceKey, gaps?: KioskGaps): string => lineText({ key, gaps });

function job(state: PrintJob['state']): PrintJob {
  return {
    id: jobId,
    kind: 'queue-ticket',
    subject: 'A012',
    name: '张建国',
    state,
    condition: null,
    copy: 0,
    template: 'shipped',
    attempts: 1,
    createdAtMs: 0,
    changedAtMs: 0,
  };
}

async function openKiosk(checkIn: CheckIn, more: FakeAnswers = {}, status = readerIdle) {
  const reader = new EventFeed<ReaderEvent>();
  const changes = new EventFeed<ChangeEvent>();
  const station = createFakeStation({
    queue: { checkIn },
    prints: { get: () => job('confirmed') },
    changes: { watch: (_input, signal) => changes.stream(signal) },
    ...more,
    kiosk: { identify: () => [zhang], ...more.kiosk },
    devices: {
      status: () => ({ reader: readerIdle, printer: printerReady }),
      ...more.devices,
      watchReader: (_input, signal) => reader.stream(signal, [{ kind: 'status', status }]),
    },
  });
  const page = renderWithStation(station, <KioskScreen />);
  await screen.findByText(say('welcome-question'));
  await vi.waitFor(() => expect(reader.readers).toBe(1));
  const tap = (last: string): void => {
    const id = cardReadId.parse(`7b0c2f0e-8a55-4f0e-9c3e-0000000000${last}`);
    reader.push({ kind: 'card', cardReadId: id, maskedName: '张**', personId: null });
  };
  return { ...page, reader, tap, changed: () => changes.push({ nouns: ['kiosk', 'devices'] }) };
}

const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));
const typed = (): string => screen.getByTestId('typed-number').textContent;

function type(number: string, way: 'welcome-id-number' | 'welcome-phone' = 'welcome-id-number'): void {
  press(say(way));
  for (const key of number) press(key);
}

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

describe('when arrival is refused', () => {
  it.each([
    ['phase.notOpen', new DeskError('phase.notOpen', { reason: '4月1日起开放' }), '4月1日起开放'],
    [
      'appointment.otherDay',
      new DeskError('appointment.otherDay', { date: '2022-03-02', time: '14:30' }),
      '3月2日下午 2:30',
    ],
    ['cardRead.expired', new DeskError('cardRead.expired', {}), say('refused-card-again-next')],
    ['internal', new DeskError('internal', { reference: 'E1' }), say('refused-trouble-next')],
  ])('says after %s what to do next', async (_code, refusal, sentence) => {
    const { tap } = await openKiosk(() => Promise.reject(refusal));
    tap('01');
    expect((await screen.findByRole('alert')).textContent).toContain(sentence);
  });
});

describe('when no paper comes', () => {
  it('is said before anybody takes a number, and no longer once the printer prints again', async () => {
    let condition: 'out-of-paper' | 'ready' = 'out-of-paper';
    const { changed } = await openKiosk(async () => issued, {
      devices: { status: () => ({ reader: readerIdle, printer: { ...printerReady, condition } }) },
    });
    expect(await screen.findByText(say('welcome-no-paper'))).toBeTruthy();
    condition = 'ready';
    changed();
    await vi.waitFor(() => expect(screen.queryByText(say('welcome-no-paper'))).toBeNull());
  });

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
    expect(await screen.findByText(say('ticket-remember'))).toBeTruthy();
    expect(screen.getByTestId('ticket-number').textContent).toBe('A012');
    expect(screen.queryByText(say('ticket-take'))).toBeNull();
  });
});

describe('help', () => {
  it('rings the counters with where the visitor stands, says who comes, and goes back to the question', async () => {
    let help: KioskHelp | null = null;
    const askHelp = vi.fn((_input: { readonly draft: object }) => (help = called));
    const cancelHelp = vi.fn(() => (help = { ...called, state: 'closed', closedHow: 'not-needed' }));
    const { changed } = await openKiosk(async () => issued, { kiosk: { askHelp, cancelHelp, help: () => help } });
    type('9999');
    press(say('frame-help'));
    expect(await screen.findByText(say('help-called'))).toBeTruthy();
    expect(askHelp.mock.calls[0]?.[0]).toMatchObject({ place: '自助机', draft: { step: 'id-digits', typed: '9999' } });
    help = { ...called, state: 'taken', takenBy: '李晓梅' };
    changed();
    expect(await screen.findByText(say('help-coming', { clerk: '李晓梅' }))).toBeTruthy();
    expect(screen.queryByTestId('typed-number')).toBeNull();
    press(say('help-not-needed'));
    await vi.waitFor(() => expect(typed()).toBe('9999'));
    expect(cancelHelp).toHaveBeenCalledOnce();
  });

  it('ends with the number the clerk gave', async () => {
    let help: KioskHelp = called;
    const { changed } = await openKiosk(async () => issued, { kiosk: { askHelp: () => help, help: () => help } });
    await screen.findByText(say('help-called'));
    help = { ...called, state: 'closed', takenBy: '李晓梅', closedHow: 'finished', result: issued };
    changed();
    expect((await screen.findByTestId('ticket-number')).textContent).toBe('A012');
  });

  it('is called by itself for somebody on no list, once', async () => {
    let help: KioskHelp | null = null;
    const askHelp = vi.fn(() => (help = called));
    const { tap, changed } = await openKiosk(() => Promise.reject(new DeskError('person.notFound', {})), {
      kiosk: { askHelp, help: () => help },
    });
    tap('01');
    expect(await screen.findByText(say('help-on-the-way'))).toBeTruthy();
    help = { ...called, state: 'taken', takenBy: '李晓梅' };
    changed();
    expect(await screen.findByText(say('help-coming', { clerk: '李晓梅' }))).toBeTruthy();
    expect(screen.getByText(say('refused-not-found'))).toBeTruthy();
    expect(askHelp).toHaveBeenCalledOnce();
  });

  it('that cannot be called sends the visitor to the counter', async () => {
    await openKiosk(async () => issued, {
      kiosk: {
        askHelp: () => {
          throw new DeskError('internal', { reference: 'E1' });
        },
      },
    });
    press(say('frame-help'));
    expect(await screen.findByText(say('help-failed-next'))).toBeTruthy();
    press(say('help-done'));
    expect(screen.getByText(say('welcome-question'))).toBeTruthy();
  });
});

describe('the draft', () => {
  const sessionId = kioskSessionId.parse('7b0c2f0e-8a55-4f0e-9c3e-0000000000e1');

  it('is kept in the station with every key, and nothing of it in the browser', async () => {
    const keep = vi.fn((_input: { readonly draft: object }) => ({}));
    await openKiosk(async () => issued, { kiosk: { keep } });
    type('9999991');
    await vi.waitFor(() =>
      expect(keep.mock.lastCall?.[0].draft).toEqual({ step: 'id-digits', typed: '9999991', who: null }),
    );
    const stored = Object.keys(localStorage).map((key) => `${key} ${localStorage.getItem(key)}`);
    expect(stored.join()).not.toContain('9999991');
    expect(stored.join()).toContain('kiosk-machine');
    expect(Object.keys(sessionStorage)).toEqual([]);
  });

  it('is on the screen again after a reload, a number given as well', async () => {
    const draft: KioskDraft = { step: 'id-digits', typed: '99999919', who: null };
    await openKiosk(async () => issued, { kiosk: { resume: () => ({ sessionId, draft, result: null }) } });
    await vi.waitFor(() => expect(typed()).toBe('99999919'));
    cleanup();
    const given: KioskDraft = { step: 'ticket', typed: '', who: { kind: 'ticket', ticketId: sampleTicket.id } };
    await openKiosk(async () => issued, { kiosk: { resume: () => ({ sessionId, draft: given, result: issued }) } });
    expect((await screen.findByTestId('ticket-number')).textContent).toBe('A012');
  });

  it('is told to the station when the visitor begins anew', async () => {
    const leave = vi.fn((_input: { readonly how: string }) => ({}));
    await openKiosk(async () => issued, { kiosk: { leave } });
    type('9');
    press(say('frame-restart'));
    expect(screen.getByText(say('welcome-question'))).toBeTruthy();
    await vi.waitFor(() => expect(leave.mock.calls[0]?.[0].how).toBe('done'));
  });
});

describe('nobody there any more', () => {
  it('asks after the time of the policy, goes on for who answers, clears the screen for who does not', async () => {
    const leave = vi.fn((_input: { readonly how: string }) => ({}));
    await openKiosk(async () => issued, { kiosk: { leave } });
    vi.useFakeTimers();
    press(say('frame-larger'));
    press(say('welcome-id-number'));
    press('9');
    act(() => void vi.advanceTimersByTime(59_000));
    expect(screen.queryByText(say('idle-question'))).toBeNull();
    act(() => void vi.advanceTimersByTime(1_000));
    expect(screen.getByText(say('idle-question'))).toBeTruthy();
    expect(screen.queryByTestId('typed-number')).toBeNull();
    press(say('idle-stay'));
    expect(typed()).toBe('9');
    act(() => void vi.advanceTimersByTime(60_000));
    expect(screen.getByText(say('idle-countdown', { count: 30 }))).toBeTruthy();
    act(() => void vi.advanceTimersByTime(29_500));
    expect(screen.getByText(say('idle-question'))).toBeTruthy();
    act(() => void vi.advanceTimersByTime(500));
    expect(screen.getByText(say('welcome-question'))).toBeTruthy();
    expect(document.querySelector('.kiosk-normal')).not.toBeNull();
    vi.useRealTimers();
    await vi.waitFor(() => expect(leave.mock.calls[0]?.[0].how).toBe('idle'));
  });

  it('counts from the last touch', async () => {
    await openKiosk(async () => issued);
    vi.useFakeTimers();
    press(say('welcome-id-number'));
    act(() => void vi.advanceTimersByTime(50_000));
    fireEvent.pointerDown(screen.getByTestId('typed-number'));
    act(() => void vi.advanceTimersByTime(50_000));
    expect(screen.queryByText(say('idle-question'))).toBeNull();
  });

  it('does not press what lies below 我还在', async () => {
    await openKiosk(async () => issued);
    vi.useFakeTimers();
    press(say('welcome-id-number'));
    act(() => void vi.advanceTimersByTime(60_000));
    fireEvent.pointerDown(screen.getByRole('button', { name: say('idle-stay') }));
    expect(screen.getByText(say('idle-question'))).toBeTruthy();
  });
});
