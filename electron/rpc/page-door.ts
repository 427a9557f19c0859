import { createHash, randomBytes } from 'node:crypto';
import { addPageSession, hasPageSession } from '#electron/db/repositories/page-sessions.ts';
import type { StoreConnection } from '#electron/db/connection.ts';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * Lets browsers in on loopback, where any local user could knock: a token good for one opening becomes a page session,
 * of which the store keeps the hash only, so that a page survives a restart of the station.
 */
export class PageDoor {
  readonly #store: StoreConnection;
  readonly #now: () => number;
  #token = newSecret();
  /** Called with the next token after one was used. */
  onNewToken: (token: string) => void = () => undefined;

  constructor(store: StoreConnection, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  get token(): string {
    return this.#token;
  }

  /** The session secret for the cookie, or null when the token is not (or no longer) good. */
  enter(token: string): string | null {
    if (hashOf(token) !== hashOf(this.#token)) return null;
    this.#token = newSecret();
    const session = newSecret();
    this.#store.runInTransaction((db) => addPageSession(db, hashOf(session), this.#now()));
    this.onNewToken(this.#token);
    return session;
  }

  isKnown(session: string | undefined): boolean {
    return session !== undefined && hasPageSession(this.#store.db, hashOf(session));
  }
}

function newSecret(): string {
  return randomBytes(24).toString('base64url');
}
