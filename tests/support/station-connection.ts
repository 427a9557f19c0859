import { once } from 'node:events';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { Surface } from '#shared/contract/base.ts';
import type { StationClient } from '#shared/contract/contract.ts';

export type StationConnection = {
  readonly client: StationClient;
  readonly close: () => void;
  readonly lost: Promise<void>;
};

/** Turns a one-time address into the cookie of a page session. */
export async function enterStation(openUrl: string): Promise<string> {
  const response = await fetch(openUrl, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`the door stayed shut: ${response.status}`);
  return cookie;
}

/** The contract over a real WebSocket, as a page of this surface would speak it. */
export async function connectTo(origin: string, cookie: string, surface: Surface): Promise<StationConnection> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc/${surface}`, { headers: { cookie, origin } });
  const lost = once(socket, 'close').then(() => undefined);
  await Promise.race([
    once(socket, 'open'),
    once(socket, 'error').then(([error]) => {
      throw error;
    }),
  ]);
  const client: StationClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  return { client, close: () => socket.close(), lost };
}
