import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { UsageError } from '../usage-error.js';
import { discover, type DiscoverOptions } from './discover.js';

async function found(cwd: string, options: Partial<DiscoverOptions> = {}): Promise<string[]> {
  return (await discover({ cwd, paths: ['.'], ignore: [], ...options })).files.map((file) => file.path);
}

async function skipped(cwd: string, options: Partial<DiscoverOptions> = {}): Promise<Record<string, string>> {
  const discovery = await discover({ cwd, paths: ['.'], ignore: [], ...options });
  return Object.fromEntries(discovery.skipped.map(({ file, reason }) => [file, reason]));
}

async function complaint(cwd: string, ...paths: string[]): Promise<string> {
  const error: unknown = await discover({ cwd, paths, ignore: [] }).catch((reason: unknown) => reason);
  return error instanceof UsageError ? error.message : `no complaint: ${String(error)}`;
}

const BUILD = 'build output, the sources are beside it';

describe('files', () => {
  it('are those with code, in order, without declarations, dot folders and node_modules', async () => {
    const cwd = temporaryTree({
      'b.ts': '', 'a.tsx': '', 'c.mts': '', 'd.cts': '', 'e.js': '', 'f.jsx': '', 'g.mjs': '', 'h.cjs': '', 'B.ts': '', 'a/z.ts': '', 'a-b/y.ts': '',
      'types.d.ts': '', 'more.d.mts': '', 'style.d.css.ts': '', 'readme.md': '', 'data.json': '{}', 'ts': '', 'x.tsv': '',
      'node_modules/express/index.js': '', '.cache/x.js': '', '.eslintrc.js': '',
    });
    const paths = await found(cwd);
    expect(paths).toEqual(['.eslintrc.js', 'B.ts', 'a-b/y.ts', 'a.tsx', 'a/z.ts', 'b.ts', 'c.mts', 'd.cts', 'e.js', 'f.jsx', 'g.mjs', 'h.cjs']);
    expect(await skipped(cwd)).toEqual({});
  });

  it('carry what tells whether they changed', async () => {
    const cwd = temporaryTree({ 'apple.ts': 'export const apple = 1;\n' });
    const [before] = (await discover({ cwd, paths: ['.'], ignore: [] })).files;
    expect(before).toMatchObject({ path: 'apple.ts', role: 'source', package: -1, size: 24 });
    expect(before.inode).toBeGreaterThan(0);
    expect(Math.abs(Date.now() - before.mtimeMs)).toBeLessThan(600_000);
  });

  it('are the same whichever way the paths are written and however they overlap', async () => {
    const cwd = temporaryTree({ 'src/a.ts': '', 'src/in/b.ts': '', 'c.ts': '' });
    expect(await found(cwd, { paths: ['src', './src/in/', 'src/a.ts', join(cwd, 'src')] })).toEqual(['src/a.ts', 'src/in/b.ts']);
  });

  it('above the working directory are named from there', async () => {
    const cwd = temporaryTree({ 'shop/a.ts': '', 'store/b.ts': '' });
    expect(await found(join(cwd, 'shop'), { paths: ['../store', '.'] })).toEqual(['../store/b.ts', 'a.ts']);
  });

  it('may be called like parts of an object', async () => {
    const cwd = temporaryTree({ '__proto__.ts': '', 'constructor/toString.ts': '', 'hasOwnProperty/__proto__/a.ts': '' });
    expect(await found(cwd)).toEqual(['__proto__.ts', 'constructor/toString.ts', 'hasOwnProperty/__proto__/a.ts']);
  });

  it('left out by the configuration are left out, named or not', async () => {
    const cwd = temporaryTree({ 'src/a.ts': '', 'legacy/b.ts': '', 'legacy/in/c.ts': '', 'src/d.gen.ts': '' });
    expect(await found(cwd, { ignore: ['legacy/', '**/*.gen.ts'] })).toEqual(['src/a.ts']);
    expect(await found(cwd, { ignore: ['./legacy/**'] })).toEqual(['src/a.ts', 'src/d.gen.ts']);
    expect(await skipped(cwd, { ignore: ['legacy'], paths: ['legacy/b.ts'] })).toEqual({ 'legacy/b.ts': 'left out by the configuration' });
  });

  it('named one by one are analysed although git ignores them', async () => {
    const cwd = temporaryTree({ '.gitignore': 'a.ts', 'a.ts': '', 'b.ts': '' });
    expect(await found(cwd, { paths: ['a.ts'] })).toEqual(['a.ts']);
  });
});

