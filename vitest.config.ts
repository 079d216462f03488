import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const sources = (path: string) => fileURLToPath(new URL(`packages/${path}`, import.meta.url));

export default defineConfig({
  test: {
    projects: ['core', 'cli', 'eslint-plugin', 'runtime'].map((name) => ({
      // Tests of every package read the sources of their siblings, so that no build can be stale.
      resolve: {
        alias: [
          { find: /^@perf-analyze\/core$/, replacement: sources('core/src/index.ts') },
          { find: '@perf-analyze/core/file', replacement: sources('core/src/file.ts') },
          { find: /^@perf-analyze\/runtime$/, replacement: sources('runtime/src/index.ts') },
          { find: /^@perf-analyze\/runtime\/(.+)$/, replacement: sources('runtime/src/$1/index.ts') },
        ],
      },
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
