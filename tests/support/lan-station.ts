import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { StationClient } from '#shared/contract/contract.ts';
import type { ScreenRole } from '#shared/contract/lan.ts';
import { dialHost } from '#electron/join/host-bridge.ts';
import type { Joined } from '#electron/join/joined-file.ts';
import { beginComparison } from '#electron/join/pairing-client.ts';
import type { Dial } from '#renderer/lib/station-line.ts';
import type { WebSocket } from 'ws';
import type { HostAddress } from '#electron/join/pinned-connection.ts';

export const clerk = '李晓梅';
export const request = () => ({ requestId: crypto.randomUUID() });

/** Opens the LAN door as the manager does, and says where it is. */
export async function openLan(manager: StationClient): Promise<HostAddress> {
  const door = await manager.lan.setOpen({ ...request(), open: true, clerk });
  if (door.problem !== null) throw new Error(`the LAN door stayed shut: ${door.problem}`);
  return { host: '127.0.0.1', port: door.port };
}

/** Pairs one screen as two people would: digits read on one side, looked for on the other. */
export async function pairScreen(
  manager: StationClient,
  address: HostAddress,
  role: ScreenRole,
  name: string = role,
): Promise<Joined> {
  const comparison = await beginComparison(address, { machine: 'test', wish: role });
  const { pairings } = await manager.lan.door();
  const same = pairings.find(({ code }) => code === comparison.code);
  if (!same) throw new Error('the codes are not the same');
  await manager.lan.answerPairing({ ...request(), pairingId: same.id, match: true, role, name, clerk });
  const outcome = await comparison.outcome();
  if (outcome.state !== 'accepted') throw new Error(outcome.state);
  const { fingerprint, credential } = comparison;
  return { ...address, role: outcome.role, name: outcome.name, screenId: outcome.screenId, fingerprint, credential };
}

export type ScreenConnection = {
  readonly client: StationClient;
  readonly lost: Promise<void>;
  readonly close: () => void;
};

/** The contract over a pinned TLS WebSocket, as a joined PC speaks it. */
export async function connectScreen(joined: Joined): Promise<ScreenConnection> {
  const dialled = await dialHost(joined);
  if (!dialled.ok) throw new Error(dialled.why);
  const { socket } = dialled;
  const lost = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const client: StationClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  return { client, lost, close: () => socket.terminate() };
}

/** A line that dials the host again and again, as a page's does. */
export function dialJoined(joined: Joined): Dial {
  return ({ onOpen, onClose }) => {
    let socket: WebSocket | null = null;
    let over = false;
    void dialHost(joined).then((dialled) => {
      if (!dialled.ok) return onClose();
      if (over) return dialled.socket.terminate();
      socket = dialled.socket;
      socket.once('close', onClose);
      onOpen(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
    });
    return {
      usable: () => socket?.readyState === 1,
      hangUp: () => {
        over = true;
        socket?.terminate();
      },
    };
  };
}
