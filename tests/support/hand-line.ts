import { createRouterClient } from '@orpc/server';
import type { JoinClient } from '#shared/contract/join.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import type { StationConnection } from '#renderer/lib/station-client.ts';
import type { LineState } from '#renderer/lib/station-line.ts';

/** A host does not know these questions. */
export const noJoin = createRouterClient({}) as unknown as JoinClient;

/** A connection whose line a test raises and drops by hand. */
export type HandLine = StationConnection & { readonly set: (state: LineState) => void };

export function handLine(client: StationClient): HandLine {
  const listeners = new Set<() => void>();
  let state: LineState = 'open';
  return {
    client,
    join: noJoin,
    get state() {
      return state;
    },
    stopCode: null,
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: () => undefined,
    set: (next) => {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}
