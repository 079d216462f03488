import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundledBytes } from '../../scripts/bundle.js';
import { measureSubPaths, subPaths } from '../../scripts/size-page.js';

const sizes = measureSubPaths();
const page = readFileSync(new URL('../../../../docs/runtime/size.md', import.meta.url), 'utf8');

/** What a small change may add before the page has to be written anew: `npm run size -w packages/runtime`. */
const TOLERANCE_KB = 0.2;

describe('size', () => {
  it.each(sizes)('of /$folder stays within its limit, or within the excess that is known', ({ bytes, limit, excess }) => {
    expect(bytes).toBeLessThanOrEqual(excess ?? limit);
  });

  it.each(sizes.filter(({ excess }) => excess !== undefined))('of /$folder is no longer an exception once it holds its limit', ({ bytes, limit }) => {
    expect(bytes).toBeGreaterThan(limit);
  });

  it.each(sizes)('of /$folder is what the page says', ({ folder, bytes }) => {
    const [, documented] = new RegExp(`\`/${folder}\` \\| ([\\d.]+)`).exec(page) ?? [];
    expect(Math.abs(Number(documented) - bytes / 1_000)).toBeLessThanOrEqual(TOLERANCE_KB);
  });
});

const namesInRoot = await Promise.all(
  subPaths
    .filter((folder) => folder !== 'testing')
    .map(async (folder) => {
      const exported = (await import(`../../src/${folder}/index.ts`)) as Record<string, unknown>;
      return Object.keys(exported).map((name) => ({ folder, name }));
    }),
);

describe('the root', () => {
  it('gives each name at the price of its sub-path', () => {
    const dearer = namesInRoot.flat().filter(({ folder, name }) => {
      const fromRoot = bundledBytes(`export { ${name} } from './src/index.ts'`);
      return fromRoot > 1.05 * bundledBytes(`export { ${name} } from './src/${folder}/index.ts'`);
    });
    expect(dearer).toEqual([]);
    // Two bundles for each of many names: generous, so that a busy machine does not fail it.
  }, 120_000);
});
