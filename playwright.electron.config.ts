import { defineConfig } from '@playwright/test';

// Run through tests/electron/run.ts, which looks for Electron's program first and says so when it is missing.
export default defineConfig({
  testDir: './tests/electron',
  outputDir: './test-results/electron',
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['line']],
});