describe('globs', () => {
  const tree = { 'src/a.ts': '', 'src/in/b.ts': '', 'src/in/c.js': '', 'node_modules/x/src/d.ts': '', '.gitignore': 'src/in/e.ts', 'src/in/e.ts': '', 'src/[id].ts': '' };

  it.each([
    ['src/**/*.ts', ['src/[id].ts', 'src/a.ts', 'src/in/b.ts']],
    ['**/*.js', ['src/in/c.js']],
    ['src/i*', ['src/in/b.ts', 'src/in/c.js']],
    ['src/[id].ts', ['src/[id].ts']],
    ['{src,lib}/*.ts', ['src/[id].ts', 'src/a.ts']],
    ['node_modules/x/**/*.ts', ['node_modules/x/src/d.ts']],
  ])('%s', async (glob, expected) => {
    expect(await found(temporaryTree(tree), { paths: [glob] })).toEqual(expected);
  });
});

describe('mistakes', () => {
  it('of a path that does not exist', async () => {
    const cwd = temporaryTree({ 'a.ts': '' });
    expect(await complaint(cwd, 'a.ts', 'scr/b.ts')).toBe(`scr/b.ts does not exist in ${cwd}. Check the path.`);
    expect(await complaint(cwd, 'a.ts/b.ts')).toBe(`a.ts/b.ts does not exist in ${cwd}. Check the path.`);
  });

  it.each([
    ['docs', 'There is no source file in docs.'],
    ['docs/readme.md', 'docs/readme.md is no source file.'],
    ['*.vue', 'No files matched *.vue.'],
    ['nowhere/**/*.ts', 'No files matched nowhere/**/*.ts.'],
  ])('of %s, which holds nothing to analyse', async (path, complained) => {
    const cwd = temporaryTree({ 'a.ts': '', 'docs/readme.md': '', 'node_modules/x/a.js': '' });
    expect(await complaint(cwd, 'a.ts', path)).toBe(
      `${complained} Name files that end in .ts, .tsx, .mts, .cts, .js, .jsx, .mjs and .cjs, or folders that hold some.`,
    );
  });

  it('of a negated pattern', async () => {
    const error: unknown = await discover({ cwd: temporaryTree({ 'a.ts': '' }), paths: ['.'], ignore: ['!a.ts'] }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
  });
});

describe('what is skipped', () => {
  it('says why: what web pages load', async () => {
    const cwd = temporaryTree({
      'package.json': {}, 'index.html': '', 'assets/service.js': '', 'src/a.ts': '',
      'admin/index.html': '', 'admin/pages.js': '', 'admin/assets/editor/editor.js': '',
      'public/assets/index-B8te98RZ.js': '', 'public/assets/chunk.9c2366b9ec011d61ea88.js': '', 'public/assets/index-settings.js': '',
    });
    expect(await found(cwd)).toEqual(['admin/pages.js', 'assets/service.js', 'public/assets/index-settings.js', 'src/a.ts']);
    expect(await skipped(cwd)).toEqual({
      'admin/assets': 'assets of a web page',
      'public/assets/chunk.9c2366b9ec011d61ea88.js': 'bundled for the browser',
      'public/assets/index-B8te98RZ.js': 'bundled for the browser',
    });
  });

  it('says why: links, minified files, other people’s code', async () => {
    const cwd = temporaryTree({
      'package.json': {}, 'src/a.ts': '', 'public/jquery.min.js': '', 'public/vendor/chart.js': '', 'vendor/moment.js': '', 'third_party/z.ts': '', 'src/vendor/vendors.ts': '',
      '.pnp.cjs': '',
    });
    symlinkSync(join(cwd, 'src'), join(cwd, 'src', 'loop'));
    symlinkSync('a.ts', join(cwd, 'src', 'link.ts'));
    symlinkSync('nowhere.ts', join(cwd, 'src', 'broken.ts'));
    symlinkSync('../package.json', join(cwd, 'src', 'data.json'));
    expect(await found(cwd)).toEqual(['src/a.ts', 'src/vendor/vendors.ts']);
    expect(await skipped(cwd)).toEqual({
      '.pnp.cjs': 'written by a package manager',
      'public/jquery.min.js': 'minified',
      'public/vendor': 'vendored code',
      'src/broken.ts': 'symbolic link, not followed',
      'src/link.ts': 'symbolic link, not followed',
      'src/loop': 'symbolic link, not followed',
      third_party: 'vendored code',
      vendor: 'vendored code',
    });
    expect(await found(cwd, { paths: ['vendor', 'src/link.ts'] })).toEqual(['src/link.ts', 'vendor/moment.js']);
  });

  it('says so of a declaration file that is named', async () => {
    expect(await skipped(temporaryTree({ 'a.d.ts': '' }), { paths: ['a.d.ts'] })).toEqual({ 'a.d.ts': 'declares types, holds no code' });
  });

  it.each<[string, Record<string, string | object>, string[]]>([
    ['dist beside src', { 'src/a.ts': '', 'dist/a.js': '' }, ['dist']],
    ['dist alone', { 'dist/a.js': '', 'package.json': { main: 'dist/a.js' } }, []],
    ['dist beside a src without code', { 'src/native.cc': '', 'dist/a.js': '' }, []],
    ['lib that is the source', { 'lib/a.js': '', 'package.json': { main: 'lib/a.js' } }, []],
    ['lib that is built from src', { 'src/a.ts': '', 'lib/a.js': '', 'package.json': { main: './lib/a.js' } }, ['lib']],
    ['build with tools', { 'src/a.ts': '', 'build/webpack.js': '', 'package.json': {} }, []],
    ['build that tsconfig.json names', { 'src/a.ts': '', 'build/a.js': '', 'package.json': {}, 'tsconfig.json': '{ "compilerOptions": { "outDir": "./build" } } // x' }, ['build']],
    ['module formats beside sources', { 'index.ts': '', '_esm/index.js': '', '_cjs/index.js': '', 'package.json': { exports: { '.': { import: './_esm/index.js', default: './_cjs/index.js' } } } }, ['_cjs', '_esm']],
    ['a coverage report', { 'a.ts': '', 'coverage/lcov.info': '', 'coverage/sorter.js': '' }, ['coverage']],
    ['a folder that is called coverage', { 'a.ts': '', 'coverage/insurance.ts': '' }, []],
  ])('is build output only where its sources are: %s', async (_, tree, expected) => {
    const reasons = await skipped(temporaryTree(tree));
    expect(Object.keys(reasons)).toEqual(expected);
    for (const reason of Object.values(reasons)) expect([BUILD, 'coverage report']).toContain(reason);
  });

  it('is build output where a tsconfig.json beside the sources writes elsewhere, file by file', async () => {
    const tree = { 'server/a.ts': '', 'server/in/b.tsx': '', 'server/tsconfig.build.json': '{ "compilerOptions": { "outDir": "../run" } }', 'run/a.js': '', 'run/in/b.js': '', 'run/own.js': '', 'other/a.js': '' };
    const cwd = temporaryTree(tree);
    expect(await found(cwd)).toEqual(['other/a.js', 'run/own.js', 'server/a.ts', 'server/in/b.tsx']);
    expect(await skipped(cwd)).toEqual({ 'run/a.js': 'build output, its source is server/a.ts', 'run/in/b.js': 'build output, its source is server/in/b.tsx' });
  });

  it('is not build output when it is named', async () => {
    expect(await found(temporaryTree({ 'src/a.ts': '', 'dist/a.js': '' }), { paths: ['dist'] })).toEqual(['dist/a.js']);
  });

  it.each(['{ "name": ', '[]', '7', ''])('is a package.json that says %j', async (text) => {
    const cwd = temporaryTree({ 'package.json': { name: 'shop' }, 'cart/package.json': text, 'cart/a.ts': '' });
    const discovery = await discover({ cwd, paths: ['.'], ignore: [] });
    expect(discovery.skipped).toEqual([{ file: 'cart/package.json', reason: 'broken JSON, treated as absent' }]);
    expect(discovery.files[0].package).toBe(discovery.packages.findIndex(({ name }) => name === 'shop'));
  });
});

it('ends when it is told to', async () => {
  const cwd = temporaryTree({ 'a.ts': '' });
  await expect(discover({ cwd, paths: ['.'], ignore: [], signal: AbortSignal.abort() })).rejects.toThrow('aborted');
});

it('takes a deep tree', async () => {
  const cwd = temporaryTree({});
  const deep = join(cwd, ...Array.from({ length: 300 }, () => 'in'));
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, 'a.ts'), '');
  expect(await found(cwd)).toHaveLength(1);
});

it('does not stumble over a file that is called as the folder of sources', async () => {
  const cwd = temporaryTree({ 'package.json': { name: 'shop' }, src: 'no folder', 'dist/a.js': '' });
  expect(await found(cwd)).toEqual(['dist/a.js']);
});
