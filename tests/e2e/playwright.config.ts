import { defineConfig } from '@playwright/test';

// One station, one day, played in order; run through tests/run.ts, which finds the browser and builds first.
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/end-to-end',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 1_200_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json']],
  use: { trace: 'retain-on-failure', actionTimeout: 20_000 },
});
