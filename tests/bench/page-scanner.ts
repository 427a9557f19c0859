import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { CaseId } from '#shared/contract/base.ts';
import { pageJpeg } from '#tests/support/page-jpeg.ts';
import { connectTo } from '#tests/support/station-connection.ts';

export const PAGE_BYTES = 280_000;

export type ScannerPlan = {
  readonly origin: string;
  readonly cookie: string;
  readonly clerk: string;
};

export type Stack = {
  readonly cases: readonly CaseId[];
  /** From the beginning of one page to that of the next; 0: as fast as they are taken. */
  readonly everyMs: number;
};

/** A page of the largest usual size that was never there before. */
export function freshPage(seed: number) {
  const noise = Buffer.from(pageJpeg(seed, { width: 1414, height: 2000, bytes: PAGE_BYTES }), 'base64');
  randomBytes(PAGE_BYTES - 100).copy(noise, 60);
  return {
    material: 'household-register',
    jpeg: noise.toString('base64'),
    thumbnail: pageJpeg(seed, { width: 141, height: 200, bytes: 5000 }),
    grey: true,
  };
}

/** A counter of its own that scans, in a thread of its own, as it would be on a PC of its own: its work is not the typist's. */
async function scanner(): Promise<void> {
  const port = parentPort;
  if (!port) return;
  const { origin, cookie, clerk } = workerData as ScannerPlan;
  const { client, close } = await connectTo(origin, cookie, 'counter');
  const scan = async ({ cases, everyMs }: Stack) => {
    const samples: number[] = [];
    const started = performance.now();
    for (const [at, caseId] of cases.entries()) {
      const page = freshPage(randomBytes(4).readUInt32BE());
      await sleep(Math.max(0, started + at * everyMs - performance.now()));
      const sent = performance.now();
      await client.documents.add({ requestId: crypto.randomUUID(), caseId, clerk, ...page });
      samples.push(performance.now() - sent);
    }
    port.postMessage(samples);
  };
  port.on('message', (stack: Stack | null) => {
    if (stack) void scan(stack);
    else {
      close();
      port.close();
    }
  });
  port.postMessage('ready');
}

if (!isMainThread) await scanner();
