import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from '#electron/launch/build.ts';
import { coverage } from './coverage.ts';
import { dayViews } from './day-view.ts';
import { devicePaths } from './device-paths.ts';
import { documents } from './documents.ts';
import { durableWrites } from './durable-writes.ts';
import { lanScreens } from './lan.ts';
import { printFigures, type Figure } from './figures.ts';
import { keystrokeToDurable } from './keystroke.ts';
import { pageHold } from './page-hold.ts';
import { profileDryRun } from './profile-dry-run.ts';
import { photoCheck } from './photo-check.ts';
import { readerCodec } from './reader-codec.ts';
import { receiptPaths } from './receipts.ts';
import { rosterImport } from './roster-import.ts';
import { searchWhileTyping } from './search-while-typing.ts';
import { startUp } from './start-up.ts';

// `npm run bench -- --soak 10`: thirty screens for ten minutes; `--only LAN`: one part.
const { values } = parseArgs({
  options: { soak: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});
const soakMinutes = Number(values.soak);

/** `npm run bench`: figures of this run, to be compared with each other, not with another machine's. */
const benchmarks: readonly (readonly [string, () => Promise<readonly Figure[]>])[] = [
  ['Durable writes', durableWrites],
  ['Keystroke', keystrokeToDurable],
  ['Search while typing', searchWhileTyping],
  ['Day and week', dayViews],
  ['Roster import', rosterImport],
  ['Coverage', coverage],
  ['Dry run of a profile', profileDryRun],
  ['Receipts', receiptPaths],
  ['Reader codec', readerCodec],
  ['Devices', devicePaths],
  ['Documents', async () => [...(await pageHold()), ...(await documents())]],
  ['Screens on the LAN', () => lanScreens(soakMinutes)],
  ['Photo check', photoCheck],
  ['Start', startUp],
];

await buildAll(join(import.meta.dirname, '../..'));
for (const [title, run] of benchmarks) {
  if (!title.includes(values.only)) continue;
  console.log(`\n${title}`);
  printFigures(await run());
}
