import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { installedFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { parseStationOptions } from '#electron/launch/options.ts';
import { startStation } from '#electron/station/start-station.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { resourcesDir } from './test-context.ts';

/** A whole station inside the test's process, serving on a free port of loopback, with a stand-in for the built page. */
export async function serveStation(argv: readonly string[], rendererDir: string, dataDir = temporaryFolder()) {
  const parsed = parseStationOptions(['--data', dataDir, '--port', '0', '--headless', ...argv]);
  if (!parsed.ok) throw new Error(parsed.message);
  const station = startStation({
    ...parsed.options,
    resourcesDir,
    receiptFonts: installedFontFiles(),
    rendererDir,
    keySource: 'file',
    version: '0.0.0-test',
  });
  let closed = false;
  const close = async () => {
    if (!closed) await station.close();
    closed = true;
  };
  onTestFinished(close);
  const server = await station.serve();
  return { station, server, dataDir, close, logFile: join(dataDir, 'station.log') };
}
