import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lineClips, lineText, recordedPieces } from '#shared/domain/kiosk-speech.ts';
import { kioskSentences, type KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';
import { VoiceProvider } from '#renderer/lib/voice/voice-context.tsx';
import type { VoiceOutput } from '#renderer/lib/voice/voice-output.ts';
import { Kiosk } from '#renderer/screens/kiosk/Kiosk.tsx';
import { createFakeStation } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';

/** A loudspeaker that keeps what it was given; a sound's length is its place in the list of all clips. */
function listen() {
  const keys = [
    ...(Object.keys(kioskSentences) as KioskSentenceKey[]).flatMap((key) =>
      recordedPieces(key).map(({ clip }) => clip),
    ),
    ...Array.from('0123456789', (digit) => `digit-${digit}`),
    'digit-1-yao',
    'ten',
    'look-at-screen',
  ];
  const said: string[][] = [];
  const output: VoiceOutput = {
    state: () => 'on',
    onState: () => () => undefined,
    unblock: () => undefined,
    decode: async (bytes) => ({ seconds: Number(new TextDecoder().decode(bytes)), buffer: null }),
    play: async (sounds) => void said.push(sounds.map(({ seconds }) => keys[seconds] ?? '')),
    setVolume: () => undefined,
    setSink: async () => true,
  };
  const station = createFakeStation({
    voice: {
      catalogue: () => keys.map((key) => ({ key, text: key, revision: '1', own: false })),
      clips: ({ keys: wanted }) =>
        wanted.map((key) => ({ key, revision: '1', mime: 'audio/ogg', audio: btoa(String(keys.indexOf(key))) })),
    },
  });
  return { said, output, station };
}

/** The text a person can read in the question's part of the screen, buttons aside. */
function shownClips(): string[] {
  const lines = [...document.querySelectorAll<HTMLElement>('main [data-voice]')].filter(
    (each) => !each.closest('button'),
  );
  return lines.flatMap((each) => {
    const key = each.dataset['voice'] as KioskSentenceKey;
    const gaps = JSON.parse(each.dataset['voiceGaps'] ?? '{}') as Record<string, string>;
    // What is shown is what the line says: the attribute cannot lie.
    expect(each.textContent).toBe(lineText({ key, gaps }));
    return lineClips({ key, gaps });
  });
}

async function openKiosk() {
  const { said, output, station } = listen();
  renderWithStation(
    station,
    <VoiceProvider screen="kiosk" makeOutput={() => output}>
      <Kiosk />
    </VoiceProvider>,
  );
  await screen.findByText(kioskSentences['welcome-question']);
  return said;
}

const press = (key: KioskSentenceKey) => fireEvent.click(screen.getByRole('button', { name: kioskSentences[key] }));

afterEach(cleanup);

describe('the voice of the kiosk', () => {
  it('says what stands on the screen, question by question', async () => {
    const said = await openKiosk();
    await vi.waitFor(() => expect(said.at(-1)).toEqual(shownClips()));
    for (const way of ['welcome-card', 'welcome-slip'] as const) {
      press(way);
      await vi.waitFor(() => expect(said.at(-1)).toEqual(shownClips()));
      press('frame-back');
      await vi.waitFor(() => expect(said.at(-1)).toEqual(shownClips()));
    }
    expect(said.flat()).toContain('kiosk-slip-question');
  });

  it('says each digit pressed, not the count after every one; 再听一遍 reads all of it', async () => {
    const said = await openKiosk();
    press('welcome-id-number');
    await vi.waitFor(() => expect(said.at(-1)).toEqual(['kiosk-digits-id-number']));
    fireEvent.click(screen.getByRole('button', { name: '1' }));
    await vi.waitFor(() => expect(said.at(-1)).toEqual(['digit-1-yao']));
    press('frame-again');
    await vi.waitFor(() => expect(said.at(-1)).toEqual(shownClips()));
    expect(said.at(-1)).toContain('kiosk-digits-count-1');
  });

  it('says only what is new when the same question stays', async () => {
    const said = await openKiosk();
    press('welcome-id-number');
    await vi.waitFor(() => expect(said.at(-1)).toEqual(['kiosk-digits-id-number']));
    act(() => void fireEvent.click(screen.getByRole('button', { name: '1' })));
    press('digits-confirm');
    await vi.waitFor(() => expect(said.at(-1)?.[0]).toBe('kiosk-digits-problem-length-1'));
    expect(said.at(-1)).not.toContain('kiosk-digits-id-number');
  });
});
