import { randomBytes } from 'node:crypto';
import type { ScreenRole } from '#shared/contract/lan.ts';
import { DeskError } from '#shared/errors.ts';
import { comparisonCode, keepsPromise } from '#electron/platform/pairing-code.ts';

export const PAIRING_LASTS_MS = 120_000;
/** Each open comparison is one more chance for somebody in the middle, so there are few. */
const OPEN_AT_ONCE = 5;

export type PairingOutcome =
  | { readonly state: 'waiting' }
  | { readonly state: 'accepted'; readonly screenId: string; readonly role: ScreenRole; readonly name: string }
  | { readonly state: 'refused' };

export type ComparedScreen = {
  readonly id: string;
  readonly code: string;
  /** What the screen calls itself, and where it speaks from; neither is proof of anything. */
  readonly machine: string;
  readonly address: string;
  readonly wish: ScreenRole;
  readonly startedAtMs: number;
};

type Begin = Pick<ComparedScreen, 'machine' | 'address' | 'wish'> & { readonly commitment: string };
type Open = Begin & {
  readonly id: string;
  readonly hostNonce: string;
  readonly startedAtMs: number;
  revealed: { readonly code: string; readonly credentialHash: string } | null;
  outcome: PairingOutcome;
};

type Parts = {
  readonly fingerprint: () => string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly changed: () => void;
};

/** Screens that ask to be let in, in memory only: each has two minutes, one reveal and one answer. */
export class PairingDesk {
  readonly #parts: Parts;
  readonly #open = new Map<string, Open>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** First move of a screen. Errors: pairing.tooMany. */
  begin(begin: Begin): { readonly pairingId: string; readonly hostNonce: string } {
    this.#forgetOver();
    if (this.#open.size >= OPEN_AT_ONCE) throw new DeskError('pairing.tooMany', {});
    const id = this.#parts.newId();
    const hostNonce = randomBytes(32).toString('hex');
    const open: Open = {
      ...begin,
      id,
      hostNonce,
      startedAtMs: this.#parts.now(),
      revealed: null,
      outcome: { state: 'waiting' },
    };
    this.#open.set(id, open);
    return { pairingId: id, hostNonce };
  }

  /** Second move. Whoever reveals something else than promised, or twice, begins anew. Errors: pairing.gone. */
  reveal(pairingId: string, revealed: { readonly screenNonce: string; readonly credentialHash: string }): void {
    const open = this.#find(pairingId);
    if (open.revealed !== null || !keepsPromise(open.commitment, revealed)) {
      this.#open.delete(pairingId);
      this.#parts.changed();
      throw new DeskError('pairing.gone', {});
    }
    const facts = { fingerprint: this.#parts.fingerprint(), hostNonce: open.hostNonce, ...revealed };
    open.revealed = { code: comparisonCode(facts), credentialHash: revealed.credentialHash };
    this.#parts.changed();
  }

  /** What became of it. Errors: pairing.gone. */
  outcome(pairingId: string): PairingOutcome {
    return this.#find(pairingId).outcome;
  }

  /** The screen gave up. */
  withdraw(pairingId: string): PairingOutcome | null {
    const open = this.#open.get(pairingId);
    this.#open.delete(pairingId);
    this.#parts.changed();
    return open?.outcome ?? null;
  }

  /** What the manager compares. */
  compared(): readonly ComparedScreen[] {
    this.#forgetOver();
    return [...this.#open.values()].flatMap((open) =>
      open.revealed === null || open.outcome.state !== 'waiting' ? [] : [{ ...viewOf(open), code: open.revealed.code }],
    );
  }

  /** The public value of a screen whose code is being compared. Errors: pairing.gone. */
  credentialHashOf(pairingId: string): string {
    const open = this.#find(pairingId);
    if (open.revealed === null || open.outcome.state !== 'waiting') throw new DeskError('pairing.gone', {});
    return open.revealed.credentialHash;
  }

  settle(pairingId: string, outcome: PairingOutcome): void {
    const open = this.#open.get(pairingId);
    if (open) open.outcome = outcome;
    this.#parts.changed();
  }

  clear(): void {
    this.#open.clear();
  }

  #find(pairingId: string): Open {
    this.#forgetOver();
    const open = this.#open.get(pairingId);
    if (!open) throw new DeskError('pairing.gone', {});
    return open;
  }

  #forgetOver(): void {
    const from = this.#parts.now() - PAIRING_LASTS_MS;
    for (const [id, open] of this.#open) if (open.startedAtMs <= from) this.#open.delete(id);
  }
}

function viewOf({ id, machine, address, wish, startedAtMs }: Open): Omit<ComparedScreen, 'code'> {
  return { id, machine, address, wish, startedAtMs };
}
