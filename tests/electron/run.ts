import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { findAppRoot } from '#electron/launch/app-paths.ts';
import { buildAll } from '#electron/launch/build.ts';
import { hasDisplay } from '#electron/launch/decide-shell.ts';
import { electronProgram } from '#electron/launch/electron-binary.ts';

/** What the whole test command adds to its totals. */
export type SuiteResult = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why all of it was skipped; null when it ran. */
  readonly reason: string | null;
};

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** Runs the suite where Electron can show a window, else counts what was not run. Prints one closing line. */
export async function runElectronSuite(root: string): Promise<SuiteResult> {
  const reason = await whyNot(root);
  if (reason !== null) {
    const { stats } = await playwright(root, ['--list'], 'list.json');
    // Playwright's listing counts tests that were not run as skipped.
    const skipped = stats.skipped + stats.expected + stats.unexpected;
    if (skipped === 0) throw new Error('The Electron suite lists no tests');
    console.log(`Electron suite skipped: ${reason} (${skipped} tests)`);
    return { passed: 0, failed: 0, skipped, reason };
  }
  await buildAll(root);
  const { stats, errors } = await playwright(root, [], 'report.json');
  const failed = stats.unexpected + stats.flaky + errors.length;
  console.log(`Electron suite: ${stats.expected} passed, ${failed} failed, ${stats.skipped} skipped`);
  return { passed: stats.expected, failed, skipped: stats.skipped, reason: null };
}

async function whyNot(root: string): Promise<string | null> {
  if ((await electronProgram(root)) === null)
    return "Electron's program is not installed (npx install-electron fetches it)";
  return hasDisplay(process.platform, process.env) ? null : 'no display';
}

async function playwright(
  root: string,
  args: readonly string[],
  name: string,
): Promise<z.infer<typeof playwrightReport>> {
  const file = join(root, 'test-results', `electron-${name}`);
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const child = spawn(
    process.execPath,
    [
      cli,
      'test',
      '--config',
      'playwright.electron.config.ts',
      '--reporter',
      args.length > 0 ? 'json' : 'line,json',
      ...args,
    ],
    {
      cwd: root,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      stdio: ['ignore', args.length > 0 ? 'ignore' : 'inherit', 'inherit'],
    },
  );
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return playwrightReport.parse(JSON.parse(await readFile(file, 'utf8')));
}

if (import.meta.main) {
  const { failed } = await runElectronSuite(findAppRoot(import.meta.url));
  process.exitCode = failed === 0 ? 0 : 1;
}
