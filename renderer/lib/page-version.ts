import { useConnectionState, useDescription } from './station-context.tsx';

export type VersionGap = { readonly page: string; readonly station: string };

/** Set when the station behind the line runs another version of the program than this page came with. */
export function useVersionGap(): VersionGap | null {
  const { version: station } = useDescription();
  // Without a line the station's version is what was remembered of it.
  const open = useConnectionState() === 'open';
  const page = pageVersion();
  return open && page !== null && page !== station ? { page, station } : null;
}

/** Null where the page was not built by vite.config.ts. */
function pageVersion(): string | null {
  return document.querySelector('meta[name="desk-version"]')?.getAttribute('content') ?? null;
}
