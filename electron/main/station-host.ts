import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebFrameMain } from 'electron';
import type { AppPaths } from '#electron/launch/app-paths.ts';
import type { StationOptions } from '#electron/launch/options.ts';
import { afterCrash, giveUpMessage, type CrashHistory } from '#electron/launch/restart-policy.ts';
import {
  readFromStation,
  type KeyChoice,
  type StationState,
  type ToStation,
} from '#electron/launch/station-messages.ts';
import type { Surface } from '#electron/launch/window-wishes.ts';

const STOP_WITHIN_MS = 3000;

type HostSettings = {
  readonly entry: string;
  readonly options: StationOptions & AppPaths;
  /** Tells every window. */
  readonly announce: (state: StationState) => void;
};

/** Keeps the station process alive and introduces windows to it. */
export class StationHost {
  readonly #settings: HostSettings;
  #key: KeyChoice | null = null;
  #child: UtilityProcess | null = null;
  #state: StationState = { type: 'station-state', state: 'restarting', code: null };
  #history: CrashHistory = [];
  #stopping = false;

  constructor(settings: HostSettings) {
    this.#settings = settings;
  }

  get state(): StationState {
    return this.#state;
  }

  start(key: KeyChoice): void {
    this.#key = key;
    this.#launch(key);
  }

  /** Nothing can be opened; the pages say why. */
  refuse(code: string): void {
    this.#change('stopped', code);
  }

  /** Gives the frame a port of its own; without a station the frame hears only the state and asks again later. */
  connect(frame: WebFrameMain, surface: Surface): void {
    const child = this.#child;
    if (child === null || this.#state.state !== 'ready') {
      frame.postMessage('station-state', this.#state);
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ type: 'connect', surface } satisfies ToStation, [port1]);
    frame.postMessage('station-port', null, [port2]);
  }

  /** Resolves when the process is gone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const timer = setTimeout(() => child.kill(), STOP_WITHIN_MS);
    child.postMessage({ type: 'stop' } satisfies ToStation, []);
    await gone;
    clearTimeout(timer);
  }

  #launch(key: KeyChoice): void {
    const { entry, options } = this.#settings;
    const child = utilityProcess.fork(entry, [], { serviceName: 'youdai-desk station', stdio: 'inherit' });
    this.#child = child;
    child.on('message', (data: unknown) => this.#hear(child, data));
    child.once('exit', (code) => this.#exited(child, code));
    child.postMessage({ type: 'init', options: { ...options, ...key } } satisfies ToStation, []);
  }

  #hear(child: UtilityProcess, data: unknown): void {
    if (child !== this.#child) return;
    const message = readFromStation(data);
    if (message?.type === 'ready') this.#change('ready', null);
    if (message?.type !== 'fatal') return;
    console.error(`station: ${message.message}`);
    this.#change('stopped', message.code);
  }

  #exited(child: UtilityProcess, code: number): void {
    if (child !== this.#child) return;
    this.#child = null;
    if (this.#stopping || this.#state.state === 'stopped') return;
    const next = afterCrash(this.#history, performance.now());
    if (next.action === 'give-up') {
      console.error(giveUpMessage(next));
      this.#change('stopped', 'station.crashing');
      return;
    }
    console.error(`station: ended with code ${code}, starting again in ${next.delayMs} ms`);
    this.#history = next.history;
    this.#change('restarting', null);
    setTimeout(() => {
      if (!this.#stopping && this.#key !== null) this.#launch(this.#key);
    }, next.delayMs);
  }

  #change(state: StationState['state'], code: string | null): void {
    this.#state = { type: 'station-state', state, code };
    this.#settings.announce(this.#state);
  }
}
