import type { QueryClient } from '@tanstack/react-query';
import { nouns, type Noun } from '#shared/contract/changes.ts';
import type { StationConnection } from './station-client.ts';

const AGAIN_MS = 500;

/** What is read under one noun but made of others: a day's figures, and a person's booking, ticket and case. */
const MADE_OF: Readonly<Record<string, readonly Noun[]>> = {
  reports: nouns,
  offline: ['queue'],
  // Rules, consents and duplicates hang on what the form and the roster say.
  applications: ['applications', 'cases', 'people', 'roster', 'prints'],
  people: ['people', 'roster', 'appointments', 'queue', 'cases', 'station'],
  coverage: [
    'coverage',
    'contacts',
    'people',
    'roster',
    'appointments',
    'queue',
    'cases',
    'onlineApplications',
    'station',
  ],
};

/** Does the answer cached under this query key change when these nouns do? oRPC keys begin with the procedure's path. */
export function isStale(queryKey: readonly unknown[], changed: readonly Noun[]): boolean {
  const [path] = queryKey;
  const noun: unknown = Array.isArray(path) ? path[0] : undefined;
  if (typeof noun !== 'string') return false;
  const parts: readonly string[] = MADE_OF[noun] ?? [noun];
  return changed.some((each) => parts.includes(each));
}

/**
 * Follows what changes in the station for as long as the page lives, and has it read anew. The stream breaks with the
 * line; its first event after that names every noun.
 */
export function followChanges(connection: StationConnection, cache: QueryClient): () => void {
  const over = new AbortController();
  void follow(connection, cache, over.signal);
  return () => over.abort();
}

async function follow(connection: StationConnection, cache: QueryClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const event of await connection.client.changes.watch(undefined, { signal })) {
        void cache.invalidateQueries({ predicate: ({ queryKey }) => isStale(queryKey, event.nouns) });
      }
    } catch (error) {
      // A broken stream is what this loop is for; the line itself reports its state to the screen.
      if (!signal.aborted) console.warn('changes: stream ended,', error instanceof Error ? error.message : error);
    }
    await pause(AGAIN_MS, signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    signal.addEventListener('abort', go);
    if (signal.aborted) go();
  });
}
