import { hostname, networkInterfaces } from 'node:os';
import { z } from 'zod';
import type { LanDoor } from '#shared/contract/lan.ts';
import { noteScreenSeen } from '#electron/db/repositories/paired-screens.ts';
import { readSetting, writeSetting } from '#electron/db/repositories/settings.ts';
import type { LanListen } from '#electron/launch/options.ts';
import { fingerprintOf, makeHostIdentity, type HostIdentity } from '#electron/platform/host-certificate.ts';
import { startLanServer, type LanServer, type LanServerParts } from '#electron/rpc/lan-server.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { isLanOpen, withdrawScreen, type LanPort } from '#electron/services/lan.ts';
import { PairingDesk } from '#electron/services/pairing-desk.ts';

const IDENTITY_SETTING = 'lan-identity';
const storedIdentity = z.object({ certificatePem: z.string(), keyPem: z.string() });

type Parts = {
  readonly context: ServiceContext;
  readonly listen: LanListen;
  readonly router: () => LanServerParts['router'];
};

/** Keeps the LAN door as the manager wants it. The certificate is made when it is first opened, and kept in the store. */
export class LanDoorKeeper implements LanPort {
  readonly pairings: PairingDesk;
  readonly #parts: Parts;
  #server: LanServer | null = null;
  #problem: LanDoor['problem'] = null;
  #fingerprint: string | null;
  #turn: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { context } = parts;
    const identity = this.#storedIdentity();
    this.#fingerprint = identity && fingerprintOf(identity.certificatePem);
    this.pairings = new PairingDesk({
      fingerprint: () => this.#fingerprint ?? '',
      now: () => context.clock.now(),
      newId: context.newId,
      changed: () => context.announce(['lan']),
    });
  }

  readonly status = () => ({
    problem: this.#problem,
    port: this.#server?.port ?? this.#parts.listen.port,
    addresses: lanAddresses(this.#parts.listen.host),
    fingerprint: this.#fingerprint,
  });

  readonly isOnline = (screenId: string): boolean => (this.#server?.connections.countOf(screenId) ?? 0) > 0;

  readonly cut = (screenId: string): void => this.#server?.connections.cut(screenId);

  /** One change after the other: a door opened and shut twice in a second ends as last wished. */
  readonly follow = (): Promise<void> => {
    this.#turn = this.#turn.then(() => this.#change());
    return this.#turn;
  };

  async close(): Promise<void> {
    this.#closed = true;
    await this.#turn;
    await this.#server?.close();
    this.#server = null;
  }

  async #change(): Promise<void> {
    if (this.#closed) return;
    const wanted = isLanOpen(this.#parts.context);
    if (!wanted) {
      this.#problem = null;
      this.pairings.clear();
      const server = this.#server;
      this.#server = null;
      await server?.close();
    } else if (this.#server === null) {
      try {
        this.#server = await this.#open();
        this.#problem = null;
      } catch (error) {
        this.#problem = isTaken(error) ? 'port-taken' : 'failed';
        this.#parts.context.log.error({ err: error }, 'the LAN door did not open');
      }
    }
    this.#parts.context.announce(['lan']);
  }

  async #open(): Promise<LanServer> {
    const { context, listen, router } = this.#parts;
    const identity = await this.#identity();
    return startLanServer({
      router: router(),
      store: context.store,
      identity,
      listen,
      pairings: this.pairings,
      now: () => context.clock.now(),
      ownNames,
      changed: (screenId) => this.#seen(screenId),
      withdrawn: (screenId) => {
        withdrawScreen(context, screenId);
        this.cut(screenId);
      },
    });
  }

  #seen(screenId: string): void {
    if (this.#closed) return;
    const { context } = this.#parts;
    context.store.runTogether((db) => noteScreenSeen(db, screenId, context.clock.now()));
    context.store.afterCommit(() => context.announce(['lan']));
  }

  #storedIdentity(): HostIdentity | null {
    return storedIdentity.safeParse(readSetting(this.#parts.context.store.db, IDENTITY_SETTING)).data ?? null;
  }

  async #identity(): Promise<HostIdentity> {
    const stored = this.#storedIdentity();
    if (stored) return stored;
    const { store, clock } = this.#parts.context;
    // The machine's clock, not a practice one: screens judge the dates by theirs.
    const identity = await makeHostIdentity(ownNames(), Date.now());
    store.runInTransaction((db) => writeSetting(db, IDENTITY_SETTING, identity, clock.now()));
    this.#fingerprint = fingerprintOf(identity.certificatePem);
    return identity;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Names and addresses by which screens may call this PC. */
function ownNames(): readonly string[] {
  const name = hostname().toLowerCase();
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return [...new Set(['localhost', name, `${name}.local`, ...addresses.map(({ address }) => address.toLowerCase())])];
}

/** What the manager reads out to whoever sets up a screen. */
function lanAddresses(listenHost: string): string[] {
  if (listenHost !== '0.0.0.0') return [listenHost];
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
