import { connect } from 'node:net';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { expect, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { contract, type StationClient } from '#shared/contract/contract.ts';
import type { ProcedureMeta } from '#shared/contract/base.ts';
import { fingerprintOf, makeHostIdentity } from '#electron/platform/host-certificate.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { serveStation } from '#tests/support/station-in-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

type LanStation = Awaited<ReturnType<typeof serveStation>> & {
  readonly cookie: string;
  readonly manager: StationClient;
};

export async function lanStation(dataDir?: string, lan = '127.0.0.1:0'): Promise<LanStation> {
  const rendererDir = temporaryFolder();
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><p>page</p>');
  const served = await serveStation(
    ['--clock', '2022-02-28T09:00', '--lan', lan, '--reader', 'tcp://127.0.0.1:1'],
    rendererDir,
    dataDir,
  );
  const { door, origin } = served.server;
  const cookie = await enterStation(`${origin}/?token=${door.token}`);
  const { client: manager } = await connectTo(origin, cookie, 'manager');
  return { ...served, cookie, manager };
}

export const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

type Answer = { readonly status: number; readonly body: string };
type Asked = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string };

export function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpsRequest(
      { host: '127.0.0.1', port, path, method, headers, rejectUnauthorized: false, agent: false },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    )
      .on('error', reject)
      .end(body);
  });
}

export function upgradeStatus(port: number, path: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`wss://127.0.0.1:${port}${path}`, { headers, rejectUnauthorized: false });
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('error', () => undefined);
  });
}

type Procedure = { readonly path: string; readonly meta: ProcedureMeta };
export const procedures: readonly Procedure[] = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, procedure]) => ({ path: `${noun}.${verb}`, meta: procedure['~orpc'].meta })),
);

/** Calls a procedure without a fitting input: whether it is allowed is decided before the input is read. */
export async function refusal(client: StationClient, path: string): Promise<string> {
  const [noun = '', verb = ''] = path.split('.');
  const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[noun]?.[
    verb
  ];
  const [error] = await safe(call?.({}) ?? Promise.reject(new Error('no such procedure')));
  return isDefinedError(error) ? (error as { code: string }).code : 'allowed';
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function ownTls(): Promise<{ cert: string; key: string }> {
  const identity = await makeHostIdentity(['127.0.0.1'], Date.now());
  expect(fingerprintOf(identity.certificatePem)).toMatch(/^[0-9a-f]{64}$/);
  return { cert: identity.certificatePem, key: identity.keyPem };
}

/** Ends TLS with a certificate of its own and passes every word on. */
export async function manInTheMiddle(hostPort: number): Promise<number> {
  const server = createServer(await ownTls(), (incoming, outgoing) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      void ask(hostPort, incoming.url ?? '', { method: 'POST', body }).then(({ status, body: answer }) =>
        outgoing.writeHead(status, { 'content-type': 'application/json' }).end(answer),
      );
    });
  });
  return listening(server);
}

export async function impostor(heard: (line: string) => void): Promise<number> {
  const server = createServer(await ownTls(), (incoming, outgoing) => {
    heard(incoming.url ?? '');
    outgoing.end();
  });
  server.on('upgrade', (incoming, socket) => {
    heard(JSON.stringify(incoming.headers));
    socket.destroy();
  });
  return listening(server);
}
