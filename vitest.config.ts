import { defineConfig } from 'vitest/config';
import react from '@vitejs/plugin-react';

// Two projects: what runs in plain Node, and what needs a DOM. Nothing here reaches a network but loopback.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{unit,db,services,faults,architecture}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        test: { name: 'renderer', environment: 'happy-dom', include: ['tests/renderer/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
    ],
  },
});
