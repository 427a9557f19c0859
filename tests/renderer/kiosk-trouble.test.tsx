import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KioskHelp } from '#shared/contract/kiosk.ts';
import { DeskError } from '#shared/errors.ts';
import { printerReady, readerIdle } from '#tests/support/fake-station.ts';
import { issued, called, say, job, openKiosk, press, typed, type } from '#tests/support/kiosk-visit.tsx';

beforeEach(() => {
  window.localStorage.clear();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
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
