import { defineConfig } from '@playwright/test';

// Each file is a station with its day, played in order; two files at a time, since a desk rarely keeps two cores busy.
// Run through tests/run.ts, which finds the browser and builds first.
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/end-to-end',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 1_200_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json']],
  use: { trace: 'retain-on-failure', actionTimeout: 20_000 },
});
