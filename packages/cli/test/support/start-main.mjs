import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

// Runs the program from its sources in a process of its own, with an analysis that the tests can foresee.
const alias = { '@perf-analyze/core': fileURLToPath(new URL('fake-core.ts', import.meta.url)) };
const jiti = createJiti(import.meta.url, { alias, fsCache: false });
await jiti.import('../../src/main.ts');
