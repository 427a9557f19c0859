/** A decoded clip. */
export type Sound = { readonly seconds: number; readonly buffer: AudioBuffer | null };

export type OutputState = 'on' | 'blocked' | 'unavailable';

/** Where sounds come out; the player's only door to the browser's audio. */
export interface VoiceOutput {
  /** `blocked`: the browser waits for a touch or key before it lets the page sound. `unavailable`: there is no audio at all. */
  readonly state: () => OutputState;
  readonly onState: (listener: () => void) => () => void;
  /** Asks the browser to let the page sound; works inside a touch or key event. */
  readonly unblock: () => void;
  readonly decode: (bytes: ArrayBuffer) => Promise<Sound>;
  /** Plays one after another with silence between; ends early when the signal does. */
  readonly play: (sounds: readonly Sound[], gapSeconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly setVolume: (volume: number) => void;
  /** Empty: the system's default. False when the browser refused or the device is gone. */
  readonly setSink: (sinkId: string) => Promise<boolean>;
}

/** A sound card that hangs must not hold up the calls behind this one. */
const PATIENCE_SECONDS = 2;
const LEAD_SECONDS = 0.03;

export function createVoiceOutput(): VoiceOutput {
  return typeof AudioContext === 'undefined' ? silentOutput : webAudioOutput(new AudioContext());
}

const silentOutput: VoiceOutput = {
  state: () => 'unavailable',
  onState: () => () => undefined,
  unblock: () => undefined,
  decode: async () => ({ seconds: 0, buffer: null }),
  play: async () => undefined,
  setVolume: () => undefined,
  setSink: async () => false,
};

function webAudioOutput(audio: AudioContext): VoiceOutput {
  const volume = audio.createGain();
  volume.connect(audio.destination);
  return {
    state: () => (audio.state === 'running' ? 'on' : 'blocked'),
    onState: (listener) => {
      audio.addEventListener('statechange', listener);
      return () => audio.removeEventListener('statechange', listener);
    },
    unblock: () => {
      if (audio.state === 'suspended') void audio.resume().catch(() => undefined);
    },
    decode: async (bytes) => {
      const buffer = await audio.decodeAudioData(bytes);
      return { seconds: buffer.duration, buffer };
    },
    play: (sounds, gapSeconds, signal) => playJoined({ audio, target: volume, gapSeconds, signal }, sounds),
    setVolume: (level) => volume.gain.setTargetAtTime(level, audio.currentTime, 0.02),
    setSink: async (sinkId) => {
      if (!('setSinkId' in audio) || typeof audio.setSinkId !== 'function') return sinkId === '';
      try {
        await audio.setSinkId(sinkId);
        return true;
      } catch {
        // The device was unplugged, or the browser does not show it to this page: the default goes on sounding.
        return false;
      }
    },
  };
}

type Joined = {
  readonly audio: AudioContext;
  readonly target: AudioNode;
  readonly gapSeconds: number;
  readonly signal: AbortSignal;
};

function playJoined({ audio, target, gapSeconds, signal }: Joined, sounds: readonly Sound[]): Promise<void> {
  let at = audio.currentTime + LEAD_SECONDS;
  const sources = sounds.flatMap(({ buffer, seconds }) => {
    if (buffer === null) return [];
    const source = new AudioBufferSourceNode(audio, { buffer });
    source.connect(target);
    source.start(at);
    at += seconds + gapSeconds;
    return [source];
  });
  const last = sources.at(-1);
  if (last === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(patience);
      signal.removeEventListener('abort', end);
      for (const source of sources) source.disconnect();
      resolve();
    };
    const patience = setTimeout(end, (at - audio.currentTime + PATIENCE_SECONDS) * 1000);
    last.addEventListener('ended', end, { once: true });
    signal.addEventListener('abort', end, { once: true });
  });
}
