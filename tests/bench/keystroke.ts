import { setTimeout as sleep } from 'node:timers/promises';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess } from '#tests/support/station-process.ts';
import { inFolder } from './bench-context.ts';
import { median, ms, percentile, timed, type Figure } from './figures.ts';

const KEYS = 500;
const KEY_EVERY_MS = 40;
const AIM_MS = 20;
const clerk = '李晓梅';

/** One clerk types: from sending a field over the page's connection until its answer is there, which follows the commit. */
export async function keystrokeToDurable(): Promise<readonly Figure[]> {
  return inFolder(async (folder) => {
    const station = await startStationProcess(['--demo', '--data', folder, '--port', '0', '--printer', 'none']);
    const { client, close } = await connectTo(station.origin, await enterStation(station.openUrl), 'counter');
    const [person] = await client.people.search({ query: '1', limit: 1 });
    if (!person) throw new Error('the demo station has people');
    const request = () => ({ requestId: crypto.randomUUID() });
    const { id: caseId } = await client.cases.open({ ...request(), personId: person.id, ticketId: null, clerk });
    const samples: number[] = [];
    for (let key = 0; key < KEYS; key += 1) {
      const value = `近开里${key}号楼`;
      samples.push(
        await timed(() => client.cases.saveField({ ...request(), caseId, clerk, field: 'residence', value })),
      );
      await sleep(KEY_EVERY_MS * (0.5 + Math.random()));
    }
    close();
    await station.end();
    const slowest = percentile(samples, 0.95);
    return [
      { name: 'keystroke to durable, p50', value: ms(median(samples)) },
      { name: 'keystroke to durable, p95', value: ms(slowest), aim: `<= ${AIM_MS} ms`, met: slowest <= AIM_MS },
    ];
  });
}
