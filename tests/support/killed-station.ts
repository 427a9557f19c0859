import type { StationClient } from '#shared/contract/contract.ts';
import { connectTo, enterStation } from './station-connection.ts';
import { startStationProcess, type StationProcess } from './station-process.ts';

export type StationClients = {
  readonly counter: StationClient;
  readonly kiosk: StationClient;
  readonly manager: StationClient;
};

type Settings = {
  readonly seed: number;
  readonly kills: number;
  readonly options: readonly string[];
  /** Runs after each restart, when the interrupted call has been settled and noted. */
  readonly afterRestart: (clients: StationClients) => Promise<void>;
};

const KILL_CHANCE = 0.3;

/** A station that is killed with SIGKILL in the middle of calls, started again, and asked to go on. */
export class KilledStation {
  killsDone = 0;
  /** Calls whose answer never came and that were sent again with the same request id. */
  interrupted = 0;
  readonly #settings: Settings;
  readonly #random: () => number;
  #process: StationProcess | null = null;
  #clients: StationClients | null = null;
  #lost: Promise<void> = Promise.resolve();

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#random = randomFrom(settings.seed);
  }

  get counter(): StationClient {
    return this.clients.counter;
  }

  get manager(): StationClient {
    return this.clients.manager;
  }

  get clients(): StationClients {
    if (!this.#clients) throw new Error('the station is not running');
    return this.#clients;
  }

  async start(): Promise<void> {
    this.#process = await startStationProcess(this.#settings.options);
    const cookie = await enterStation(this.#process.openUrl);
    const { origin } = this.#process;
    const [counter, kiosk, manager] = await Promise.all(
      (['counter', 'kiosk', 'manager'] as const).map((surface) => connectTo(origin, cookie, surface)),
    );
    if (!counter || !kiosk || !manager) throw new Error('three connections');
    this.#clients = { counter: counter.client, kiosk: kiosk.client, manager: manager.client };
    this.#lost = Promise.all([counter.lost, kiosk.lost, manager.lost]).then(() => undefined);
  }

  async close(): Promise<void> {
    await this.#process?.kill();
  }

  /**
   * One intention of a person: the call, perhaps with a kill in its middle, repeated until it is answered; then `note`, and
   * after a kill the comparison with everything confirmed so far. `call` must use the same request id every time.
   */
  async step<Result>(
    call: (clients: StationClients) => Promise<Result>,
    note: (result: Result) => void,
  ): Promise<Result> {
    const kill = this.killsDone < this.#settings.kills && this.#random() < KILL_CHANCE;
    if (!kill) {
      const result = await call(this.clients);
      note(result);
      return result;
    }
    const settled = await this.#callAndKill(call);
    await this.start();
    if (!settled.answered) this.interrupted += 1;
    const result = settled.answered ? settled.result : await call(this.clients);
    note(result);
    await this.#settings.afterRestart(this.clients);
    return result;
  }

  /** Kills until the agreed number is reached, between calls. */
  async killRemaining(): Promise<void> {
    while (this.killsDone < this.#settings.kills) {
      await this.#kill();
      await this.start();
      await this.#settings.afterRestart(this.clients);
    }
  }

  async #callAndKill<Result>(call: (clients: StationClients) => Promise<Result>) {
    const answer = call(this.clients).then(
      (result) => ({ answered: true, result }) as const,
      () => ({ answered: false }) as const,
    );
    const longest = this.#random() < 0.6 ? 4 : 40;
    await new Promise((resolve) => setTimeout(resolve, this.#random() * longest));
    await this.#kill();
    return Promise.race([answer, this.#lost.then(() => ({ answered: false }) as const)]);
  }

  async #kill(): Promise<void> {
    await this.#process?.kill();
    this.killsDone += 1;
  }
}

/** Mulberry32: the same kills for the same seed, as far as a machine's timing allows. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
