import { createHash, randomBytes } from 'node:crypto';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Where the hashes of page sessions are kept. */
export interface PageSessions {
  readonly add: (hash: string) => void;
  readonly has: (hash: string) => boolean;
}

/**
 * Lets browsers in on loopback, where any local user could knock: a token good for one opening becomes a page session,
 * of which only the hash is kept, so that a page survives a restart of the station.
 */
export class PageDoor {
  readonly #sessions: PageSessions;
  #token = newSecret();
  /** Called with the next token after one was used. */
  onNewToken: (token: string) => void = () => undefined;

  constructor(sessions: PageSessions) {
    this.#sessions = sessions;
  }

  get token(): string {
    return this.#token;
  }

  /** The session secret for the cookie, or null when the token is not (or no longer) good. */
  enter(token: string): string | null {
    if (hashOf(token) !== hashOf(this.#token)) return null;
    this.#token = newSecret();
    const session = newSecret();
    this.#sessions.add(hashOf(session));
    this.onNewToken(this.#token);
    return session;
  }

  isKnown(session: string | undefined): boolean {
    return session !== undefined && this.#sessions.has(hashOf(session));
  }
}

function newSecret(): string {
  return randomBytes(24).toString('base64url');
}
