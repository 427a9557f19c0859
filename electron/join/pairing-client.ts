import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { z } from 'zod';
import { screenRole, type ScreenRole } from '#shared/contract/lan.ts';
import { commitmentOf, comparisonCode, credentialHashOf } from '#electron/platform/pairing-code.ts';
import { connectToHost, readFingerprint, type HostAddress } from './pinned-connection.ts';

/** The host said no: 'tooMany', or 'gone' when it no longer knows this pairing. */
export class PairingRefusedError extends Error {
  readonly reason: 'tooMany' | 'gone';

  constructor(reason: PairingRefusedError['reason']) {
    super(`the host refused the pairing: ${reason}`);
    this.name = 'PairingRefusedError';
    this.reason = reason;
  }
}

const begun = z.object({ pairingId: z.uuid(), hostNonce: z.string().regex(/^[0-9a-f]{64}$/) });
const outcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('refused') }),
  z.object({ state: z.literal('accepted'), screenId: z.uuid(), role: screenRole, name: z.string() }),
]);
export type PairingOutcome = z.infer<typeof outcome>;

export type Comparison = {
  readonly code: string;
  readonly fingerprint: string;
  /** The secret that will speak for this screen; it has not left this machine. */
  readonly credential: string;
  readonly outcome: () => Promise<PairingOutcome>;
  readonly withdraw: () => Promise<void>;
};

/** Commits, hears the host's nonce, reveals; what comes back is for people to compare. */
export async function beginComparison(
  address: HostAddress,
  self: { readonly machine: string; readonly wish: ScreenRole },
): Promise<Comparison> {
  const fingerprint = await readFingerprint(address);
  const host = { address, fingerprint };
  const credential = randomBytes(32).toString('base64url');
  const promise = { screenNonce: randomBytes(32).toString('hex'), credentialHash: credentialHashOf(credential) };
  const asked = { commitment: commitmentOf(promise), ...self };
  const { pairingId, hostNonce } = begun.parse(await move(host, '/pair/begin', asked));
  await move(host, '/pair/reveal', { pairingId, ...promise });
  return {
    code: comparisonCode({ fingerprint, hostNonce, ...promise }),
    fingerprint,
    credential,
    outcome: async () => outcome.parse(await move(host, '/pair/state', { pairingId })),
    withdraw: async () => void (await move(host, '/pair/withdraw', { pairingId })),
  };
}

type Host = { readonly address: HostAddress; readonly fingerprint: string };

const ANSWER_WITHIN_MS = 5_000;
const LONGEST_ANSWER = 4096;

/** Every move goes over a connection that shows the very certificate the code covers. */
async function move({ address, fingerprint }: Host, path: string, body: object): Promise<unknown> {
  const socket = await connectToHost(address, fingerprint);
  try {
    const { status, text } = await post(socket, address, { path, body: JSON.stringify(body) });
    if (status === 429) throw new PairingRefusedError('tooMany');
    if (status !== 200) throw new PairingRefusedError('gone');
    return JSON.parse(text) as unknown;
  } finally {
    socket.destroy();
  }
}

type Answer = { readonly status: number; readonly text: string };

function post(
  socket: Awaited<ReturnType<typeof connectToHost>>,
  { host, port }: HostAddress,
  { path, body }: { readonly path: string; readonly body: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    // Plain HTTP, for the socket is the TLS connection already.
    const asked = request(
      {
        host,
        port,
        path,
        method: 'POST',
        headers,
        createConnection: () => socket,
        timeout: ANSWER_WITHIN_MS,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > LONGEST_ANSWER) response.destroy(new Error('the host says too much'));
        });
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    asked.on('timeout', () => asked.destroy(new Error('the host does not answer')));
    asked.on('error', reject);
    asked.end(body);
  });
}
