import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { analyze } from '../src/index.js';
import type { AnalyzeOptions } from '../src/options.js';

const cwd = fileURLToPath(new URL('../../../fixtures/presets/server', import.meta.url));

async function warningsOf(options: AnalyzeOptions): Promise<string[]> {
  const warnings: string[] = [];
  await analyze({ cwd, cache: false, threads: 0, onWarning: (warning) => warnings.push(warning), ...options });
  return warnings;
}

test('a preset whose detectors do not exist yet says so', async () => {
  expect(await warningsOf({ preset: 'promises' })).toEqual([
    'The preset "promises" changes nothing yet: it is to add detectors of needless promises, which this version does not have.',
  ]);
});

test('the other presets have nothing to say', async () => {
  for (const preset of ['server', 'serverless', 'library', 'cli', 'strict'] as const) expect(await warningsOf({ preset })).toEqual([]);
});
