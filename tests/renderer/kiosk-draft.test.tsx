import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { kioskSessionId } from '#shared/contract/base.ts';
import type { KioskDraft } from '#shared/contract/kiosk.ts';
import { sampleTicket } from '#tests/support/sample-ticket.ts';
import { issued, say, openKiosk, press, typed, type } from '#tests/support/kiosk-visit.tsx';

beforeEach(() => {
  window.localStorage.clear();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
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
