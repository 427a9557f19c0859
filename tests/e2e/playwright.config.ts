import { defineConfig } from '@playwright/test';

const longest = '**/first-day.spec.ts';

// Each file is a station with its day, played in order; two files at a time, since a desk rarely keeps two cores busy. The one
// that takes half the time begins first: begun in its alphabetical place it would go on alone at the end.
// Run through tests/run.ts, which finds the browser and builds first.
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/end-to-end',
  workers: 2,
  projects: [
    { name: 'first-day', testMatch: longest },
    { name: 'others', testIgnore: longest },
  ],
  fullyParallel: false,
  forbidOnly: true,
  timeout: 1_200_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json']],
  // A trace draws the whole page at every step, which was a third of all the time.
  use: { trace: 'off', screenshot: 'only-on-failure', actionTimeout: 20_000 },
});
