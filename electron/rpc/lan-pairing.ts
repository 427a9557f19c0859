import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { screenRole } from '#shared/contract/lan.ts';
import { DeskError } from '#shared/errors.ts';
import { AttemptLimiter } from '#electron/platform/attempt-limiter.ts';
import type { PairingDesk } from '#electron/services/pairing-desk.ts';

const MAXIMUM_BODY = 4096;
const BEGINS_A_MINUTE = 6;
const MINUTE_MS = 60_000;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const begin = z.object({ commitment: hash, machine: z.string().max(60), wish: screenRole });
const reveal = z.object({ pairingId: z.uuid(), screenNonce: hash, credentialHash: hash });
const known = z.object({ pairingId: z.uuid() });

export type PairingParts = {
  readonly pairings: PairingDesk;
  readonly now: () => number;
  /** A screen that had been let in does not want to be. */
  readonly withdrawn: (screenId: string) => void;
};

/** The four moves of a screen that is not yet known: POST /pair/begin, reveal, state, withdraw; JSON in and out. */
export function pairingEndpoint({ pairings, now, withdrawn }: PairingParts) {
  const begins = new AttemptLimiter({ limit: BEGINS_A_MINUTE, windowMs: MINUTE_MS, now });
  const moves: Readonly<Record<string, (body: unknown, address: string) => unknown>> = {
    '/pair/begin': (body, address) => {
      const asked = begin.parse(body);
      if (!begins.take(address)) throw new DeskError('pairing.tooMany', {});
      return pairings.begin({ ...asked, address });
    },
    '/pair/reveal': (body) => {
      const { pairingId, ...revealed } = reveal.parse(body);
      pairings.reveal(pairingId, revealed);
      return {};
    },
    '/pair/state': (body) => pairings.outcome(known.parse(body).pairingId),
    '/pair/withdraw': (body) => {
      const outcome = pairings.withdraw(known.parse(body).pairingId);
      if (outcome?.state === 'accepted') withdrawn(outcome.screenId);
      return {};
    },
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const move = moves[request.url ?? ''];
    if (request.method !== 'POST' || move === undefined) return reply(response, 403, {});
    const body = await readBody(request);
    if (body === null) return reply(response, 413, {});
    try {
      reply(response, 200, move(parsed(body), request.socket.remoteAddress ?? ''));
    } catch (error) {
      if (error instanceof DeskError)
        reply(response, error.code === 'pairing.tooMany' ? 429 : 409, { code: error.code });
      else if (error instanceof z.ZodError || error instanceof SyntaxError) reply(response, 400, {});
      else throw error;
    }
  };
}

function parsed(body: string): unknown {
  return JSON.parse(body) as unknown;
}

/** Null when it is longer than any of the moves can be. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > MAXIMUM_BODY) return null;
  }
  return body;
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
