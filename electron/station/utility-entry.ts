import { RPCHandler } from '@orpc/server/message-port';
import type { Surface } from '#shared/contract/base.ts';
import { findAppRoot } from '#electron/launch/app-paths.ts';
import type { FromStation, ToStation } from '#electron/launch/station-messages.ts';
import { fatalOf } from './fatal.ts';
import { joinStation, type JoinedStation } from './join-station.ts';
import { programVersion } from './program-version.ts';
import { startStation, type RunningStation } from './start-station.ts';

/** What Electron adds to a utility process; declared here because the station never imports 'electron'. */
type PortOfPage = Parameters<RPCHandler<never>['upgrade']>[0] & { readonly start: () => void };
type ParentPort = {
  on(
    event: 'message',
    listener: (event: { readonly data: ToStation; readonly ports: readonly PortOfPage[] }) => void,
  ): void;
  postMessage(message: FromStation): void;
};

function parentPort(): ParentPort {
  const port = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;
  if (!port) throw new Error('this file runs only in a utility process of Electron');
  return port;
}

process.umask(0o077); // what is written into the data folder is for nobody else
const shell = parentPort();
let station: Pick<RunningStation, 'close'> | null = null;
let joined: JoinedStation | null = null;
let rpc: RPCHandler<{ surface: Surface }> | null = null;

function init(options: Extract<ToStation, { type: 'init' }>['options']): void {
  try {
    const version = programVersion(findAppRoot(import.meta.url));
    const { join } = options;
    if (join === null) {
      const own = startStation({ ...options, version });
      station = own;
      rpc = new RPCHandler(own.router);
    } else {
      joined = joinStation({ ...options, join, version });
      station = joined;
    }
    shell.postMessage({ type: 'ready' });
  } catch (error) {
    shell.postMessage({ type: 'fatal', ...fatalOf(error) });
  }
}

function connect(surface: Surface, port: PortOfPage | undefined): void {
  if (port && joined) return joined.connectPort(port);
  if (!rpc || !port) return;
  rpc.upgrade(port, { context: { surface } });
  port.start();
}

async function stop(): Promise<void> {
  await station?.close();
  process.exit(0);
}

shell.on('message', ({ data, ports }) => {
  switch (data.type) {
    case 'init':
      return init(data.options);
    case 'connect':
      return connect(data.surface, ports[0]);
    case 'stop':
      return void stop();
  }
});
