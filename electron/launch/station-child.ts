import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import type { ChildFamily } from './child-family.ts';
import { toArgv, type StationOptions } from './options.ts';
import { afterCrash, giveUpMessage, type CrashHistory } from './restart-policy.ts';

export type StationRun = {
  /** The address that binds a browser to the station; null when the station ended before it served. */
  readonly address: Promise<string | null>;
  /** The exit code, when the station has ended for good. */
  readonly ended: Promise<number>;
};

/** Reads the station's two lines: `ready http://127.0.0.1:PORT` and `open http://127.0.0.1:PORT/?token=…`. */
export function readStationLine(line: string): { readonly kind: 'ready' | 'open'; readonly url: string } | null {
  const match = /^(ready|open) (http:\/\/\S+)$/.exec(line);
  if (match?.[2] === undefined || !URL.canParse(match[2])) return null;
  return { kind: match[1] === 'open' ? 'open' : 'ready', url: match[2] };
}

/** Runs the station under plain Node, starts it again after a crash, and keeps the port it first had. */
export function runStation(root: string, options: StationOptions, family: ChildFamily): StationRun {
  const address = Promise.withResolvers<string | null>();
  const ended = keepRunning(root, options, family, address.resolve).finally(() => address.resolve(null));
  return { address: address.promise, ended };
}

async function keepRunning(
  root: string,
  options: StationOptions,
  family: ChildFamily,
  opened: (url: string) => void,
): Promise<number> {
  let history: CrashHistory = [];
  let { port } = options;
  for (;;) {
    let served = false;
    const child = family.start(
      process.execPath,
      [join('dist', 'station', 'node-entry.js'), ...toArgv({ ...options, port })],
      {
        cwd: root,
        endsWithUs: true,
        onLine: (line) => {
          const said = readStationLine(line);
          if (said?.kind === 'open') opened(said.url);
          if (said?.kind !== 'ready') return;
          served = true;
          port = Number(new URL(said.url).port);
        },
      },
    );
    const code = await child.ended;
    if (code === 0 || family.ending) return 0;
    // A station that never served (a taken port, a newer database) has said why; trying again would say it again.
    if (!served) return code ?? 1;
    const next = afterCrash(history, performance.now());
    if (next.action === 'give-up') {
      console.error(giveUpMessage(next));
      return code ?? 1;
    }
    console.error(`The station process ended unexpectedly; starting it again.`);
    history = next.history;
    await wait(next.delayMs);
    if (family.ending) return 0;
  }
}
