import { createServer, type Server } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { isIP, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import type { ScreenRole } from '#shared/contract/lan.ts';
import type { StoreConnection } from '#electron/db/connection.ts';
import { findScreenByCredential, type ScreenRow } from '#electron/db/repositories/paired-screens.ts';
import { AttemptLimiter } from '#electron/platform/attempt-limiter.ts';
import type { HostIdentity } from '#electron/platform/host-certificate.ts';
import { credentialHashOf } from '#electron/platform/pairing-code.ts';
import { LanConnections } from './lan-connections.ts';
import { pairingEndpoint, type PairingParts } from './lan-pairing.ts';
import type { createRouter } from './router.ts';

export type LanServerParts = PairingParts & {
  readonly router: ReturnType<typeof createRouter>;
  readonly store: StoreConnection;
  readonly identity: HostIdentity;
  readonly listen: { readonly host: string; readonly port: number };
  /** Host names and addresses by which this PC may be called. */
  readonly ownNames: () => readonly string[];
  /** A screen came or went. */
  readonly changed: (screenId: string) => void;
};

export type LanServer = {
  readonly port: number;
  readonly connections: LanConnections;
  readonly close: () => Promise<void>;
};

/** A counter sends photographs and signatures, the others nothing but taps. */
const MAXIMUM_MESSAGE: Readonly<Record<ScreenRole, number>> = {
  kiosk: 256 * 1024,
  hall: 16 * 1024,
  counter: 12 * 1024 * 1024,
};
const MAXIMUM_SOCKETS = 128;
const SOCKETS_PER_SCREEN = 8;
const SLOW_MS = 10_000;
const WRONG_A_MINUTE = 10;
const MINUTE_MS = 60_000;

/**
 * The door for other PCs: TLS with the station's own certificate, programs only (a browser's `Origin` is turned away).
 * Without a paired screen's secret it answers nothing but the pairing moves; with it, only as the role given at pairing.
 */
export async function startLanServer(parts: LanServerParts): Promise<LanServer> {
  const { identity, listen } = parts;
  const server = createServer({
    cert: identity.certificatePem,
    key: identity.keyPem,
    minVersion: 'TLSv1.3',
    handshakeTimeout: SLOW_MS,
    headersTimeout: SLOW_MS,
    requestTimeout: SLOW_MS,
    maxHeaderSize: 8192,
  });
  server.maxConnections = MAXIMUM_SOCKETS;
  const pairing = pairingEndpoint(parts);
  server.on('request', (request, response) => {
    if (!isProgram(parts, request)) {
      response.writeHead(421).end();
      return;
    }
    void pairing(request, response).catch(() => response.destroy());
  });
  const connections = new LanConnections(parts.changed);
  admitScreens(server, parts, connections);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen.port, listen.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    async close() {
      connections.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function admitScreens(server: Server, parts: LanServerParts, connections: LanConnections): void {
  const doors = new Map(
    Object.entries(MAXIMUM_MESSAGE).map(([role, maxPayload]) => [
      role,
      new WebSocketServer({ noServer: true, maxPayload }),
    ]),
  );
  const rpc = new RPCHandler(parts.router);
  const wrong = new AttemptLimiter({ limit: WRONG_A_MINUTE, windowMs: MINUTE_MS, now: parts.now });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const address = request.socket.remoteAddress ?? '';
    if (!isProgram(parts, request)) return refuse(socket, '421 Misdirected Request');
    if (wrong.isExhausted(address)) return refuse(socket, '429 Too Many Requests');
    const screen = screenOf(parts.store, request);
    if (screen === undefined) {
      wrong.take(address);
      return refuse(socket, '401 Unauthorized');
    }
    const door = request.url === `/rpc/${screen.role}` ? doors.get(screen.role) : undefined;
    if (door === undefined) return refuse(socket, '403 Forbidden');
    if (connections.countOf(screen.id) >= SOCKETS_PER_SCREEN) return refuse(socket, '429 Too Many Requests');
    door.handleUpgrade(request, socket, head, (connection) => {
      connections.add(screen.id, connection);
      void rpc.upgrade(connection, { context: { surface: screen.role, screenId: screen.id } });
    });
  });
}

function screenOf(store: StoreConnection, request: IncomingMessage): ScreenRow | undefined {
  const credential = /^Desk ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
  return credential === undefined ? undefined : findScreenByCredential(store.db, credentialHashOf(credential));
}

/** Refuses pages (which cannot pin a certificate) and names that only pretend to be this machine (DNS rebinding). */
function isProgram(parts: LanServerParts, request: IncomingMessage): boolean {
  if (request.headers.origin !== undefined) return false;
  const name = hostName(request.headers.host ?? '');
  return name !== null && parts.ownNames().includes(name);
}

function hostName(host: string): string | null {
  const name = URL.parse(`https://${host}`)
    ?.hostname.replace(/^\[|\]$/g, '')
    .toLowerCase();
  if (name === undefined || name === '') return null;
  return isIP(name) || /^[\w.-]+$/.test(name) ? name : null;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
