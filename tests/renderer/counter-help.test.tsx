import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { helpRequestId } from '#shared/contract/base.ts';
import type { ChangeEvent } from '#shared/contract/changes.ts';
import type { HelpRequest } from '#shared/contract/kiosk.ts';
import { helpText } from '#shared/i18n/zh-CN/help.ts';
import { HelpBar } from '#renderer/features/help/HelpBar.tsx';
import { VoiceProvider } from '#renderer/lib/voice/voice-context.tsx';
import { VoicePlayer } from '#renderer/lib/voice/voice-player.ts';
import { EventFeed } from '#tests/support/event-feed.ts';
import { createFakeStation, type FakeAnswers } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';
import { sampleTicket } from '#tests/support/sample-ticket.ts';

const seat = { counterId: '2', clerk: '李晓梅' };
const person = {
  id: '7b0c2f0e-8a55-4f0e-9c3e-000000000001' as NonNullable<HelpRequest['person']>['id'],
  name: '欧阳试样',
  maskedIdNumber: '999999********0017',
  age: 85,
  ticketNumber: null,
};
const ringing: HelpRequest = {
  id: helpRequestId.parse('7b0c2f0e-8a55-4f0e-9c3e-0000000000f1'),
  place: '2号自助机',
  state: 'waiting',
  askedAtMs: Date.UTC(2022, 1, 28, 0, 37),
  takenBy: null,
  takenCounterId: null,
  step: 'id-digits',
  typedMasked: '999999*****3070',
  cleared: false,
  person: null,
};

const find = vi.fn();

function open(first: HelpRequest, kiosk: FakeAnswers['kiosk'] = {}, queue: FakeAnswers['queue'] = {}) {
  const changes = new EventFeed<ChangeEvent>();
  let calls: HelpRequest[] = [first];
  const station = createFakeStation({
    changes: { watch: (_input, signal) => changes.stream(signal) },
    kiosk: { openHelp: () => calls, ...kiosk },
    queue,
  });
  renderWithStation(
    station,
    <VoiceProvider screen="counter">
      <HelpBar seat={seat} onFind={find} />
    </VoiceProvider>,
  );
  return (next: readonly HelpRequest[]): void => {
    calls = [...next];
    changes.push({ nouns: ['kiosk'] });
  };
}

let rings = 0;
beforeEach(() => {
  rings = 0;
  vi.spyOn(VoicePlayer.prototype, 'speak').mockImplementation((keys) => {
    if (typeof keys !== 'function' && keys.includes('chime')) rings += 1;
    return { done: Promise.resolve('spoken'), cancel: () => undefined, enough: () => undefined };
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a call for help at the counter', () => {
  it('is shown with where the visitor stands and rings, on a page just opened as well', async () => {
    open(ringing);
    const call = await screen.findByTestId('help-call');
    expect(call.textContent).toContain(helpText.waiting('2号自助机'));
    expect(call.textContent).toContain('3 分钟前');
    expect(call.textContent).toContain(helpText.step['id-digits']);
    expect(call.textContent).toContain('999999*****3070');
    expect(rings).toBe(1);
  });

  it('rings until somebody goes', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const now = open(ringing);
    await screen.findByTestId('help-call');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(rings).toBe(2);
    now([{ ...ringing, state: 'taken', takenBy: '王海涛' }]);
    await screen.findByText(helpText.theirs('2号自助机', '王海涛'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rings).toBe(2);
    expect(screen.queryByTestId('help-take')).toBeNull();
    expect(screen.queryByTestId('help-done')).toBeNull();
  });

  it('is taken with the clerk’s name and counter, once', async () => {
    const takeHelp = vi.fn((_input: object): HelpRequest => ({ ...ringing, state: 'taken', takenBy: '李晓梅' }));
    open(ringing, { takeHelp });
    const button = await screen.findByTestId('help-take');
    fireEvent.click(button);
    fireEvent.click(button);
    await vi.waitFor(() => expect(takeHelp).toHaveBeenCalledOnce());
    expect(takeHelp.mock.calls[0]?.[0]).toMatchObject({ ...seat, helpRequestId: ringing.id });
  });

  it('ends with a number for the person found', async () => {
    const result = { ticket: sampleTicket, peopleAhead: 1, expectedWaitMinutes: null, issued: true, printJobId: null };
    const issueAtCounter = vi.fn((_input: object) => result);
    const closeHelp = vi.fn((_input: object) => ({}));
    open({ ...ringing, state: 'taken', takenBy: '李晓梅', person }, { closeHelp }, { issueAtCounter });
    fireEvent.click(await screen.findByTestId('help-issue'));
    await vi.waitFor(() => expect(closeHelp).toHaveBeenCalledOnce());
    expect(issueAtCounter.mock.calls[0]?.[0]).toMatchObject({ personId: person.id, reason: helpText.issueReason });
    expect(closeHelp.mock.calls[0]?.[0]).toMatchObject({ how: 'finished', ticketId: sampleTicket.id });
  });

  it('of somebody on no list leads to the search; who has a number gets no second one', async () => {
    const now = open({ ...ringing, state: 'taken', takenBy: '李晓梅' });
    fireEvent.click(await screen.findByTestId('help-find'));
    expect(find).toHaveBeenCalledOnce();
    expect(screen.queryByTestId('help-issue')).toBeNull();
    now([{ ...ringing, state: 'taken', takenBy: '李晓梅', person: { ...person, ticketNumber: 'A012' } }]);
    await screen.findByText(/A012/u);
    expect(screen.queryByTestId('help-issue')).toBeNull();
  });
});
