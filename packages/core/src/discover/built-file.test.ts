import { describe, expect, it } from 'vitest';
import { sourceCandidates, type BuildLayout } from './built-file.js';

const unknown: BuildLayout = { outDir: null, rootDir: null };

function firstOf(path: string, existing: readonly string[], layout: BuildLayout = unknown): string | undefined {
  return sourceCandidates(path, layout).find((candidate) => existing.includes(candidate));
}

describe('sourceCandidates', () => {
  it.each([
    ['dist/index.js', ['dist/index.js', 'src/index.ts'], 'src/index.ts'],
    ['./dist/cjs/index.cjs', ['src/index.ts'], 'src/index.ts'],
    ['dist/cjs/index.js', ['src/cjs/index.ts'], 'src/cjs/index.ts'],
    ['dist/src/index.js', ['src/index.ts'], 'src/index.ts'],
    ['lib/orders.mjs', ['src/orders.mts'], 'src/orders.mts'],
    ['dist/hexo/index.js', ['lib/hexo/index.ts'], 'lib/hexo/index.ts'],
    ['lib/orders.js', ['lib/orders.js', 'src/orders.js'], 'src/orders.js'],
    ['_esm/index.js', ['_esm/index.js', 'index.ts'], 'index.ts'],
    ['dist/index.js', ['dist/index.js', 'index.js'], 'dist/index.js'],
    ['dist/main', ['src/main.ts'], 'src/main.ts'],
    ['lib', ['lib/index.js'], 'lib/index.js'],
    ['./', ['index.js'], 'index.js'],
    ['server', ['server.js'], 'server.js'],
    ['index.js', ['index.js', 'index.ts'], 'index.ts'],
    ['bin/www', ['bin/www'], 'bin/www'],
    ['dist/index.js', ['dist/index.js'], 'dist/index.js'],
  ])('takes %s of %j for %s', (path, existing, expected) => {
    expect(firstOf(path, existing)).toBe(expected);
  });

  it('follows outDir and rootDir', () => {
    const layout = { outDir: 'target/js', rootDir: 'code' };
    expect(firstOf('target/js/shop/index.js', ['target/js/shop/index.js', 'code/shop/index.ts'], layout)).toBe('code/shop/index.ts');
  });
});
