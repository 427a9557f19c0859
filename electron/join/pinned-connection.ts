import { connect, type TLSSocket } from 'node:tls';
import { fingerprintOf } from '#electron/platform/host-certificate.ts';

export type HostAddress = { readonly host: string; readonly port: number };

/** The host shows another certificate than the one that was compared. */
export class PinChangedError extends Error {
  constructor() {
    super('the host shows another certificate than at pairing');
    this.name = 'PinChangedError';
  }
}

const CONNECT_WITHIN_MS = 5_000;

/** Is this certificate the pinned one? Names and dates do not count: addresses change, and cheap clocks are wrong. */
export function isPinned(pin: string, certificate: Buffer | undefined): boolean {
  return certificate !== undefined && certificate.length > 0 && fingerprintOf(certificate) === pin;
}

/**
 * A TLS connection to the host, handed out only after its certificate proved to be the pinned one: nothing is said to
 * anybody else. Errors: PinChangedError, and what the network says.
 */
export async function connectToHost(address: HostAddress, pin: string): Promise<TLSSocket> {
  const { socket, certificate } = await connected(address);
  if (isPinned(pin, certificate)) return socket;
  socket.destroy();
  throw new PinChangedError();
}

/** What an unknown host shows: the value the comparison will cover. */
export async function readFingerprint(address: HostAddress): Promise<string> {
  const { socket, certificate } = await connected(address);
  socket.destroy();
  if (certificate === undefined) throw new Error('the host showed no certificate');
  return fingerprintOf(certificate);
}

type Connected = { readonly socket: TLSSocket; readonly certificate: Buffer | undefined };

function connected({ host, port }: HostAddress): Promise<Connected> {
  return new Promise((resolve, reject) => {
    // No authority vouches for the host; the pin, checked above before anything is sent, does.
    const socket = connect({ host, port, rejectUnauthorized: false, minVersion: 'TLSv1.3' });
    const late = setTimeout(() => socket.destroy(new Error('the host does not answer')), CONNECT_WITHIN_MS);
    socket.once('error', reject);
    socket.once('close', () => {
      clearTimeout(late);
      reject(new Error('the host hung up'));
    });
    socket.once('secureConnect', () => {
      clearTimeout(late);
      // The socket tells it once only.
      resolve({ socket, certificate: socket.getPeerX509Certificate()?.raw });
    });
  });
}
