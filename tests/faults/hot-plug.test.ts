import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { serveStation } from '#tests/support/station-in-process.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { hasSocat } from '#tests/support/sam-reader/pseudo-terminal.ts';
import { startSamReader } from '#tests/support/sam-reader/sam-simulator.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startThermalPrinter } from '#tests/support/thermal-printer/thermal-printer.ts';

if (!hasSocat()) console.warn('SKIPPED: plugging a serial reader in again, because socat is not installed.');

/** The product's own promise; every moment of return is tried on a fake clock in reader-return and printer-return. */
const PROMISED_MS = 3000;
/** What starting socat, a busy machine and its clock may add to one run in real time. */
const NOISE_MS = 2000;

/** A running station with a serial reader and a network printer, both at work. */
async function stationAtWork() {
  const reader = await startSamReader({ pty: join(temporaryFolder(), 'reader') });
  onTestFinished(() => reader.close());
  const printer = await startThermalPrinter({ columns: 48 });
  onTestFinished(() => printer.close());
  const argv = ['--demo', '--reader', reader.url, '--printer', printer.url];
  const { server } = await serveStation(argv, temporaryFolder());
  const cookie = await enterStation(`${server.origin}/?token=${server.door.token}`);
  const { client } = await connectTo(server.origin, cookie, 'counter');
  const states = async () => {
    const { reader: card, printer: paper } = await client.devices.status();
    return [card.state, paper.condition];
  };
  await expect.poll(states, { timeout: 20_000 }).toEqual(['idle', 'ready']);
  return { reader, printer, client, states };
}

describe.runIf(hasSocat())('plugging in again while the station runs (pseudo terminal, needs socat)', () => {
  test('a reader reads and a printer prints what waited within three seconds, without a restart', async () => {
    const { reader, printer, client, states } = await stationAtWork();
    await reader.unplug();
    printer.fault({ kind: 'power-off' });
    const [person] = await client.people.search({ query: '1999999', limit: 1 });
    if (!person) throw new Error('the demo station has people');
    const issue = { requestId: crypto.randomUUID(), personId: person.id, reason: '', clerk: '李晓梅' };
    const { printJobId } = await client.queue.issueAtCounter(issue);
    if (printJobId === null) throw new Error('no paper was asked for');
    const job = async () => await client.prints.get({ printJobId });
    // Tried twice: away so long that the pauses between the looks have grown to their longest.
    await expect.poll(async () => (await job()).attempts, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    expect(await states()).toEqual(['offline', 'offline']);
    const events = await client.devices.watchReader();
    reader.present(inventedCard({ name: '张三' }));
    const returned = performance.now();
    const printed = printer
      .clear()
      .then(() => expect.poll(job, { timeout: 20_000 }).toMatchObject({ state: 'confirmed' }));
    await reader.plugIn();
    for await (const event of events) if (event.kind === 'card') break;
    expect(performance.now() - returned).toBeLessThan(PROMISED_MS + NOISE_MS);
    await printed;
    expect(performance.now() - returned).toBeLessThan(PROMISED_MS + NOISE_MS);
    expect(await states()).toEqual([expect.stringMatching(/waiting-removal|reading/), 'ready']);
    expect(printer.jobs()).toHaveLength(1);
  });
});
