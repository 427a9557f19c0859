import { createORPCClient } from '@orpc/client';
import type { Surface } from '#shared/contract/base.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import type { JoinClient } from '#shared/contract/join.ts';
import { dialPort, findShell } from './dial-port.ts';
import { dialSocket } from './dial-socket.ts';
import { StationLine, type Dial, type LineState } from './station-line.ts';

export type StationConnection = {
  readonly client: StationClient;
  /** On a joined PC without its host: that PC's own process. A host does not know these questions. */
  readonly join: JoinClient;
  readonly state: LineState;
  /** Why the shell has given the station process up, else null. */
  readonly stopCode: string | null;
  /** Calls back whenever `state` or `stopCode` changes; returns how to stop that. */
  readonly onState: (listener: () => void) => () => void;
  readonly end: () => void;
};

/** Connects this page to its station as one surface: through the shell's port where there is a shell, else a WebSocket. */
export function connectStation(surface: Surface): StationConnection {
  const shell = findShell(window);
  return connectThrough(shell === null ? dialSocket(socketUrl(surface, window.location)) : dialPort(shell));
}

export function connectThrough(dial: Dial, patienceMs?: number): StationConnection {
  const line = new StationLine(dial, patienceMs);
  return {
    client: createORPCClient<StationClient>(line),
    join: createORPCClient<JoinClient>(line),
    get state() {
      return line.state;
    },
    get stopCode() {
      return line.stopCode;
    },
    onState: line.onState,
    end: () => line.end(),
  };
}

export function socketUrl(surface: Surface, page: { readonly protocol: string; readonly host: string }): string {
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}/rpc/${surface}`;
}
