import { hostname } from 'node:os';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler } from '@orpc/server/ws';
import { createJoinRouter } from '#electron/join/join-routes.ts';
import { findPartner } from '#electron/join/bridge-page.ts';
import { JoinedScreen } from '#electron/join/joined-screen.ts';
import { portEnd, socketEnd, type PagePort } from '#electron/join/page-end.ts';
import type { AppPaths } from '#electron/launch/app-paths.ts';
import type { JoinWish, StationOptions } from '#electron/launch/options.ts';
import { fileSessions } from '#electron/rpc/file-sessions.ts';
import { startHttpServer, type RunningServer } from '#electron/rpc/http-server.ts';
import { PageDoor } from '#electron/rpc/page-door.ts';

export type JoinSettings = StationOptions & AppPaths & { readonly join: JoinWish; readonly version: string };

export type JoinedStation = {
  readonly screen: JoinedScreen;
  readonly connectPort: (port: PagePort) => void;
  readonly serve: () => Promise<RunningServer & { readonly door: PageDoor }>;
  readonly close: () => Promise<void>;
};

/** What stands in for the station process on a PC that joined another one's: a pinned line to the host, and no data. */
export function joinStation(settings: JoinSettings): JoinedStation {
  const { join, dataDir, rendererDir, port } = settings;
  const { role, ...address } = join;
  const screen = new JoinedScreen({
    address,
    wish: role,
    machine: hostname(),
    folder: dataDir,
    log: (line) => console.log(line),
  });
  const router = createJoinRouter();
  const sockets = new RPCHandler(router);
  const ports = new PortHandler(router);
  const servers: RunningServer[] = [];
  screen.start();
  return {
    screen,
    connectPort: (page) =>
      void findPartner(screen).then((talk) => {
        const end = portEnd(page, ports, screen);
        if (talk === null) end.close();
        else talk(end);
      }),
    async serve() {
      const door = new PageDoor(fileSessions(dataDir));
      const server = await startHttpServer({
        door,
        rendererDir,
        port,
        health: () => ({ version: settings.version, joined: screen.joined !== null }),
        admit: async () => {
          const talk = await findPartner(screen);
          return talk && ((socket) => talk(socketEnd(socket, sockets, screen)));
        },
      });
      servers.push(server);
      return { ...server, door };
    },
    async close() {
      screen.stop();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
