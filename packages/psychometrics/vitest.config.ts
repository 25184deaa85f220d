import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Files share one set of loaded modules: none keeps state of a test in a module.
  test: { isolate: false, include: ['src/**/*.test.ts', 'test/**/*.test.ts'], testTimeout: 60_000 },
});
