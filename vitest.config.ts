import { defineConfig } from 'vitest/config';
import react from '@vitejs/plugin-react';

// Nothing here reaches a network but loopback. `campaigns` plays months of a station; `kill` plays a day in which the station is killed again and again; it runs alone.
export default defineConfig({
  test: {
    // Vitest leaves one core to the person who waits; nothing waits here.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{unit,db,services,architecture}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/wait-longer.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'faults',
          environment: 'node',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/obtain-socat.ts'],
          // They wait for silent devices far more than they work.
          maxWorkers: 4,
          // Projects with different numbers of workers do not run beside each other.
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'campaigns',
          environment: 'node',
          include: ['tests/campaigns/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
      {
        test: { name: 'kill', environment: 'node', include: ['tests/faults/**/*.kill.ts'], testTimeout: 1_800_000 },
      },
    ],
  },
});
