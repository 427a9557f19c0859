import { WebSocket } from 'ws';
import type { Joined } from './joined-file.ts';
import { connectToHost, PinChangedError } from './pinned-connection.ts';

export type HostDial =
  | { readonly ok: true; readonly socket: WebSocket }
  | { readonly ok: false; readonly why: 'unreachable' | 'certificate' | 'removed' };

const UPGRADE_WITHIN_MS = 5_000;
/** The host pings every five seconds; two missed and the link is gone, whatever the cable says. */
const SILENCE_MS = 11_000;

/** A connection to the host as the screen that was paired. */
export async function dialHost(joined: Joined): Promise<HostDial> {
  const { host, port, role, credential, fingerprint } = joined;
  try {
    const tls = await connectToHost({ host, port }, fingerprint);
    const name = host.includes(':') ? `[${host}]` : host;
    const socket = new WebSocket(`wss://${name}:${port}/rpc/${role}`, {
      createConnection: () => tls,
      headers: { authorization: `Desk ${credential}` },
      handshakeTimeout: UPGRADE_WITHIN_MS,
    });
    return await upgraded(socket);
  } catch (error) {
    return { ok: false, why: error instanceof PinChangedError ? 'certificate' : 'unreachable' };
  }
}

function upgraded(socket: WebSocket): Promise<HostDial> {
  return new Promise((resolve) => {
    socket.once('open', () => {
      watchSilence(socket);
      resolve({ ok: true, socket });
    });
    socket.once('unexpected-response', (_request, response) => {
      const known = response.statusCode !== 401;
      resolve({ ok: false, why: known ? 'unreachable' : 'removed' });
      socket.terminate();
    });
    socket.on('error', () => resolve({ ok: false, why: 'unreachable' }));
  });
}

function watchSilence(socket: WebSocket): void {
  let timer = setTimeout(() => socket.terminate(), SILENCE_MS);
  socket.on('ping', () => {
    clearTimeout(timer);
    timer = setTimeout(() => socket.terminate(), SILENCE_MS);
  });
  socket.once('close', () => clearTimeout(timer));
}
