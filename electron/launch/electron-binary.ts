import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

export type Patience = { readonly stalledAfterMs: number; readonly lookEveryMs: number };
const PATIENCE: Patience = { stalledAfterMs: 20_000, lookEveryMs: 1000 };
const TRY_AGAIN_AFTER_MS = 24 * 3_600_000;
/** The variables by which @electron/get is told of a mirror or a proxy; a change is a reason to try again. */
const NETWORK_VARIABLES = /^(?:npm_config_electron_|electron_|npm_config_(?:https?_)?proxy$|https?_proxy$|all_proxy$)/i;

export type FetchMemory = { readonly version: string; readonly network: string; readonly failedAt: number };

/** The path of Electron's program, or null when only its npm package is here. Mirrors what its index.js looks at. */
export async function electronProgram(root: string): Promise<string | null> {
  const folder = join(root, 'node_modules', 'electron');
  const name = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => null);
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const program = join(override, name ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'));
    return existsSync(program) ? program : null;
  }
  if (name === null) return null;
  const program = join(folder, 'dist', name);
  return existsSync(program) ? program : null;
}

/** A recent failure with the same version and the same mirror settings would only fail again, and slowly. */
export function worthTrying(memory: FetchMemory | null, now: Omit<FetchMemory, 'failedAt'>, at: number): boolean {
  if (memory === null || memory.version !== now.version || memory.network !== now.network) return true;
  return at < memory.failedAt || at - memory.failedAt >= TRY_AGAIN_AFTER_MS;
}

/** The settings that decide where the program is fetched from, as a hash: they may hold passwords. */
export function networkSettings(env: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(env).filter(([name, value]) => NETWORK_VARIABLES.test(name) && value !== '');
  const lines = set.map(([name, value]) => `${name}=${value ?? ''}`).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

export async function mayFetchElectron(root: string): Promise<boolean> {
  if (!existsSync(installer(root))) return false;
  const text = await readFile(memoryFile(root), 'utf8').catch(() => null);
  return worthTrying(text === null ? null : readMemory(text), await situation(root), Date.now());
}

/**
 * Runs the package's own installer. It is ended when nothing has arrived for a while; a slow line may take as long
 * as it needs. Returns the reason of a failure in one line, or null.
 */
export async function fetchElectron(root: string, patience = PATIENCE): Promise<string | null> {
  const incoming = join(root, '.cache', 'electron-fetch');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  const problem = await runInstaller(root, incoming, patience);
  await rm(incoming, { recursive: true, force: true });
  const reason = problem ?? ((await electronProgram(root)) === null ? 'the installer left no program' : null);
  if (reason === null) await rm(memoryFile(root), { force: true });
  else await writeFile(memoryFile(root), JSON.stringify({ ...(await situation(root)), failedAt: Date.now() }));
  return reason;
}

async function runInstaller(root: string, incoming: string, patience: Patience): Promise<string | null> {
  const child = spawn(process.execPath, [installer(root)], {
    // The download lands in our folder, where its growth can be watched.
    env: { ...process.env, TMPDIR: incoming, TEMP: incoming, TMP: incoming },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  let stalled = false;
  let size = -1;
  let grewAt = performance.now();
  const watch = setInterval(() => {
    void folderSize(incoming).then((now) => {
      if (now !== size) grewAt = performance.now();
      size = now;
      if (performance.now() - grewAt > patience.stalledAfterMs) stalled = child.kill();
      return undefined;
    });
  }, patience.lookEveryMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearInterval(watch));
  if (stalled) return `nothing arrived for ${patience.stalledAfterMs / 1000} seconds`;
  return code === 0 ? null : firstLine(errors);
}

export function firstLine(errors: string): string {
  const cause = /\bcode: '([A-Z_]+)'/.exec(errors)?.[1];
  const line =
    errors
      .split('\n')
      .find((text) => text.trim() !== '')
      ?.trim() ?? 'the installer failed without a word';
  return cause === undefined ? line : `${line} (${cause})`;
}

async function folderSize(folder: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    // A file may be moved away between the listing and the look.
    if (entry.isFile()) sum += (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0;
  }
  return sum;
}

async function situation(root: string): Promise<Omit<FetchMemory, 'failedAt'>> {
  const text = await readFile(join(root, 'node_modules', 'electron', 'package.json'), 'utf8').catch(() => '{}');
  const found: unknown = JSON.parse(text);
  const version = typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : 'none';
  return { version, network: networkSettings(process.env) };
}

function installer(root: string): string {
  return join(root, 'node_modules', 'electron', 'install.js');
}

function memoryFile(root: string): string {
  return join(root, '.cache', 'electron-fetch.json');
}

export function readMemory(text: string): FetchMemory | null {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null) return null;
    if (!('version' in data && 'network' in data && 'failedAt' in data)) return null;
    const { version, network, failedAt } = data;
    if (typeof version !== 'string' || typeof network !== 'string' || typeof failedAt !== 'number') return null;
    return { version, network, failedAt };
  } catch {
    // A half-written note is no reason not to try.
    return null;
  }
}
