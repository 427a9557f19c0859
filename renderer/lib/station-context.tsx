import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { QueryClientProvider, useQuery, type QueryClient } from '@tanstack/react-query';
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { StationClient } from '#shared/contract/contract.ts';
import type { StationDescription } from '#shared/contract/station.ts';
import { followChanges } from './changes.ts';
import { useKeptDescription } from './kept-description.ts';
import { createQueryClient } from './query-client.ts';
import type { StationConnection } from './station-client.ts';
import type { LineState } from './station-line.ts';

type StationQueries = RouterUtils<StationClient>;
type Value = { readonly connection: StationConnection; readonly queries: StationQueries };

const StationContext = createContext<Value | null>(null);
const DescriptionContext = createContext<StationDescription | null>(null);
const ClockContext = createContext<() => number>(Date.now);

type Props = {
  readonly connection: StationConnection;
  /** Shown until the station has described itself for the first time. */
  readonly waiting: ReactNode;
  readonly children: ReactNode;
  readonly cache?: QueryClient;
};

/** Gives everything below it the station; `children` mount only when its description is there. */
export function StationProvider({ connection, waiting, children, cache }: Props) {
  const [client] = useState(() => cache ?? createQueryClient());
  const value = useMemo(() => ({ connection, queries: createTanstackQueryUtils(connection.client) }), [connection]);
  useEffect(() => followChanges(connection, client), [connection, client]);
  return (
    <QueryClientProvider client={client}>
      <StationContext value={value}>
        <Described waiting={waiting}>{children}</Described>
      </StationContext>
    </QueryClientProvider>
  );
}

function Described({ waiting, children }: { readonly waiting: ReactNode; readonly children: ReactNode }) {
  // Without a description there is nothing to show, so this one question is asked until it is answered.
  const { data, dataUpdatedAt } = useQuery(
    useStationQueries().station.describe.queryOptions({ retry: true, gcTime: Infinity }),
  );
  const kept = useKeptDescription(data);
  const description = data ?? kept?.description;
  const readAtMs = data === undefined ? (kept?.atMs ?? 0) : dataUpdatedAt;
  const clock = useCallback(() => (description?.nowMs ?? 0) + Date.now() - readAtMs, [description, readAtMs]);
  if (description === undefined) return waiting;
  return (
    <DescriptionContext value={description}>
      <ClockContext value={clock}>{children}</ClockContext>
    </DescriptionContext>
  );
}

function useValue(): Value {
  const value = use(StationContext);
  if (value === null) throw new Error('StationProvider is missing above this component');
  return value;
}

export function useStation(): StationClient {
  return useValue().connection.client;
}

export function useStationQueries(): StationQueries {
  return useValue().queries;
}

export function useConnectionState(): LineState {
  const { connection } = useValue();
  return useSyncExternalStore(connection.onState, () => connection.state);
}

/** Why the station process was given up; null while there is hope. */
export function useStopCode(): string | null {
  const { connection } = useValue();
  return useSyncExternalStore(connection.onState, () => connection.stopCode);
}

export function useDescription(): StationDescription {
  const description = use(DescriptionContext);
  if (description === null) throw new Error('StationProvider is missing above this component');
  return description;
}

/** Tells the station's time in milliseconds, carried on from when it last described itself. */
export function useStationClock(): () => number {
  return use(ClockContext);
}
