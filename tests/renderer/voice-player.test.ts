import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VoiceClips } from '#renderer/lib/voice/voice-clips.ts';
import type { OutputState, Sound, VoiceOutput } from '#renderer/lib/voice/voice-output.ts';
import { VoicePlayer } from '#renderer/lib/voice/voice-player.ts';
import { createFakeStation } from '#tests/support/fake-station.ts';

const words: Readonly<Record<string, string>> = { please: '请', to: '到', 'digit-1': '一', bad: '坏' };

/** Plays into a list; each clip lasts as long as its name says and overlap is counted. */
class ListOutput implements VoiceOutput {
  now: OutputState = 'on';
  playing = 0;
  readonly played: string[] = [];
  overlapped = false;
  volume = 1;
  readonly #listeners = new Set<() => void>();
  state = () => this.now;
  onState = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  unblock = () => {
    this.now = 'on';
    for (const listener of this.#listeners) listener();
  };
  decode = async (bytes: ArrayBuffer): Promise<Sound> => {
    const name = new TextDecoder().decode(bytes);
    if (name === 'bad') throw new Error('no sound');
    return { seconds: 1, buffer: { name } as unknown as AudioBuffer };
  };
  play = (sounds: readonly Sound[], _gap: number, signal: AbortSignal) => {
    this.playing += 1;
    this.overlapped ||= this.playing > 1;
    this.played.push(sounds.map(({ buffer }) => (buffer as unknown as { name: string }).name).join('+'));
    return new Promise<void>((resolve) => {
      const end = (): void => {
        this.playing -= 1;
        resolve();
      };
      const timer = setTimeout(end, sounds.length * 1000);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        end();
      });
    });
  };
  setVolume = (volume: number) => {
    this.volume = volume;
  };
  setSink = async () => true;
}

let fetches: string[][] = [];

function makePlayer(): { player: VoicePlayer; output: ListOutput } {
  fetches = [];
  const station = createFakeStation({
    voice: {
      catalogue: () => Object.entries(words).map(([key, text]) => ({ key, text, revision: '1', own: false })),
      clips: ({ keys }) => {
        fetches.push(keys);
        return keys.map((key) => ({ key, revision: '1', mime: 'audio/ogg', audio: btoa(key) }));
      },
    },
  });
  const output = new ListOutput();
  return { player: new VoicePlayer(new VoiceClips(station.voice, output), output), output };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the voice', () => {
  it('says two things one after the other, never at once', async () => {
    const { player, output } = makePlayer();
    player.speak(['please', 'digit-1']);
    player.speak(['to']);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(output.played).toEqual(['please+digit-1']);
    expect(player.state).toMatchObject({ speaking: '请一', waiting: 1 });
    await vi.advanceTimersByTimeAsync(1_500);
    expect(output.played).toEqual(['please+digit-1', 'to']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(output.overlapped).toBe(false);
    expect(player.state).toMatchObject({ speaking: null, waiting: 0 });
  });

  it('says what is more urgent next, without cutting off what is being said, equals in order', async () => {
    const { player, output } = makePlayer();
    player.speak(['please']);
    player.speak(['to']);
    player.speak(['to', 'to']);
    player.speak(['digit-1'], { priority: 1 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(output.played).toEqual(['please', 'digit-1', 'to', 'to+to']);
  });

  it('repeats as often as asked, and fetches each clip once', async () => {
    const { player, output } = makePlayer();
    const { done } = player.speak(['please'], { times: 2 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(output.played).toEqual(['please', 'please']);
    expect(await done).toBe('spoken');
    player.speak(['please', 'to']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fetches).toEqual([['please'], ['to']]);
  });

  it('can be stopped: what is being said ends at once, what waits is never said', async () => {
    const { player, output } = makePlayer();
    const first = player.speak(['please', 'please', 'please']);
    const second = player.speak(['to']);
    await vi.advanceTimersByTimeAsync(500);
    player.cancelAll();
    await vi.advanceTimersByTimeAsync(0);
    expect(await Promise.all([first.done, second.done])).toEqual(['cancelled', 'cancelled']);
    expect(output.played).toEqual(['please+please+please']);
    expect(player.state).toMatchObject({ speaking: null, waiting: 0 });
  });

  it.each([
    ['muted', (player: VoicePlayer) => player.setMuted(true)],
    ['held back by the browser', (_: VoicePlayer, output: ListOutput) => (output.now = 'blocked')],
  ] as const)('shows the words for a while when %s, in the same order', async (_, silence) => {
    const { player, output } = makePlayer();
    player.speak(['please']);
    await vi.advanceTimersByTimeAsync(3_000);
    silence(player, output);
    output.played.length = 0;
    const started: string[] = [];
    player.speak(['please'], { text: '请 A001', onStart: () => started.push('A001') });
    const last = player.speak(['to'], { onStart: () => started.push('到') });
    await vi.advanceTimersByTimeAsync(100);
    expect(player.state.speaking).toBe('请 A001');
    await vi.advanceTimersByTimeAsync(6_000);
    expect(started).toEqual(['A001', '到']);
    expect(await last.done).toBe('silent');
    expect(output.played).toEqual([]);
  });

  it('leaves out a word without a sound and says the rest', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { player, output } = makePlayer();
    player.speak(['please', 'bad', 'unknown', 'to']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(output.played).toEqual(['please+to']);
    vi.mocked(console.warn).mockRestore();
  });

  it('is heard after the first touch and says so', async () => {
    const { player, output } = makePlayer();
    output.now = 'blocked';
    let states = 0;
    player.onState(() => (states += 1));
    player.unblock();
    expect(states).toBe(1);
    expect(player.state.output).toBe('on');
  });

  it('keeps the volume over a mute', () => {
    const { player, output } = makePlayer();
    player.setVolume(0.4);
    player.setMuted(true);
    expect(output.volume).toBe(0);
    player.setMuted(false);
    expect(output.volume).toBe(0.4);
  });
});
