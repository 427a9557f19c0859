import type { JoinProblem, JoinState } from '#shared/contract/join.ts';
import type { ScreenRole } from '#shared/contract/lan.ts';
import { Broadcast } from '#electron/platform/broadcast.ts';
import { forgetJoined, readJoined, writeJoined, type Joined } from './joined-file.ts';
import { beginComparison, PairingRefusedError, type Comparison } from './pairing-client.ts';
import { PinChangedError, type HostAddress } from './pinned-connection.ts';

type Parts = {
  readonly address: HostAddress;
  readonly wish: ScreenRole;
  readonly machine: string;
  readonly folder: string;
  readonly log: (line: string) => void;
  readonly pollMs?: number;
};

const POLL_MS = 1_000;
const REACH_AGAIN_MS = 3_000;

/** This PC's relation to its host, from the first knock to the pinned certificate, and what a person must know of it. */
export class JoinedScreen {
  readonly states = new Broadcast<JoinState>();
  readonly #parts: Parts;
  #joined: Joined | null;
  #state: JoinState;
  /** Counts attempts, so that a late answer of an earlier one changes nothing. */
  #attempt = 0;
  #comparison: Comparison | null = null;
  #saidSame = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const kept = readJoined(parts.folder);
    const { host, port } = parts.address;
    this.#joined = kept?.host === host && kept.port === port ? kept : null;
    this.#state = this.#joined ? { state: 'joined', role: this.#joined.role } : { state: 'reaching', host };
  }

  get state(): JoinState {
    return this.#state;
  }

  /** What to present to the host, when this screen is joined and nothing speaks against it. */
  get joined(): Joined | null {
    return this.#state.state === 'joined' ? this.#joined : null;
  }

  /** Whether there is a pairing to come back to, whatever speaks against it now. */
  get isStored(): boolean {
    return this.#joined !== null;
  }

  start(): void {
    if (this.#joined === null) void this.#pair();
  }

  stop(): void {
    this.#attempt += 1;
  }

  /** The person here compared the codes. */
  answer(match: boolean): void {
    const comparison = this.#comparison;
    if (comparison === null) return;
    if (!match) {
      void comparison.withdraw().catch(() => undefined);
      this.#fail('mismatch');
      return;
    }
    this.#saidSame = true;
    const { host } = this.#parts.address;
    this.#change({ state: 'comparing', host, code: comparison.code, saidSame: true });
  }

  again(): void {
    forgetJoined(this.#parts.folder);
    this.#joined = null;
    void this.#pair();
  }

  /** The host shows another certificate, or does not know this screen any more. */
  refuse(problem: Extract<JoinProblem, 'certificate' | 'removed'>): void {
    this.#fail(problem);
  }

  /** A refusal may have been a mistake of the moment (a host restored from a copy): tries what is stored once more. */
  retryStored(): void {
    if (this.#joined !== null && this.#state.state === 'problem')
      this.#change({ state: 'joined', role: this.#joined.role });
  }

  async #pair(): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#comparison = null;
    this.#saidSame = false;
    const { address, machine, wish, pollMs } = this.#parts;
    this.#change({ state: 'reaching', host: address.host });
    try {
      const comparison = await this.#reach(attempt, { machine, wish });
      if (comparison === null) return;
      this.#comparison = comparison;
      this.#change({ state: 'comparing', host: address.host, code: comparison.code, saidSame: false });
      this.#parts.log(`pairing code ${comparison.code}`);
      while (attempt === this.#attempt) {
        await pause(pollMs ?? POLL_MS);
        if (attempt !== this.#attempt || (await this.#settle(comparison))) return;
      }
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(problemOf(error));
    }
  }

  /** Knocks until somebody opens; null when the attempt was given up meanwhile. */
  async #reach(attempt: number, self: Parameters<typeof beginComparison>[1]): Promise<Comparison | null> {
    for (;;) {
      try {
        const comparison = await beginComparison(this.#parts.address, self);
        return attempt === this.#attempt ? comparison : null;
      } catch (error) {
        if (attempt !== this.#attempt) return null;
        if (error instanceof PairingRefusedError || error instanceof PinChangedError) throw error;
        await pause(REACH_AGAIN_MS);
        if (attempt !== this.#attempt) return null;
      }
    }
  }

  /** True when it came to an end. Both sides must have said that the codes are the same. */
  async #settle(comparison: Comparison): Promise<boolean> {
    const outcome = await comparison.outcome();
    if (outcome.state === 'waiting') return false;
    if (outcome.state === 'refused') {
      this.#fail('refused');
      return true;
    }
    if (!this.#saidSame) return false;
    const { fingerprint, credential } = comparison;
    const { screenId, role, name } = outcome;
    this.#joined = { ...this.#parts.address, role, name, screenId, fingerprint, credential };
    writeJoined(this.#parts.folder, this.#joined);
    this.#comparison = null;
    this.#change({ state: 'joined', role });
    return true;
  }

  #fail(problem: JoinProblem): void {
    this.#attempt += 1;
    this.#comparison = null;
    this.#parts.log(`not joined: ${problem}`);
    this.#change({ state: 'problem', host: this.#parts.address.host, problem });
  }

  #change(state: JoinState): void {
    this.#state = state;
    this.states.publish(state);
  }
}

function problemOf(error: unknown): JoinProblem {
  if (error instanceof PinChangedError) return 'certificate';
  return error instanceof PairingRefusedError && error.reason === 'tooMany' ? 'tooMany' : 'expired';
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
