import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Line, LineEvents, LineLimits } from '#electron/devices/id-card/line.ts';
import { READER_TUNING } from '#electron/devices/id-card/reader-tuning.ts';
import { SamCardReader } from '#electron/devices/id-card/sam-card-reader.ts';
import { inventedCard, stubPhoto } from '#tests/support/sam-reader/invented-card.ts';
import { CommandReader, SamModule } from '#tests/support/sam-reader/sam-module.ts';
import { connectionTries } from '#tests/support/connection-tries.ts';
import { writeTextRecord } from '#tests/support/sam-reader/text-record-writer.ts';

// The fake clock does not reach Node's own promises of time.
vi.mock('node:timers/promises', () => import('#tests/support/faked-pause.ts'));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a module takes for an answer, and for the radio and the 1295 bytes of a card. */
const ANSWER_MS = 30;
const READ_MS = 700;

/** A module with a card on it that answers at the pace of real ones. */
function moduleLine({ onBytes }: LineEvents): Line {
  const module = new SamModule('found');
  module.lay({ text: writeTextRecord(inventedCard({ name: '张三' })), photo: stubPhoto() });
  const commands = new CommandReader();
  return {
    write: (bytes) => {
      for (const command of commands.push(bytes)) {
        const answer = module.answer(command);
        setTimeout(() => onBytes(answer), command === 'read' ? READ_MS : ANSWER_MS);
      }
    },
    close: () => Promise.resolve(),
  };
}

type Away = 'refused at once' | 'silent host';

/** How long after a reader came back, `awayMs` after the start, the card on it was read. */
async function returnAfter(awayMs: number, away: Away): Promise<number> {
  const backAtMs = Date.now() + awayMs;
  const isBack = (): boolean => Date.now() >= backAtMs;
  const open = async (_address: unknown, events: LineEvents, limits: LineLimits): Promise<Line> => {
    if (away === 'silent host') await connectionTries(isBack, AbortSignal.any([limits.signal, after(limits.openMs)]));
    else if (!isBack()) throw new Error(away);
    return moduleLine(events);
  };
  const read = Promise.withResolvers<number>();
  const reader = new SamCardReader({
    url: 'tcp://gate:1',
    address: { kind: 'tcp', host: 'gate', port: 1 },
    tuning: READER_TUNING,
    log: () => undefined,
    open,
  });
  reader.onCard(() => read.resolve(Date.now() - backAtMs));
  reader.start();
  await vi.advanceTimersByTimeAsync(awayMs + 20_000);
  await reader.stop();
  return await Promise.race([read.promise, Promise.resolve(Number.POSITIVE_INFINITY)]);
}

function after(ms: number): AbortSignal {
  const over = new AbortController();
  setTimeout(() => over.abort(), ms);
  return over.signal;
}

test.each(['refused at once', 'silent host'] as const)(
  'whenever a reader comes back (%s), it reads a card within three seconds',
  async (away) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 30_000 }), async (awayMs) => {
        expect(await returnAfter(awayMs, away)).toBeLessThan(3000);
      }),
      { numRuns: 60 },
    );
  },
);
