import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: '@careway/database/testing/setup',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
