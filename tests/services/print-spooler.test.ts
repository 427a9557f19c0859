import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { movePrintJob } from '#electron/db/repositories/print-jobs.ts';
import { callNext } from '#electron/services/queue-call.ts';
import { stepTicket, ticketSteps } from '#electron/services/queue.ts';
import { decidePrint, getPrintJob, listPrints, printDecisions } from '#electron/services/prints.ts';
import { PrintSpooler } from '#electron/services/print-spooler.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { scriptedPrinter } from '#tests/support/scripted-printer.ts';
import { addPerson, arrive, clerk, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';

function spoolerFor(context: TestContext, printer: ReturnType<typeof scriptedPrinter>['printer'], retryMs = 20) {
  const spooler = new PrintSpooler({
    context,
    printer: () => printer,
    encode: (model) => ({
      bytes: Buffer.from('ticketNumber' in model ? model.ticketNumber : model.kind),
      template: 'shipped',
    }),
    retryMs,
  });
  onTestFinished(() => spooler.stop());
  return spooler;
}

/** Queues the ticket of a new arrival and returns its print job. */
function queuedTicket(context: TestContext): string {
  const { printJobId } = arrive(context, addPerson(context).idNumber);
  if (!printJobId) throw new Error('no print job');
  return printJobId;
}

const stateOf = (context: TestContext, id: string) => getPrintJob(context, id).state;
const onJob = (printJobId: string) => ({ ...request(), printJobId, clerk });

describe('the spooler', () => {
  test('prints queued jobs in order, once each', async () => {
    const context = testContext();
    const { printer, delivered } = scriptedPrinter();
    const jobs = [queuedTicket(context), queuedTicket(context)];
    const spooler = spoolerFor(context, printer);
    spooler.start();
    await vi.waitFor(() => expect(jobs.map((id) => stateOf(context, id))).toEqual(['confirmed', 'confirmed']));
    spooler.kick();
    await spooler.stop();
    expect(delivered).toEqual(['B001', 'B002']);
  });

  test('has the job down as sending on disk before its first byte may leave', async () => {
    const context = testContext();
    const { printer, holdUntil } = scriptedPrinter();
    const { promise, resolve } = Promise.withResolvers<void>();
    holdUntil(promise);
    const job = queuedTicket(context);
    const spooler = spoolerFor(context, printer);
    spooler.start();
    await vi.waitFor(() => expect(stateOf(context, job)).toBe('sending'));
    resolve();
    await vi.waitFor(() => expect(stateOf(context, job)).toBe('confirmed'));
  });

  test('keeps a job that could not start and prints it by itself when the paper is back', async () => {
    const context = testContext();
    const { printer, delivered, will } = scriptedPrinter();
    will({ outcome: 'not-sent', condition: 'out-of-paper' }, { outcome: 'not-sent', condition: 'out-of-paper' });
    const job = queuedTicket(context);
    spoolerFor(context, printer).start();
    await vi.waitFor(() => expect(stateOf(context, job)).toBe('confirmed'));
    expect(delivered).toEqual(['B001']);
    expect(getPrintJob(context, job).attempts).toBe(3);
  });

  test('asks a person when it cannot know, and goes on with the next job', async () => {
    const context = testContext();
    const { printer, delivered, will } = scriptedPrinter();
    will({ outcome: 'unknown', condition: 'offline' });
    const [first, second] = [queuedTicket(context), queuedTicket(context)];
    const spooler = spoolerFor(context, printer);
    spooler.start();
    await vi.waitFor(() => expect(stateOf(context, second)).toBe('confirmed'));
    spooler.kick();
    await spooler.stop();
    expect(getPrintJob(context, first)).toMatchObject({ state: 'unknown', condition: 'offline' });
    expect(delivered).toEqual(['B001', 'B002']);
  });

  test('after a crash never sends by itself what may have been printed', async () => {
    const context = testContext();
    const job = queuedTicket(context);
    context.store.runInTransaction((db) =>
      movePrintJob(db, { id: job, from: 'queued', to: 'sending', actor: 'system', condition: null, atMs: 0 }),
    );
    const { printer, delivered } = scriptedPrinter();
    const spooler = spoolerFor(context, printer);
    spooler.start();
    await spooler.stop();
    expect(getPrintJob(context, job)).toMatchObject({ state: 'unknown', condition: 'interrupted' });
    expect(delivered).toEqual([]);
  });

  test('gives up a job at once when there is no printer, for a person to print later', async () => {
    const context = testContext();
    const job = queuedTicket(context);
    const spooler = spoolerFor(context, scriptedPrinter('none').printer);
    spooler.start();
    await spooler.stop();
    expect(getPrintJob(context, job)).toMatchObject({ state: 'failed', condition: 'no-printer' });
  });

  test('prints no ticket whose holder was already served or whose day is over', async () => {
    const context = testContext();
    const served = queuedTicket(context);
    const { id } = callNext(context, { ...request(), counterId: '1', clerk });
    stepTicket(context, ticketSteps.finish, { ...request(), counterId: '1', clerk, ticketId: id });
    const late = queuedTicket(context);
    context.setTime('2022-03-01', '08:00');
    const { printer, delivered } = scriptedPrinter();
    const spooler = spoolerFor(context, printer);
    spooler.start();
    await vi.waitFor(() => expect([stateOf(context, served), stateOf(context, late)]).toEqual(['void', 'void']));
    expect(delivered).toEqual([]);
  });
});

describe('what goes wrong beside the printer', () => {
  test('a paper that cannot be made is set aside for a person and holds up nobody behind it', async () => {
    const context = testContext();
    const { printer, delivered } = scriptedPrinter();
    const [first, second] = [queuedTicket(context), queuedTicket(context)];
    const spooler = new PrintSpooler({
      context,
      printer: () => printer,
      encode: (model) => {
        if ('ticketNumber' in model && model.ticketNumber === 'B001') throw new Error('no such glyph');
        return { bytes: Buffer.from(model.kind), template: 'shipped' };
      },
      retryMs: 20,
    });
    onTestFinished(() => spooler.stop());
    spooler.start();
    await vi.waitFor(() => expect(stateOf(context, second)).toBe('confirmed'));
    expect(getPrintJob(context, first)).toMatchObject({ state: 'failed', condition: 'not-drawable' });
    expect(delivered).toHaveLength(1);
  });

  test('an outcome that could not be written down is written as soon as it can be, and nothing prints twice', async () => {
    const context = testContext();
    const { printer, delivered } = scriptedPrinter();
    const job = queuedTicket(context);
    context.store.raw.exec(`CREATE TEMP TRIGGER full BEFORE UPDATE ON main.print_jobs WHEN new.state = 'confirmed'
      BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END`);
    const spooler = spoolerFor(context, printer);
    spooler.start();
    await vi.waitFor(() => expect(delivered).toHaveLength(1));
    expect(stateOf(context, job)).toBe('sending');
    context.store.raw.exec('DROP TRIGGER temp.full');
    await vi.waitFor(() => expect(stateOf(context, job)).toBe('confirmed'));
    expect(delivered).toEqual(['B001']);
  });

  test('a ticket that waited for paper until its day was over is not printed the next morning', async () => {
    const context = testContext();
    const { printer, delivered, will } = scriptedPrinter();
    will({ outcome: 'not-sent', condition: 'out-of-paper' });
    const job = queuedTicket(context);
    const spooler = spoolerFor(context, printer, 60_000);
    spooler.start();
    await vi.waitFor(() => expect(getPrintJob(context, job).condition).toBe('out-of-paper'));
    context.setTime('2022-03-01', '08:00');
    spooler.kick();
    await vi.waitFor(() => expect(stateOf(context, job)).toBe('void'));
    expect(delivered).toEqual([]);
  });
});

describe('a person decides', () => {
  async function unknownJob(context: TestContext) {
    const scripted = scriptedPrinter();
    scripted.will({ outcome: 'unknown', condition: 'unknown' });
    const job = queuedTicket(context);
    const spooler = spoolerFor(context, scripted.printer);
    spooler.start();
    await vi.waitFor(() => expect(stateOf(context, job)).toBe('unknown'));
    return { job, spooler, ...scripted };
  }

  test('that the paper came out', async () => {
    const context = testContext();
    const { job, spooler, delivered } = await unknownJob(context);
    decidePrint(context, printDecisions.confirmByPerson, onJob(job));
    spooler.kick();
    await spooler.stop();
    expect(stateOf(context, job)).toBe('confirmed');
    expect(delivered).toHaveLength(1);
  });

  test('to print again, which prints exactly once more, also on a double click', async () => {
    const context = testContext();
    const { job, spooler, delivered } = await unknownJob(context);
    const input = onJob(job);
    decidePrint(context, printDecisions.printAgain, input);
    decidePrint(context, printDecisions.printAgain, input);
    spooler.kick();
    await vi.waitFor(() => expect(stateOf(context, job)).toBe('confirmed'));
    expect(delivered).toEqual(['B001', 'B001']);
  });

  test('about the try it was asked for: a second screen’s answer to the same question prints no third paper', async () => {
    const context = testContext();
    const { job, spooler, delivered, will } = await unknownJob(context);
    const onTry = () => ({ ...onJob(job), attempts: 1 });
    will({ outcome: 'unknown', condition: 'unknown' });
    decidePrint(context, printDecisions.printAgain, onTry());
    spooler.kick();
    await vi.waitFor(() => expect(getPrintJob(context, job)).toMatchObject({ state: 'unknown', attempts: 2 }));
    for (const late of [printDecisions.printAgain, printDecisions.confirmByPerson])
      expect(refusalOf(() => decidePrint(context, late, onTry())).code).toBe('print.state');
    spooler.kick();
    await spooler.stop();
    expect(delivered).toEqual(['B001', 'B001']);
  });

  test('only what the state allows', async () => {
    const context = testContext();
    const { job } = await unknownJob(context);
    decidePrint(context, printDecisions.confirmByPerson, onJob(job));
    const again = () => decidePrint(context, printDecisions.printAgain, onJob(job));
    expect(refusalOf(again)).toEqual({ code: 'print.state', data: { state: 'confirmed' } });
    expect(listPrints(context, DAY)).toHaveLength(1);
  });
});
