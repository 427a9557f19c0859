export const SCREEN_ROLES = ['kiosk', 'hall', 'counter'] as const;
export type ScreenRole = (typeof SCREEN_ROLES)[number];

type Address = { readonly host: string; readonly port: number };

/** Reads `host`, `host:port`, `[v6]:port`; null when it is none of these, or has no port and there is no default. */
export function readAddress(text: string, defaultPort: number | null): Address | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = match?.[3] === undefined ? defaultPort : Number(match[3]);
  return host === undefined || port === null || port > 65_535 ? null : { host: host.toLowerCase(), port };
}

export function hostAndPort({ host, port }: Address): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
