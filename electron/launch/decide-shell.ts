/** What the launcher found out before it opens anything. */
export type ShellFacts = {
  readonly headless: boolean;
  /** `--browser`: the person wants the browser shell. */
  readonly browserWanted: boolean;
  readonly display: boolean;
  readonly electron: 'installed' | 'fetchable' | 'missing';
  readonly browser: string | null;
};

export type Shell = 'headless' | 'electron' | 'fetch-electron' | 'browser' | 'print-url';
export type ShellDecision = { readonly shell: Shell; readonly note: string | null };

/** The first of Electron, an installed browser, and an address to open by hand that this machine can show. */
export function decideShell(facts: ShellFacts): ShellDecision {
  if (facts.headless) return { shell: 'headless', note: null };
  if (!facts.display) return { shell: 'print-url', note: 'No display found; open the address below in a browser.' };
  if (!facts.browserWanted && facts.electron === 'installed') return { shell: 'electron', note: null };
  if (!facts.browserWanted && facts.electron === 'fetchable') return { shell: 'fetch-electron', note: null };
  if (facts.browser !== null) return { shell: 'browser', note: `Opening ${facts.browser} as the window.` };
  return { shell: 'print-url', note: 'No Chromium, Chrome or Edge found; open the address below in a browser.' };
}

/** Linux needs a display server; other systems always have one. */
export function hasDisplay(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  if (platform !== 'linux') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => env[name] !== undefined && env[name] !== '');
}

/** Chromium refuses to start its sandbox for root, in the browser and in Electron alike. */
export function needsNoSandbox(platform: NodeJS.Platform, uid: number | undefined): boolean {
  return platform === 'linux' && uid === 0;
}
