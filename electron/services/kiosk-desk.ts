import type { IdentityId, KioskSessionId } from '#shared/contract/base.ts';
import type { KioskDraft } from '#shared/contract/kiosk.ts';
import type { ServiceContext } from './context.ts';

export type KioskSession = {
  readonly id: KioskSessionId;
  readonly kioskId: string;
  readonly place: string;
  readonly draft: KioskDraft;
  /** Whom the draft's proof names, if anybody. */
  readonly personId: string | null;
  /** Nobody touched the screen, so it was cleared; the draft stays for a clerk. */
  readonly cleared: boolean;
  readonly keptAtMs: number;
};

const MOST_KEPT = 200;

/** What visitors have entered at the kiosks, and whom typed numbers named: in memory only, and for minutes. */
export class KioskDesk {
  readonly #sessions = new Map<string, KioskSession>();
  readonly #identities = new Map<string, { readonly personId: string; readonly atMs: number }>();
  readonly #now: () => number;
  readonly #keptMs: () => number;

  constructor({ clock, profile }: Pick<ServiceContext, 'clock' | 'profile'>) {
    this.#now = () => clock.now();
    this.#keptMs = () => profile().kiosk.draftMinutes * 60_000;
  }

  keep(session: Omit<KioskSession, 'keptAtMs' | 'cleared'>): void {
    // Taken out first, so that the map's order is that of the last keeping.
    this.#sessions.delete(session.id);
    this.#sessions.set(session.id, { ...session, cleared: false, keptAtMs: this.#now() });
    this.#forgetOld();
  }

  find(sessionId: string): KioskSession | undefined {
    this.#forgetOld();
    return this.#sessions.get(sessionId);
  }

  /** The newest session of a kiosk. */
  newestOf(kioskId: string): KioskSession | undefined {
    this.#forgetOld();
    return [...this.#sessions.values()].findLast((session) => session.kioskId === kioskId);
  }

  clear(sessionId: string): void {
    const session = this.#sessions.get(sessionId);
    if (session) this.#sessions.set(sessionId, { ...session, cleared: true });
  }

  forget(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  /** Cleared sessions that named this person: they came back and need nothing of them any more. */
  forgetClearedOf(personId: string, except: string): void {
    for (const [id, session] of this.#sessions) {
      if (session.cleared && session.personId === personId && id !== except) this.#sessions.delete(id);
    }
  }

  keepIdentity(id: IdentityId, personId: string): void {
    this.#identities.set(id, { personId, atMs: this.#now() });
    this.#forgetOld();
  }

  personOf(id: string): string | undefined {
    this.#forgetOld();
    return this.#identities.get(id)?.personId;
  }

  #forgetOld(): void {
    const oldest = this.#now() - this.#keptMs();
    for (const [id, session] of this.#sessions) {
      if (session.keptAtMs < oldest || this.#sessions.size > MOST_KEPT) this.#sessions.delete(id);
    }
    for (const [id, identity] of this.#identities) {
      if (identity.atMs < oldest || this.#identities.size > MOST_KEPT) this.#identities.delete(id);
    }
  }
}
