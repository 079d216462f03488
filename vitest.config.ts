import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const sources = (path: string) => fileURLToPath(new URL(`packages/${path}`, import.meta.url));

export default defineConfig({
  test: {
    projects: ['core', 'cli', 'eslint-plugin'].map((name) => ({
      // Tests of every package read the sources of their siblings, so that no build can be stale.
      resolve: { alias: { '@perf-analyze/core': sources('core/src/index.ts') } },
      test: {
        name,
        root: sources(name),
        include: ['{src,test}/**/*.test.ts'],
        // Generous, so that a busy machine fails no test.
        testTimeout: 30_000,
      },
    })),
  },
});
