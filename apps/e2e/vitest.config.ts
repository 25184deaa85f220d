import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: '@careway/database/testing/setup',
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One product and one browser at a time: the machine has two cores.
    fileParallelism: false,
    maxConcurrency: 3,
  },
});
