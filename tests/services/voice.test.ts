import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VoiceDesk } from '#electron/services/voice.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const bytesOf = (audio: string | undefined) => Buffer.from(audio ?? '', 'base64');

function deskWith(recordings: Readonly<Record<string, string | Buffer>> = {}) {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, 'voice'));
  for (const [name, content] of Object.entries(recordings)) writeFileSync(join(dataDir, 'voice', name), content);
  return new VoiceDesk({ resourcesDir, dataDir }, () => [{ id: '9', name: '综合窗口' }]);
}

describe('the voice of the station', () => {
  test('has a clip for everything the manifest lists, each a small Ogg Opus file', async () => {
    const { clips: listed } = JSON.parse(readFileSync(join(resourcesDir, 'voice/manifest.json'), 'utf8')) as {
      clips: { key: string }[];
    };
    const desk = deskWith();
    expect((await desk.catalogue()).map(({ key }) => key)).toEqual(listed.map(({ key }) => key));
    for (const { key, mime, audio } of await desk.clips(listed.map(({ key }) => key))) {
      const bytes = bytesOf(audio);
      expect([key, mime, bytes.toString('latin1', 0, 4)]).toEqual([key, 'audio/ogg', 'OggS']);
      expect(bytes.includes('OpusHead')).toBe(true);
      expect(bytes.length).toBeLessThan(60_000);
    }
  });

  test("a station's own recording replaces one clip, and only that one", async () => {
    const desk = deskWith({ 'please.WAV': 'own recording' });
    const [please, hao] = await desk.clips(['please', 'hao']);
    expect(please).toMatchObject({ key: 'please', mime: 'audio/wav' });
    expect(bytesOf(please?.audio).toString()).toBe('own recording');
    expect(hao?.mime).toBe('audio/ogg');
    const own = (await desk.catalogue()).filter((clip) => clip.own);
    expect(own).toMatchObject([{ key: 'please', text: '请' }]);
  });

  test('a counter with a name of its own can be spoken by a recording', async () => {
    const catalogue = await deskWith({ 'counter-9.mp3': 'x' }).catalogue();
    expect(catalogue.at(-1)).toMatchObject({ key: 'counter-9', text: '综合窗口', own: true });
  });

  test('what is no clip is passed over: other files, huge ones, folders, unknown keys, paths', async () => {
    const desk = deskWith({ 'please.txt': 'x', 'hao.wav': Buffer.alloc(2_000_001), 'to.ogg': '' });
    expect((await desk.catalogue()).filter(({ own }) => own)).toEqual([]);
    expect(await desk.clips(['no-such-key', '../../station'])).toEqual([]);
  });

  test('a station without a folder for recordings speaks with the clips that came with the program', async () => {
    const desk = new VoiceDesk({ resourcesDir, dataDir: join(temporaryFolder(), 'none') }, () => []);
    expect(await desk.clips(['please'])).toHaveLength(1);
  });
});
