import { join } from 'node:path';
import { civilDateOf } from '#shared/civil-date.ts';
import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import { insertFirstProfile } from '#electron/station/prepare-profile.ts';
import { writeSetting } from '#electron/db/repositories/settings.ts';
import { writeFileSync } from 'node:fs';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess } from '#tests/support/station-process.ts';
import { benchContext, benchKey, benchStore, inFolder, resourcesDir } from './bench-context.ts';
import { median, ms, ratio, timed, type Figure } from './figures.ts';

const SIZES = [600, 60_000] as const;
const STARTS = 5;

/** From typing the command to the first answered search, on a roster of 600 and of 60,000. */
export async function startUp(): Promise<readonly Figure[]> {
  const medians: number[] = [];
  for (const count of SIZES) {
    medians.push(
      await inFolder(async (folder) => {
        fillStation(folder, count);
        const samples: number[] = [];
        for (let start = 0; start < STARTS; start += 1) samples.push(await timeStart(folder));
        return median(samples);
      }),
    );
  }
  const [small = Number.NaN, large = Number.NaN] = medians;
  return [
    { name: 'start to first answered search, 600 people', value: ms(small) },
    { name: 'start to first answered search, 60,000 people', value: ms(large) },
    { name: 'start: 60,000 / 600 people', value: ratio(large / small) },
  ];
}

function fillStation(folder: string, count: number): void {
  const store = benchStore(folder);
  writeFileSync(join(folder, 'station.key'), benchKey);
  const context = benchContext(store);
  const today = civilDateOf(Date.now());
  const { communities } = context.profile();
  settleInventedPeople(
    context,
    inventPeople({ count, communities, today, seed: 1 }, readInventionTable(resourcesDir)),
    today,
  );
  store.runInTransaction((db) => {
    insertFirstProfile(db, context.profile(), 0);
    writeSetting(db, 'practice', true, 0);
  });
  store.close();
}

async function timeStart(folder: string): Promise<number> {
  let stop: () => Promise<unknown> = () => Promise.resolve();
  const taken = await timed(async () => {
    const station = await startStationProcess(['--data', folder, '--port', '0', '--printer', 'none']);
    const { client, close } = await connectTo(station.origin, await enterStation(station.openUrl), 'counter');
    await client.people.search({ query: '19999', limit: 12 });
    stop = async () => {
      close();
      await station.end();
    };
  });
  await stop();
  return taken;
}
