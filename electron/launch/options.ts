import { homedir } from 'node:os';
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { defaultDataDir, type Machine } from './data-folder.ts';
import { hostAndPort, readAddress, SCREEN_ROLES, type ScreenRole } from './host-address.ts';
import { parseWindowWishes, type WindowWish } from './window-wishes.ts';

/** Everything the command line can say; one shape for the launcher, Electron's main process and the Node entry. */
export type StationOptions = {
  readonly headless: boolean;
  readonly browser: boolean;
  readonly demo: boolean;
  /** Where the LAN door listens when the manager opens it. */
  readonly lan: LanListen;
  /** This PC is only a screen: the host it joins, and what it wants to be there. */
  readonly join: JoinWish | null;
  /** Absolute path. */
  readonly dataDir: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Practice and tests: the instant (ms UTC) at which the station's clock starts; null = the real clock. */
  readonly clockAt: number | null;
  /** null = as the manager set it. */
  readonly printer: string | null;
  readonly reader: string | null;
  readonly photoDecoder: string | null;
  /** null = as `shell.json` in the data folder says, else one counter window. */
  readonly windows: readonly WindowWish[] | null;
  /** Which shipped profile a new data folder begins with; null = the usual one. */
  readonly profile: string | null;
};

export type LanListen = { readonly host: string; readonly port: number };
export type JoinWish = { readonly host: string; readonly port: number; readonly role: ScreenRole };

export type ParsedOptions =
  { readonly ok: true; readonly options: StationOptions } | { readonly ok: false; readonly message: string };

export type ParseSettings = {
  readonly machine?: Machine;
  /** 'skip' under Electron, where unknown switches belong to Chromium. */
  readonly unknown?: 'refuse' | 'skip';
};

export const DEFAULT_PORT = 7410;
export const DEFAULT_LAN_PORT = 7411;
/** A joined PC's own page; a station may run on the same machine. */
export const DEFAULT_JOINED_PORT = 7412;

const FLAGS = {
  headless: { type: 'boolean' },
  browser: { type: 'boolean' },
  demo: { type: 'boolean' },
  lan: { type: 'string' },
  join: { type: 'string' },
  screen: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  clock: { type: 'string' },
  printer: { type: 'string' },
  reader: { type: 'string' },
  'photo-decoder': { type: 'string' },
  windows: { type: 'string' },
  profile: { type: 'string' },
} as const;

type FlagName = keyof typeof FLAGS;
type Token = { readonly name: FlagName; readonly value: string | null };
class OptionProblem extends Error {}

const EXPECTED = {
  clock: 'an ISO date and time such as 2026-11-23T09:00 (without a zone: Asia/Shanghai)',
  printer: 'tcp://host[:port], file:PATH, serial:PATH?baud=N, system:NAME or none',
  reader: 'serial:PATH, tcp://host:port or none',
  lan: 'ADDRESS:PORT on which the LAN door may open, such as 192.168.1.10:7411',
  join: 'the address of the host, HOST or HOST:PORT',
  screen: 'kiosk, hall or counter',
  profile: 'the name of a shipped profile such as gulin',
  windows: 'a list such as counter,kiosk@2,hall@3',
} as const;

/**
 * Reads the arguments after the program's own name. Relative paths count from the current folder.
 * A mistake comes back as one English sentence for the terminal, never as an exception.
 */
export function parseStationOptions(argv: readonly string[], settings: ParseSettings = {}): ParsedOptions {
  const machine = settings.machine ?? { platform: process.platform, home: homedir(), env: process.env };
  try {
    return { ok: true, options: toOptions(readTokens(argv, settings.unknown ?? 'refuse'), machine) };
  } catch (error) {
    if (error instanceof OptionProblem) return { ok: false, message: `${error.message}\n${usage()}` };
    throw error;
  }
}

/** The command line that says the same, for handing options on to a child process. */
export function toArgv(options: StationOptions): readonly string[] {
  const argv = ['--data', options.dataDir, '--port', String(options.port)];
  for (const flag of ['headless', 'browser', 'demo'] as const) if (options[flag]) argv.push(`--${flag}`);
  argv.push('--lan', hostAndPort(options.lan));
  if (options.join !== null) argv.push('--join', hostAndPort(options.join), '--screen', options.join.role);
  if (options.clockAt !== null) argv.push('--clock', new Date(options.clockAt).toISOString());
  if (options.printer !== null) argv.push('--printer', options.printer);
  if (options.reader !== null) argv.push('--reader', options.reader);
  if (options.photoDecoder !== null) argv.push('--photo-decoder', options.photoDecoder);
  if (options.windows !== null) {
    const list = options.windows.map(({ surface, display }) => (display === null ? surface : `${surface}@${display}`));
    argv.push('--windows', list.join(','));
  }
  if (options.profile !== null) argv.push('--profile', options.profile);
  return argv;
}

function usage(): string {
  const names = Object.entries(FLAGS).map(([name, { type }]) => (type === 'string' ? `--${name} VALUE` : `--${name}`));
  return `Options: ${names.join(' ')}`;
}

