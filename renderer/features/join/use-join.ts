import { useEffect, useState } from 'react';
import type { JoinState } from '#shared/contract/join.ts';
import type { StationConnection } from '#renderer/lib/station-client.ts';

/** What this PC's own process says about joining; null where there is a host (or a station) behind the line. */
export function useJoin(connection: StationConnection): JoinState | null {
  const [state, setState] = useState<JoinState | null>(null);
  useEffect(() => {
    let asked = new AbortController();
    // Each new line may lead somewhere else: to the host, or to the process that looks for it.
    const ask = (): void => {
      asked.abort();
      asked = new AbortController();
      if (connection.state === 'open') void follow(connection, setState, asked.signal);
    };
    ask();
    const stop = connection.onState(ask);
    return () => {
      stop();
      asked.abort();
    };
  }, [connection]);
  return state;
}

async function follow(
  { join }: StationConnection,
  heard: (state: JoinState | null) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const state of await join.join.watch(undefined, { signal })) if (!signal.aborted) heard(state);
  } catch {
    // A host does not know the question: then there is nothing to say about joining. A broken line asks anew.
    if (!signal.aborted) heard(null);
  }
}
