const REMEMBERED = 1000;

/** So many attempts per window and key; the rest are refused. Remembers a bounded number of keys, the oldest go first. */
export class AttemptLimiter {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #attempts = new Map<string, number[]>();

  constructor(settings: { readonly limit: number; readonly windowMs: number; readonly now: () => number }) {
    this.#limit = settings.limit;
    this.#windowMs = settings.windowMs;
    this.#now = settings.now;
  }

  /** Counts one attempt; false when it is one too many. */
  take(key: string): boolean {
    const recent = this.#recent(key);
    if (recent.length >= this.#limit) return false;
    this.#attempts.delete(key);
    this.#attempts.set(key, [...recent, this.#now()]);
    const oldest = this.#attempts.keys().next().value;
    if (this.#attempts.size > REMEMBERED && oldest !== undefined) this.#attempts.delete(oldest);
    return true;
  }

  /** Whether another attempt would be refused, without counting one. */
  isExhausted(key: string): boolean {
    return this.#recent(key).length >= this.#limit;
  }

  #recent(key: string): readonly number[] {
    const from = this.#now() - this.#windowMs;
    return (this.#attempts.get(key) ?? []).filter((at) => at > from);
  }
}
