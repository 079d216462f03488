import { describe, expect, test } from 'vitest';
import { analyze } from '../src/index.js';
import { detectors } from '../src/detectors/registry.js';
import { temporaryTree } from './support/temporary-tree.js';

/** How many findings of its detector an example has, as a program of one file. */
async function findingsIn(example: string, detector: string): Promise<number> {
  const cwd = temporaryTree({ 'package.json': { name: 'shop', type: 'module' }, 'src/shop.js': example });
  const { findings, coverage } = await analyze({ cwd, cache: false, only: [detector] });
  expect(coverage.skipped).toEqual([]);
  return findings.length;
}

describe.each(detectors)('examples of $name', ({ name, examples }) => {
  test.each(examples.bad)('find something in %j', async (example) => {
    expect(await findingsIn(example, name)).toBeGreaterThan(0);
  });

  test.each(examples.good)('find nothing in %j', async (example) => {
    expect(await findingsIn(example, name)).toBe(0);
  });
});
