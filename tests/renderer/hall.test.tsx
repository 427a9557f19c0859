import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChangeEvent } from '#shared/contract/changes.ts';
import type { HallCall } from '#shared/contract/queue.ts';
import { hallText } from '#shared/i18n/zh-CN/hall.ts';
import { VoiceProvider } from '#renderer/lib/voice/voice-context.tsx';
import type { VoiceOutput } from '#renderer/lib/voice/voice-output.ts';
import { HallBoard } from '#renderer/screens/hall/HallBoard.tsx';
import { EventFeed } from '#tests/support/event-feed.ts';
import { createFakeStation } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';

const VOICED = [
  'chime',
  'please',
  'letter-a',
  'digit-0',
  'digit-3',
  'digit-4',
  'digit-5',
  'hao',
  'to',
  'counter',
  'handle',
];
const NOW = Date.UTC(2022, 1, 28, 0, 40); // as the sample station says

const call = (ticketNumber: string, calledAtMs: number, callCount = 1): HallCall => ({
  ticketNumber,
  maskedName: '王*',
  counterId: ticketNumber.slice(-1),
  counterName: `${ticketNumber.slice(-1)}号窗口`,
  calledAtMs,
  callCount,
  sequence: calledAtMs,
});

function openHall(first: readonly HallCall[], announcements: readonly HallCall[] = []) {
  const changes = new EventFeed<ChangeEvent>();
  let callingNow = first;
  let announced = announcements;
  let changed = 0;
  const station = createFakeStation({
    changes: { watch: (_input, signal) => changes.stream(signal) },
    voice: {
      catalogue: () => VOICED.map((key) => ({ key, text: key === 'please' ? '请' : key, revision: '1', own: false })),
      clips: ({ keys }) => keys.map((key) => ({ key, revision: '1', mime: 'audio/ogg', audio: btoa(key) })),
    },
    queue: {
      hall: () => ({
        date: '2022-02-28',
        callingNow: [...callingNow],
        recent: [...callingNow],
        announcements: [...announced],
        waitingCount: 7 + changed,
        intake: { state: 'open', stoppedBy: null, bookedStill: true, next: null },
      }),
    },
  });
  const { speaker, page } = openWithSpeaker(station);
  const say = (...calls: readonly HallCall[]): void => {
    changed += 1;
    announced = calls.toSorted((a, b) => b.sequence - a.sequence);
    changes.push({ nouns: ['queue'] });
  };
  const announce = (next: readonly HallCall[]): void => {
    callingNow = next;
    changes.push({ nouns: ['queue'] });
  };
  return { ...page, announce, say, speaker };
}

/** A loudspeaker that goes on speaking until the test lets it end. */
function openWithSpeaker(station: ReturnType<typeof createFakeStation>) {
  const speaker = { said: [] as string[], end: (): void => undefined };
  const output = (): VoiceOutput => ({
    state: () => 'on',
    onState: () => () => undefined,
    unblock: () => undefined,
    decode: async (bytes) => ({ seconds: 1, buffer: { name: new TextDecoder().decode(bytes) } as never }),
    play: (sounds) => {
      speaker.said.push(sounds.map(({ buffer }) => (buffer as unknown as { name: string }).name).join(' '));
      return new Promise((resolve) => {
        speaker.end = resolve;
      });
    },
    setVolume: () => undefined,
    setSink: async () => true,
  });
  const page = renderWithStation(
    station,
    <VoiceProvider screen="hall" makeOutput={output}>
      <HallBoard />
    </VoiceProvider>,
  );
  return { speaker, page };
}

const newest = async (number: string): Promise<HTMLElement> => {
  await waitFor(() => expect(screen.getByTestId('newest-call').textContent).toContain(number));
  return screen.getByTestId('newest-call');
};

afterEach(() => {
  cleanup();
  localStorage.clear();
});

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

describe('the announcements', () => {
  const words = (digit: number) =>
    `please letter-a digit-0 digit-0 digit-${digit} hao to digit-${digit} hao counter handle`;

  it('says two calls of one moment one after the other, each twice, and shows the one being said', async () => {
    const { say, speaker } = openHall([]);
    await screen.findByText(hallText.waiting(7));
    say(call('A003', NOW), { ...call('A004', NOW), sequence: NOW + 1 });
    await waitFor(() => expect(speaker.said).toEqual([`chime ${words(3)}`]));
    await newest('A003');
    expect(screen.getByTestId('spoken').textContent).toBe(hallText.spoken('A003', '3号窗口'));
    speaker.end();
    await waitFor(() => expect(speaker.said).toEqual([`chime ${words(3)}`, words(3)]));
    speaker.end();
    await waitFor(() => expect(speaker.said.at(-1)).toBe(`chime ${words(4)}`));
    await newest('A004');
    speaker.end();
    await waitFor(() => expect(speaker.said.at(-1)).toBe(words(4)));
    speaker.end();
    await waitFor(() => expect(screen.getByTestId('spoken').className).toBe('hall-notice'));
  });

  it('says nothing of what was called before the screen was opened for the first time', async () => {
    const { say, speaker } = openHall([], [call('A003', NOW)]);
    await screen.findByText(hallText.waiting(7));
    say(call('A003', NOW), { ...call('A004', NOW), sequence: NOW + 1 });
    await waitFor(() => expect(speaker.said).toEqual([`chime ${words(4)}`]));
  });

  it('after a reload says what was called meanwhile and not what was said before, unless it is long past', async () => {
    localStorage.setItem('hall-announced', String(NOW));
    const past = { ...call('A004', NOW - 121_000), sequence: NOW + 1 };
    const fresh = { ...call('A005', NOW - 60_000), sequence: NOW + 2 };
    const { speaker } = openHall([], [fresh, past, call('A003', NOW)]);
    await waitFor(() => expect(speaker.said).toEqual([`chime ${words(5)}`]));
    expect(localStorage.getItem('hall-announced')).toBe(String(NOW + 2));
  });

  it('does not repeat a call whose person has come', async () => {
    const { say, speaker } = openHall([]);
    await screen.findByText(hallText.waiting(7));
    say(call('A003', NOW));
    await waitFor(() => expect(speaker.said).toEqual([`chime ${words(3)}`]));
    say({ ...call('A004', NOW), sequence: NOW + 1 });
    await screen.findByText(hallText.waiting(9));
    speaker.end();
    await waitFor(() => expect(speaker.said.at(-1)).toBe(`chime ${words(4)}`));
    expect(speaker.said).toHaveLength(2);
  });

  it('never says a call that was taken back before its turn', async () => {
    const { say, speaker } = openHall([]);
    await screen.findByText(hallText.waiting(7));
    const [first, second] = [call('A003', NOW), { ...call('A004', NOW), sequence: NOW + 1 }];
    say(first, second);
    await waitFor(() => expect(speaker.said).toHaveLength(1));
    say(first);
    await screen.findByText(hallText.waiting(9));
    say(first, { ...call('A005', NOW), sequence: NOW + 2 });
    speaker.end();
    await waitFor(() => expect(speaker.said).toHaveLength(2));
    speaker.end();
    await waitFor(() => expect(speaker.said.at(-1)).toBe(`chime ${words(5)}`));
  });
});
