import { join } from 'node:path';
import { buildAll } from '#electron/launch/build.ts';
import { coverage } from './coverage.ts';
import { devicePaths } from './device-paths.ts';
import { durableWrites } from './durable-writes.ts';
import { printFigures, type Figure } from './figures.ts';
import { rosterImport } from './roster-import.ts';
import { searchWhileTyping } from './search-while-typing.ts';
import { startUp } from './start-up.ts';

/** `npm run bench`: figures of this run, to be compared with each other, not with another machine's. */
const benchmarks: readonly (readonly [string, () => Promise<readonly Figure[]>])[] = [
  ['Durable writes', durableWrites],
  ['Search while typing', searchWhileTyping],
  ['Roster import', rosterImport],
  ['Coverage', coverage],
  ['Devices', devicePaths],
  ['Start', startUp],
];

await buildAll(join(import.meta.dirname, '../..'));
for (const [title, run] of benchmarks) {
  console.log(`\n${title}`);
  printFigures(await run());
}
