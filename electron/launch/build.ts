import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { findAppRoot } from './app-paths.ts';
import { bundleMain, bundlePreload, bundleStation } from './bundle-station.ts';
import { fingerprint } from './fingerprint.ts';

export type Part = {
  readonly name: string;
  /** Files and folders whose change makes the part stale. */
  readonly inputs: readonly string[];
  readonly output: string;
  readonly build: (root: string) => Promise<void>;
};

const SHARED_INPUTS = ['package.json', 'package-lock.json', 'electron/launch'] as const;

const PARTS: readonly Part[] = [
  {
    name: 'page',
    inputs: [...SHARED_INPUTS, 'renderer', 'shared', 'vite.config.ts'],
    output: 'dist/renderer/index.html',
    build: buildPage,
  },
  { name: 'shell', inputs: [...SHARED_INPUTS, 'electron', 'shared'], output: 'dist/main/main.js', build: bundleMain },
  {
    name: 'preload',
    inputs: [...SHARED_INPUTS, 'electron/preload'],
    output: 'dist/preload/preload.cjs',
    build: bundlePreload,
  },
  {
    name: 'station',
    inputs: [...SHARED_INPUTS, 'electron', 'shared'],
    output: 'dist/station/node-entry.js',
    build: bundleStation,
  },
];

export type BuildSettings = {
  /** Builds also what is fresh. */
  readonly force?: boolean;
  readonly say?: (line: string) => void;
};

/** Builds the page and the three bundles where they are missing or stale, and returns the names of what was built. */
export async function buildAll(root: string, settings: BuildSettings = {}): Promise<readonly string[]> {
  return buildStale(root, PARTS, settings);
}

export async function buildStale(
  root: string,
  parts: readonly Part[],
  settings: BuildSettings = {},
): Promise<readonly string[]> {
  const say = settings.say ?? console.log;
  const built: string[] = [];
  for (const part of parts) {
    const current = await fingerprint(root, part.inputs);
    if (settings.force !== true && (await isFresh(root, part, current))) continue;
    const started = performance.now();
    await part.build(root);
    // The stamp is written last: a build that failed half-way stays stale.
    await writeStamp(root, part, current);
    say(`built ${part.name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    built.push(part.name);
  }
  return built;
}

async function buildPage(root: string): Promise<void> {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

async function isFresh(root: string, part: Part, current: string): Promise<boolean> {
  const stamp = await readOrNull(stampFile(root, part));
  return stamp === current && (await readOrNull(join(root, part.output))) !== null;
}

function stampFile(root: string, part: Part): string {
  return join(root, '.cache', 'build', `${part.name}.stamp`);
}

async function writeStamp(root: string, part: Part, current: string): Promise<void> {
  await mkdir(join(root, '.cache', 'build'), { recursive: true });
  await writeFile(stampFile(root, part), current);
}

async function readOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
}

if (import.meta.main) {
  const built = await buildAll(findAppRoot(import.meta.url), { force: process.argv.includes('--force') });
  if (built.length === 0) console.log('everything is built');
}
