/** The configuration that `perf-analyze init` writes. Everything is optional; what is commented out is an example. */
export const configTemplate = `import { defineConfig } from 'perf-analyze';

export default defineConfig({
  // What kind of program this is: server, serverless, library, cli, strict.
  // preset: 'server',

  // Files to leave out, besides those that git ignores.
  ignore: [],

  // Definite findings of this priority or above make the run fail: P0, P1, P2, P3 or never.
  failOn: 'P0',

  // Show less: the lowest priority, the lowest confidence, and how hot the path must be.
  // priority: 'P2',
  // confidence: 'probable',
  // reach: ['request', 'background'],

  detectors: {
    // 'oversized-file': 'off',
    // 'sync-file-io': { impact: 'critical', effortMinutes: 20 },
  },

  // APIs of your own that hold the event loop, and APIs that are known not to.
  // blocking: [{ module: 'our-native-lib', export: 'renderSync', replacement: 'render', impact: 'critical' }],
  // nonBlocking: [{ module: 'node:fs', export: 'existsSync' }],

  // What holds for some files only; later entries win.
  overrides: [
    // { files: ['tools/**'], role: 'script' },
    // { files: ['src/legacy/**'], detectors: { 'sync-file-io': 'off' } },
  ],

  // Ask the type checker where syntax cannot answer: off, auto, on.
  // types: 'auto',

  // Follow calls into the sources of direct dependencies.
  // deps: true,
});
`;
