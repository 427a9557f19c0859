import process from 'node:process';
import { commonText } from '#shared/i18n/zh-CN/common.ts';
import { appPaths, findAppRoot } from '#electron/launch/app-paths.ts';
import { parseStationOptions } from '#electron/launch/options.ts';
import { fatalOf } from './fatal.ts';
import { joinStation } from './join-station.ts';
import { programVersion } from './program-version.ts';
import { startStation, type RunningStation } from './start-station.ts';

const CLOSE_WITHIN_MS = 2_800; // SIGTERM must end the station within 3 s, whatever a device does

/** The station as a plain Node process: it serves its page on loopback and says so on stdout. */
async function main(): Promise<void> {
  const parsed = parseStationOptions(process.argv.slice(2));
  if (!parsed.ok) {
    console.error(parsed.message);
    process.exitCode = 2;
    return;
  }
  const appRoot = findAppRoot(import.meta.url);
  const { join } = parsed.options;
  const common = {
    ...parsed.options,
    ...appPaths({ appRoot, packagedResources: null }),
    version: programVersion(appRoot),
  };
  const station = join === null ? startStation({ ...common, keySource: 'file' }) : joinStation({ ...common, join });
  endOnSignals(station);
  const server = await station.serve();
  const open = (token: string) => console.log(`open ${server.origin}/?token=${token}`);
  server.door.onNewToken = open;
  console.log(`ready ${server.origin}`);
  open(server.door.token);
}

function endOnSignals(station: Pick<RunningStation, 'close'>): void {
  let closing = false;
  const end = () => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    void station.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // The launcher is gone, killed perhaps: left alone, this process would keep the data folder locked for nobody.
  process.on('disconnect', end);
}

process.umask(0o077); // a data folder chosen by hand may be open to others; what is written into it is not
await main().catch((error: unknown) => {
  const { code, message } = fatalOf(error);
  console.error(`cannot start (${code}): ${message}`);
  const sentence = commonText.stopped.reasons[code];
  if (sentence !== undefined) console.error(sentence);
  process.exit(1);
});
