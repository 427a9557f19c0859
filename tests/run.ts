import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { findAppRoot } from '#electron/launch/app-paths.ts';
import { buildAll } from '#electron/launch/build.ts';
import { runElectronSuite } from '#tests/electron/run.ts';
import { obtainBrowser } from '#tests/support/obtain-browser.ts';

/** Everything `npm test` runs, one suite after another, and the one closing line that counts them all. */
type Counts = { passed: number; failed: number; skipped: number };
type Suite = { readonly name: string; readonly run: () => Promise<Counts> };

const root = findAppRoot(import.meta.url);
const results = join(root, 'test-results');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

function runProgram(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A check that only passes or fails. */
function check(name: string, program: string, ...args: readonly string[]): Suite {
  return {
    name,
    run: async () => ((await runProgram(bin(program), args)) === 0 ? counts(1, 0) : counts(0, 1)),
  };
}

function counts(passed: number, failed: number, skipped = 0): Counts {
  return { passed, failed, skipped };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numFailedTestSuites: z.number(),
});

function vitest(...projects: readonly string[]): Suite {
  const file = join(results, `vitest-${projects.join('-')}.json`);
  return {
    name: `vitest ${projects.join(', ')}`,
    run: async () => {
      const selected = projects.flatMap((project) => ['--project', project]);
      const code = await runProgram(bin('vitest'), [
        'run',
        ...selected,
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ]);
      const report = vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')));
      const failed = Math.max(report.numFailedTests, code === 0 ? 0 : 1);
      return counts(report.numPassedTests, failed, report.numPendingTests);
    },
  };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

const endToEnd: Suite = {
  name: 'end to end in Chromium',
  run: async () => {
    const browser = await obtainBrowser();
    const file = join(results, 'end-to-end.json');
    const env = { ...process.env, DESK_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    const code = await runProgram(bin('playwright'), ['test', '--config', 'tests/e2e/playwright.config.ts'], env);
    const { stats } = playwrightReport.parse(JSON.parse(readFileSync(file, 'utf8')));
    return counts(stats.expected, Math.max(stats.unexpected + stats.flaky, code === 0 ? 0 : 1), stats.skipped);
  },
};

const suites: readonly Suite[] = [
  check('format', 'prettier', '--check', '.'),
  check('types', 'tsc', '-b'),
  check('lint', 'oxlint', '--type-aware', '--deny-warnings'),
  vitest('node', 'renderer'),
  { name: 'build', run: async () => (await buildAll(root), counts(1, 0)) },
  vitest('faults'),
  vitest('campaigns'),
  endToEnd,
  vitest('kill'),
  { name: 'Electron', run: () => runElectronSuite(root) },
];

/** `npm run check`: what a developer waits for, about a minute on a calm machine. */
const quick = suites.slice(0, 4);

async function main(): Promise<void> {
  mkdirSync(results, { recursive: true });
  const total = counts(0, 0);
  for (const suite of process.argv.includes('--quick') ? quick : suites) {
    console.log(`\n== ${suite.name}`);
    const started = performance.now();
    const outcome = await suite.run().catch((error: unknown) => {
      console.error(error);
      return counts(0, 1);
    });
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped += outcome.skipped;
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `== ${suite.name}: ${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped} skipped (${seconds} s)`,
    );
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main();
