import { ORPCError, type Client, type ClientContext } from '@orpc/client';
import { createRouterClient, implement, type AnyRouter } from '@orpc/server';
import { nouns } from '#shared/contract/changes.ts';
import { contract, type StationClient } from '#shared/contract/contract.ts';
import type { Intake } from '#shared/contract/queue.ts';
import type { PrinterStatusView, ReaderStatusView } from '#shared/contract/devices.ts';
import { documentPolicy } from '#shared/domain/documents/document-policy.ts';
import { DeskError } from '#shared/errors.ts';
import { EventFeed } from './event-feed.ts';
import { sampleDescription } from './sample-description.ts';
import documentsTable from '../../resources/policy/documents.json' with { type: 'json' };

type Answer<Output> = Output extends AsyncIterable<infer Event> ? AsyncGenerator<Event, void, void> : Output;

type Handler<P> =
  P extends Client<ClientContext, infer Input, infer Output, Error>
    ? (input: Input, signal: AbortSignal | undefined) => Answer<Output> | Promise<Answer<Output>>
    : never;

/** Answers of a fake station, `{ noun: { verb: (input, signal) => output } }`; a refusal is a thrown `DeskError`. */
export type FakeAnswers = {
  readonly [Noun in keyof StationClient]?: {
    readonly [Verb in keyof StationClient[Noun]]?: Handler<StationClient[Noun][Verb]>;
  };
};

export const readerIdle: ReaderStatusView = {
  url: 'serial:/dev/ttyUSB0',
  state: 'idle',
  problem: null,
  samId: '05.03-20220101-0000000001-0000000001',
  photoDecoder: false,
};

export const printerReady: PrinterStatusView = {
  url: 'file:/dev/usb/lp0',
  statusCapable: true,
  condition: 'ready',
  columns: 48,
  rasterOnly: false,
  queued: 0,
  unanswered: 0,
};

/** Numbers are given out. */
export const sampleIntake: Intake = { state: 'open', stoppedBy: null, bookedStill: true, next: null };

const documentRules = documentPolicy.parse(documentsTable);

const silent = new EventFeed<never>();

const defaults = {
  station: {
    describe: () => sampleDescription,
    storeHealth: () => ({ state: 'sound', checkedAtMs: Date.UTC(2022, 1, 28, 0, 1), snapshot: null }),
  },
  changes: { watch: (_input: unknown, signal: AbortSignal | undefined) => silent.stream(signal) },
  queue: {
    today: () => [],
    intake: () => sampleIntake,
    intakeDay: () => ({ ...sampleIntake, walkIns: 0, walkInsPerDay: null, closesAt: null, moves: [] }),
  },
  voice: { catalogue: () => [], clips: () => [] },
  documents: { policy: () => documentRules, list: () => ({ pages: [], removed: [] }), offers: () => [] },
  kiosk: {
    resume: () => null,
    keep: () => ({}),
    leave: () => ({}),
    help: () => null,
    openHelp: () => [],
  },
  devices: {
    details: () => ({
      platform: 'linux' as const,
      reader: { transport: 'serial' as const, fault: null, last: null },
      printer: { transport: 'file' as const, fault: null, last: null },
    }),
    status: () => ({ reader: readerIdle, printer: printerReady }),
    watchReader: (_input: unknown, signal: AbortSignal | undefined) => silent.stream(signal),
  },
} satisfies FakeAnswers;

type LooseHandler = (input: unknown, signal: AbortSignal | undefined) => unknown;
type LooseAnswers = Readonly<Record<string, Readonly<Record<string, LooseHandler | undefined>> | undefined>>;
type Implementable = { handler: (run: (call: { input: unknown; signal?: AbortSignal }) => unknown) => unknown };

/**
 * The contract in memory: inputs and outputs are checked against it as in the real station. What is not answered in
 * `answers` fails loudly, except describe, watch, the device states, the voice and a kiosk nobody called from, which have quiet answers of their own.
 */
export function createFakeStation(answers: FakeAnswers = {}): StationClient {
  const given = answers as LooseAnswers;
  const quiet = defaults as unknown as LooseAnswers;
  const root = implement(contract) as unknown as Record<string, Record<string, Implementable>>;
  const router: Record<string, Record<string, unknown>> = {};
  for (const [noun, verbs] of Object.entries(contract)) {
    const procedures: Record<string, unknown> = {};
    for (const verb of Object.keys(verbs)) {
      const answer = given[noun]?.[verb] ?? quiet[noun]?.[verb];
      procedures[verb] = root[noun]?.[verb]?.handler(({ input, signal }) =>
        run(`${noun}.${verb}`, answer, input, signal),
      );
    }
    router[noun] = procedures;
  }
  return createRouterClient(router as unknown as AnyRouter) as unknown as StationClient;
}

async function run(
  name: string,
  answer: LooseHandler | undefined,
  input: unknown,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  if (answer === undefined) throw new Error(`the fake station has no answer for ${name}`);
  try {
    return await answer(input, signal);
  } catch (error) {
    if (error instanceof DeskError) throw new ORPCError(error.code, { data: error.data });
    throw error;
  }
}

/** The first event of a real stream: everything may have changed. */
export const everythingChanged = { nouns: [...nouns] };
