import { describe, expect, test } from 'vitest';
import { AnsweringPrinter, type PrinterTimes } from '#electron/devices/printer/answering-printer.ts';
import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import type { ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';
import { WriteOnlyPrinter } from '#electron/devices/printer/write-only-printer.ts';
import { findPrintJob } from '#electron/db/repositories/print-jobs.ts';
import { requestPrint } from '#electron/services/print-requests.ts';
import { PrintSpooler } from '#electron/services/print-spooler.ts';
import { sampleReceipt, sampleTicket } from '#shared/i18n/zh-CN/receipt-samples.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';
import { fonts } from '#tests/support/thermal-printer/golden-receipts.ts';
import { plugInto, plugSilently } from '#tests/support/thermal-printer/plug.ts';
import { receiptMarkup } from '#tests/support/thermal-printer/receipt-markup.ts';
import { SimulatedPrinter } from '#tests/support/thermal-printer/simulated-printer.ts';
import type { Fault } from '#tests/support/thermal-printer/faults.ts';

const ticket = encodeReceipt(receiptMarkup(sampleTicket), { columns: 32, fonts });
const receipt = encodeReceipt(receiptMarkup(sampleReceipt), { columns: 32, fonts });
// Short waits: nothing below relies on an answer coming in time, only on what follows when it does or does not.
const times: PrinterTimes = { openMs: 500, statusMs: 40, proofMs: 12, msPerByte: 0, lookMs: 6 };
/** Each with a store of its own, and lines without one. */
const WORKERS = 16;
const LINES = 64;

type Rig = { readonly paper: SimulatedPrinter; readonly printer: ReceiptPrinter };

function answering(): Rig {
  const paper = new SimulatedPrinter({ columns: 32 });
  return { paper, printer: new AnsweringPrinter('tcp://in-process', plugInto(paper), times) };
}

function writeOnly(): Rig {
  const paper = new SimulatedPrinter({ columns: 32 });
  return { paper, printer: new WriteOnlyPrinter('tcp://in-process?status=no', plugSilently(paper), 12) };
}

/** Every whole number below, shared out among workers that run side by side: their waits overlap. */
async function sweep(
  count: number,
  workers: number,
  each: (offset: number, worker: number) => Promise<void>,
): Promise<void> {
  const run = async (worker: number) => {
    for (let offset = worker; offset < count; offset += workers) await each(offset, worker);
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => run(worker)));
}

let outcomes = new Map<string, number>();
const tally = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);

describe('the port: every byte of a receipt with a QR code', () => {
  test('paper out there is confirmed or unknown, and confirmed only with the whole paper', async () => {
    await sweep(receipt.length + 1, LINES, async (afterByte) => {
      const { paper, printer } = answering();
      paper.fault({ kind: 'paper-out', afterByte });
      const delivery = await printer.deliver(receipt);
      const pieces = paper.jobs().length;
      expect(pieces, `${afterByte}`).toBeLessThanOrEqual(1);
      if (delivery.outcome === 'confirmed') expect(pieces).toBe(1);
      if (delivery.outcome === 'not-sent') expect(paper.uncut().bytes).toHaveLength(0);
      await printer.close();
    });
  });
});

describe('from the row to the paper: every byte of a ticket', () => {
  const faults: Readonly<Record<string, (afterByte: number) => Fault>> = {
    'paper out': (afterByte) => ({ kind: 'paper-out', afterByte }),
    'cover open': (afterByte) => ({ kind: 'cover-open', afterByte }),
    'power off': (afterByte) => ({ kind: 'power-off', afterByte }),
    silence: (afterByte) => ({ kind: 'silence', afterByte }),
    'garbage replies': (afterByte) => ({ kind: 'garbage', afterByte }),
    'slow drain': (afterByte) => ({ kind: 'slow', bytesPerSecond: 1000 + 200 * afterByte }),
  };
  const rigs = { 'that answers': answering, 'that only takes bytes': writeOnly };

  test.each(Object.entries(rigs))(
    'whatever befalls a printer %s: each job ends, none prints twice by itself, none is lost',
    async (_, makeRig) => {
      const contexts = Array.from({ length: WORKERS }, () => testContext());
      for (const [name, make] of Object.entries(faults)) {
        outcomes = new Map();
        // Every byte for the fault that happens most; every seventh for the others.
        const stride = name === 'paper out' ? 1 : 7;
        await sweep(Math.ceil((ticket.length + 1) / stride), WORKERS, async (at, worker) => {
          const context = contexts[worker];
          if (context) await oneJob(context, makeRig(), make(at * stride));
        });
        const ended = [...outcomes.keys()];
        expect(ended.filter((state) => !['confirmed', 'unknown', 'failed'].includes(state))).toEqual([]);
        console.log(`${name}: ${ended.map((state) => `${state} ${outcomes.get(state)}`).join(', ')}`);
      }
    },
    240_000,
  );

  async function oneJob(context: TestContext, { paper, printer }: Rig, fault: Fault): Promise<void> {
    const id = context.store.runInTransaction((db) =>
      requestPrint(context, db, {
        subjectId: context.newId(),
        subject: 'A012',
        actor: 'kiosk',
        nowMs: context.clock.now(),
        model: (header) => ({ ...sampleTicket, header }),
      }),
    ).printJobId;
    paper.fault(fault);
    const first = spoolerOf(context, printer);
    first.start();
    await settled(context, id, 120);
    await first.stop();
    const before = findPrintJob(context.store.db, id)?.state;
    const uncut = paper.uncut().bytes.length;
    // Somebody mends the printer, and the station starts anew: only what never left may be printed now.
    await paper.clear();
    const second = spoolerOf(context, printer);
    second.start();
    await settled(context, id, 2000);
    await second.stop();
    const state = findPrintJob(context.store.db, id)?.state ?? 'lost';
    tally(state);
    const begun = paper.begun();
    expect(begun, `${JSON.stringify(fault)}: ${before} then ${state}, ${uncut} bytes uncut`).toBeLessThanOrEqual(1);
    if (state === 'confirmed') expect(paper.jobs()).toHaveLength(1);
    if (before === 'unknown') expect(state).toBe('unknown');
    await printer.close();
  }
});

function spoolerOf(context: TestContext, printer: ReceiptPrinter): PrintSpooler {
  return new PrintSpooler({
    context,
    printer: () => printer,
    encode: () => ({ bytes: ticket, template: 'shipped' }),
    retryMs: 10,
  });
}

/** Waits until a job is out of the program's hands, or so many milliseconds. */
async function settled(context: TestContext, id: string, forMs: number): Promise<void> {
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    const state = findPrintJob(context.store.db, id)?.state;
    if (state !== 'queued' && state !== 'sending') return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
