import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: '@careway/database/testing/setup',
    include: ['test/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Each file has a product and a browser of its own; the machine has two cores.
    maxWorkers: 2,
    maxConcurrency: 2,
  },
});
