import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createReadStream } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { surfaces, type Surface } from '#shared/contract/base.ts';
import { doorText } from '#shared/i18n/zh-CN/door.ts';
import { findContainedFile } from '#electron/platform/contained-file.ts';
import { pageHeaders } from '#electron/platform/content-security-policy.ts';
import type { PageDoor } from './page-door.ts';

export type HttpParts = {
  /** Who will talk to a page that was let in as this surface; null when nobody can now, and the page must come again. */
  readonly admit: (surface: Surface) => Promise<((socket: WebSocket) => void) | null>;
  readonly door: PageDoor;
  readonly rendererDir: string;
  readonly health: () => object;
  readonly port: number;
};

export type RunningServer = { readonly port: number; readonly origin: string; close(): Promise<void> };

const MAXIMUM_MESSAGE = 64 * 1024 * 1024; // a 30 MB roster as base64, and room

/** Serves the built page and the contract on loopback. Nothing but /healthz answers without a page session. */
export async function startHttpServer(parts: HttpParts): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void answer(parts, portOf(server), request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAXIMUM_MESSAGE });
  server.on('upgrade', (request, socket, head) => {
    // Nobody else listens to this socket: a caller who hangs up before the refusal is written would end the process.
    socket.on('error', () => socket.destroy());
    const surface = surfaceOf(request.url ?? '');
    if (!surface || !mayConnect(parts.door, portOf(server), request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    const talkTo = (talk: (socket: WebSocket) => void): void =>
      sockets.handleUpgrade(request, socket, head, (connection) => {
        // A frame that is none ends this connection, which closes by itself, and not the station.
        connection.on('error', () => undefined);
        talk(connection);
      });
    // The page sends nothing before it is answered, so nothing is lost while somebody is found.
    void parts
      .admit(surface)
      .catch(() => null)
      .then((talk) => {
        if (talk !== null) talkTo(talk);
        else socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  const port = portOf(server);
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    async close() {
      for (const connection of sockets.clients) connection.close(1001);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      const terminate = setTimeout(() => sockets.clients.forEach((connection) => connection.terminate()), 500);
      await closed;
      clearTimeout(terminate);
      sockets.clients.forEach((connection) => connection.terminate());
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function surfaceOf(url: string): Surface | undefined {
  return surfaces.find((surface) => url === `/rpc/${surface}`);
}

/** Refuses names that only pretend to be this machine (DNS rebinding). */
function isOwnHost(port: number, host: string | undefined): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

function mayConnect(door: PageDoor, port: number, request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  return isOwnHost(port, host) && origin === `http://${host}` && door.isKnown(sessionOf(port, request));
}

const cookieName = (port: number) => `desk-${port}`;

function sessionOf(port: number, request: IncomingMessage): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(';').map((each) => each.trim().split('='));
  return cookies.find(([name]) => name === cookieName(port))?.[1];
}

async function answer(
  parts: HttpParts,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnHost(port, request.headers.host)) return refuse(response, 421);
  if (request.method !== 'GET') return refuse(response, 405);
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  if (url.pathname === '/healthz') {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(parts.health()));
    return;
  }
  const token = url.searchParams.get('token');
  const session = token === null ? null : parts.door.enter(token);
  if (session !== null) {
    const cookie = `${cookieName(port)}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    response.writeHead(303, { 'set-cookie': cookie, location: url.pathname, 'cache-control': 'no-store' });
    response.end();
    return;
  }
  if (!parts.door.isKnown(sessionOf(port, request))) return refuse(response, 403);
  await sendFile(parts.rendererDir, request.url ?? '/', response);
}

async function sendFile(rendererDir: string, rawUrl: string, response: ServerResponse): Promise<void> {
  const found = await findContainedFile(rendererDir, `app://desk${rawUrl}`);
  if (found.status !== 200) return refuse(response, found.status);
  response.writeHead(200, pageHeaders(found.mime));
  createReadStream(found.file)
    .on('error', () => response.destroy())
    .pipe(response);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(status === 403 ? doorText.page : '');
}