function readTokens(argv: readonly string[], unknown: 'refuse' | 'skip'): readonly Token[] {
  const parsed = parseArgs({ args: [...argv], options: FLAGS, strict: false, tokens: true, allowPositionals: true });
  const found: Token[] = [];
  for (const token of parsed.tokens) {
    if (token.kind === 'option' && isFlag(token.name) && token.rawName.startsWith('--')) {
      found.push(checked(token.name, token.value));
    } else if (token.kind !== 'option-terminator' && unknown === 'refuse') {
      const text = token.kind === 'option' ? token.rawName : token.value;
      throw new OptionProblem(`Unknown option: ${text}`);
    }
  }
  return found;
}

function isFlag(name: string): name is FlagName {
  return Object.hasOwn(FLAGS, name);
}

function checked(name: FlagName, value: string | undefined): Token {
  if (FLAGS[name].type === 'boolean') {
    if (value !== undefined) throw new OptionProblem(`--${name} takes no value`);
    return { name, value: null };
  }
  // A forgotten value must not swallow the option that follows it.
  if (value === undefined || value === '' || value.startsWith('--')) throw new OptionProblem(`--${name} needs a value`);
  return { name, value };
}

function toOptions(tokens: readonly Token[], machine: Machine): StationOptions {
  const has = (name: FlagName): boolean => tokens.some((token) => token.name === name);
  const text = (name: FlagName): string | null => tokens.findLast((token) => token.name === name)?.value ?? null;
  const demo = has('demo');
  const data = text('data');
  const decoder = text('photo-decoder');
  const join = readJoin(text('join'), text('screen'));
  const profile = readProfileId(text('profile'));
  // Each practice station keeps its own data: a second profile must not open the first one's.
  const usualFolder = defaultDataDir(machine, demo, join !== null) + (demo && profile !== null ? `-${profile}` : '');
  return {
    headless: has('headless'),
    browser: has('browser'),
    demo,
    lan: readLan(text('lan')),
    join,
    dataDir: data === null ? usualFolder : resolve(data),
    port: readPort(text('port')) ?? (join === null ? DEFAULT_PORT : DEFAULT_JOINED_PORT),
    clockAt: readClock(text('clock')),
    printer: readUrl('printer', text('printer'), /^(?:none|tcp:\/\/\S+|(?:file|serial|system):.+)$/),
    reader: readUrl('reader', text('reader'), /^(?:none|tcp:\/\/\S+:\d+|serial:.+)$/),
    photoDecoder: decoder === null ? null : resolve(decoder),
    windows: readWindows(text('windows')) ?? (join && [{ surface: join.role, display: null }]),
    profile,
  };
}

function readProfileId(value: string | null): string | null {
  if (value !== null && !/^[a-z][a-z0-9-]*$/.test(value))
    throw new OptionProblem(`--profile must be ${EXPECTED.profile}, not ${value}`);
  return value;
}

function readPort(value: string | null): number | null {
  if (value === null) return null;
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    throw new OptionProblem(`--port must be a number from 0 to 65535, not ${value}`);
  }
  return Number(value);
}

function readLan(value: string | null): LanListen {
  const address = value === null ? { host: '0.0.0.0', port: DEFAULT_LAN_PORT } : readAddress(value, null);
  if (address === null) throw new OptionProblem(`--lan must be ${EXPECTED.lan}, not ${value}`);
  return address;
}

function readJoin(value: string | null, screen: string | null): JoinWish | null {
  if (value === null) {
    if (screen !== null) throw new OptionProblem('--screen goes with --join HOST');
    return null;
  }
  const address = readAddress(value, DEFAULT_LAN_PORT);
  if (address === null) throw new OptionProblem(`--join must be ${EXPECTED.join}, not ${value}`);
  const role = SCREEN_ROLES.find((each) => each === screen);
  if (role === undefined) throw new OptionProblem(`--screen must be ${EXPECTED.screen}, not ${screen ?? 'missing'}`);
  return { ...address, role };
}

function readClock(value: string | null): number | null {
  if (value === null) return null;
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?$/.exec(value);
  // The station's day is Shanghai's, whatever zone the machine was set to.
  const instant = match === null ? Number.NaN : Date.parse(`${match[1]}${match[2] ?? '+08:00'}`);
  if (Number.isNaN(instant)) throw new OptionProblem(`--clock must be ${EXPECTED.clock}, not ${value}`);
  return instant;
}

function readUrl(name: 'printer' | 'reader', value: string | null, shape: RegExp): string | null {
  if (value !== null && !shape.test(value))
    throw new OptionProblem(`--${name} must be ${EXPECTED[name]}, not ${value}`);
  return value;
}

function readWindows(value: string | null): readonly WindowWish[] | null {
  if (value === null) return null;
  const wishes = parseWindowWishes(value);
  if (wishes === null) throw new OptionProblem(`--windows must be ${EXPECTED.windows}, not ${value}`);
  return wishes;
}
