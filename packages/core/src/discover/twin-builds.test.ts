import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { discover } from './discover.js';

async function filesOf(packageJson: object, paths: readonly string[]): Promise<string[]> {
  const tree = { ...Object.fromEntries(paths.map((path) => [path, ''])), 'package.json': packageJson };
  const { files, skipped } = await discover({ cwd: temporaryTree(tree), paths: ['.'], ignore: [] });
  expect(files.length + skipped.length).toBe(paths.length);
  return files.map(({ path }) => path);
}

describe('formats of one build', () => {
  it.each<[string, object, string[], string[]]>([
    ['main beside module', { main: './dist/index.js', module: './dist/index.mjs' }, ['dist/index.js', 'dist/index.mjs', 'dist/in/a.js', 'dist/in/a.mjs'], ['dist/in/a.js', 'dist/index.js']],
    ['folders of formats', { exports: { '.': { import: './dist/esm/index.js', require: './dist/cjs/index.js' } } }, ['dist/esm/index.js', 'dist/cjs/index.js', 'dist/esm/in/a.js', 'dist/cjs/in/a.js'], ['dist/cjs/in/a.js', 'dist/cjs/index.js']],
    ['folders with a type of their own', { exports: { '.': { import: './esm/index.js', require: './cjs/index.js' } } }, ['esm/index.js', 'cjs/index.js'], ['cjs/index.js']],
    ['a build for browsers', { exports: { node: { import: './index.mjs', require: './index.js' }, browser: { import: './browser/index.js', default: './index.js' } } }, ['index.js', 'index.mjs', 'browser/index.js', 'util/a.js', 'browser/util/a.js'], ['index.js', 'util/a.js']],
  ])('are analysed once: %s', async (_, packageJson, paths, expected) => {
    expect(await filesOf(packageJson, paths)).toEqual(expected);
  });

  it.each<[string, object, string[]]>([
    ['a file that one format alone has', { main: './index.js', module: './index.mjs' }, ['index.js', 'only.mjs']],
    ['other code for another runtime', { exports: { '.': { node: './node/index.js', workerd: './workerd/index.js' } } }, ['node/index.js', 'workerd/index.js']],
    ['different names', { exports: { './a': './a/index.js', './b': './b/index.js' } }, ['a/index.js', 'b/index.js']],
    ['files of the same name that no package offers together', { main: './index.js' }, ['index.js', 'index.mjs']],
    ['patterns', { exports: { './*': { import: './*.mjs', require: './*.js' } } }, ['a.js', 'a.mjs']],
    ['a source behind a file that only loads it', { main: './index.js', module: './src/index.js' }, ['index.js', 'src/index.js']],
    ['nonsense', { main: 7, exports: [null, { import: ['./a.js'] }] }, ['a.js', 'a.mjs']],
  ])('are not: %s', async (_, packageJson, paths) => {
    expect(await filesOf(packageJson, paths)).toEqual(paths.toSorted());
  });

  it('leave one of them where fields contradict each other', async () => {
    const packageJson = { main: './dist/cjs/index.js', module: './dist/esm/index.js', exports: { '.': { import: './dist/esm/index.js', default: './dist/cjs/index.js' } } };
    expect(await filesOf(packageJson, ['dist/cjs/index.js', 'dist/esm/index.js'])).toEqual(['dist/cjs/index.js']);
  });

  it('leave the one that can be read where the other is minified', async () => {
    const minified = `${'var a=1;'.repeat(10_000)}\n`;
    const cwd = temporaryTree({ 'package.json': { main: './dist/index.js', module: './dist/index.mjs' }, 'dist/index.js': minified, 'dist/index.mjs': 'export const a = 1;\n' });
    const { files } = await discover({ cwd, paths: ['.'], ignore: [] });
    expect(files.map(({ path }) => path)).toContain('dist/index.mjs');
  });
});
