import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { voiceManifest, type VoiceClip } from '#shared/domain/voice-manifest.ts';

/**
 * Makes resources/voice/*.ogg from manifest.json with espeak-ng, sox and opusenc (resources/voice/README.md). The same
 * manifest gives the same bytes, so that only clips whose text changed show up in a commit.
 */
const folder = join(import.meta.dirname, '../../resources/voice');
const MANDARIN = 'cmn-latn-pinyin';
const SENTENCE = /[，。？！]/u;
/** Words per minute: single words are joined and heard across a hall, sentences are listened to from close by. */
const SPEED = { word: 135, sentence: 150 } as const;
/** Every clip is brought to this loudness (RMS over the trimmed clip); a limiter keeps the peaks below full scale. */
const LOUDNESS_DB = -20;
/** Cuts the silence at one end and softens the cut. */
const CUT = 'silence 1 0.01 -48d fade t 0.006';

const work = mkdtempSync(join(tmpdir(), 'voice-'));
try {
  const { clips } = voiceManifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const wanted = new Set(process.argv.slice(2));
  const chosen = clips.filter(({ key }) => wanted.size === 0 || wanted.has(key));
  const bytes = chosen.map(makeClip);
  console.log(`${chosen.length} clips, ${Math.round(bytes.reduce((sum, each) => sum + each, 0) / 1024)} KiB`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function makeClip(clip: VoiceClip): number {
  if (clip.sound === 'chime') makeChime();
  else speak(clip);
  const cut = clip.sound ? '' : `${CUT} reverse ${CUT} reverse`;
  run('sox', `-D raw.wav -c 1 -r 48000 -b 16 cut.wav ${cut}`);
  run('sox', `-D cut.wav -b 16 level.wav gain -l ${(LOUDNESS_DB - rmsOf('cut.wav')).toFixed(2)}`);
  run('opusenc', '--quiet --bitrate 28 --speech --discard-comments --padding 0 --serial 1 level.wav clip.ogg');
  const target = join(folder, `${clip.key}.ogg`);
  copyFileSync(join(work, 'clip.ogg'), target);
  return statSync(target).size;
}

function speak(clip: VoiceClip): void {
  const speed = SENTENCE.test(clip.text) ? SPEED.sentence : SPEED.word;
  run('espeak-ng', `-v ${clip.voice ?? MANDARIN} -s ${speed} -p 45 -w raw.wav`, clip.say ?? clip.text);
}

/** Two falling tones, as a door bell has them. */
function makeChime(): void {
  run('sox', '-D -n -r 48000 -c 1 high.wav synth 0.3 sine 784 fade l 0.005 0.3 0.25');
  run('sox', '-D -n -r 48000 -c 1 low.wav synth 0.55 sine 587 fade l 0.005 0.55 0.5');
  run('sox', '-D high.wav low.wav raw.wav');
}

function rmsOf(file: string): number {
  // sox prints its statistics on stderr.
  const level = /RMS lev dB\s+(-?[\d.]+)/.exec(run('sox', `${file} -n stats`))?.[1];
  if (level === undefined) throw new Error('a clip without sound: is its text spoken at all?');
  return Number(level);
}

/** Runs a program in the work folder and returns what it wrote on its error output. */
function run(program: string, words: string, text?: string): string {
  const args = [...words.split(' ').filter((word) => word !== ''), ...(text === undefined ? [] : [text])];
  const { status, stderr, error } = spawnSync(program, args, { cwd: work, encoding: 'utf8' });
  if (error) throw new Error(`${program} is missing: apt-get install espeak-ng sox opus-tools`, { cause: error });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr}`);
  return stderr;
}
