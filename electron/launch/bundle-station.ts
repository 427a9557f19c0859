import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';

/** Packages with machine code of their own; they stay in node_modules, and in the installed application too. */
export const NATIVE_PACKAGES = [
  'better-sqlite3',
  'serialport',
  '@serialport/*',
  '@resvg/resvg-js',
  'electron',
] as const;

const NODE_BUNDLE = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  sourcemap: true,
  logLevel: 'warning',
  external: [...NATIVE_PACKAGES],
} as const satisfies BuildOptions;

const ESM_BUNDLE = {
  ...NODE_BUNDLE,
  format: 'esm',
  // CommonJS packages inside an ES module still call require for Node's own modules.
  banner: {
    js: "import { createRequire as moduleRequire } from 'node:module'; const require = moduleRequire(import.meta.url);",
  },
} as const satisfies BuildOptions;

export async function bundleMain(root: string): Promise<void> {
  await build({
    ...ESM_BUNDLE,
    absWorkingDir: root,
    entryPoints: ['electron/main/main.ts'],
    outfile: 'dist/main/main.js',
  });
}

/** A sandboxed preload script must be one CommonJS file. */
export async function bundlePreload(root: string): Promise<void> {
  await build({
    ...NODE_BUNDLE,
    format: 'cjs',
    absWorkingDir: root,
    entryPoints: ['electron/preload/preload.ts'],
    outfile: 'dist/preload/preload.cjs',
  });
}

/** Both station entries and every `*-worker.ts`, side by side in dist/station. */
export async function bundleStation(root: string): Promise<void> {
  const workers: string[] = [];
  for await (const file of glob('electron/**/*-worker.ts', { cwd: root })) workers.push(file);
  const twice = workers.find((one) => workers.some((two) => one !== two && basename(one) === basename(two)));
  if (twice !== undefined) throw new Error(`Two workers are named ${basename(twice)}; their bundles lie side by side`);
  await build({
    ...ESM_BUNDLE,
    absWorkingDir: root,
    entryPoints: ['electron/station/node-entry.ts', 'electron/station/utility-entry.ts', ...workers],
    entryNames: '[name]',
    outdir: 'dist/station',
    plugins: [workerUrls(join(root, 'electron'))],
  });
}

/**
 * A worker is named once in the source, as `new URL('./import-worker.ts', import.meta.url)`, which is right when Node
 * runs the sources. In the bundle the same worker lies beside the entry and ends in `.js`.
 */
function workerUrls(folder: string): Plugin {
  return {
    name: 'worker-urls',
    setup(bundler) {
      bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!path.startsWith(folder)) return null;
        return { contents: pointWorkersToBundles(await readFile(path, 'utf8')), loader: 'ts' };
      });
    },
  };
}

export function pointWorkersToBundles(source: string): string {
  return source.replaceAll(
    /new URL\(\s*(['"])(?:\.{1,2}\/)+(?:[\w-]+\/)*([\w-]+-worker)\.ts\1\s*,\s*import\.meta\.url\s*,?\s*\)/g,
    "new URL('./$2.js', import.meta.url)",
  );
}
