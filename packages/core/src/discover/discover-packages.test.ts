import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { discover } from './discover.js';
import type { DiscoveredPackage, Discovery } from './discovered-file.js';

async function packagesOf(tree: Record<string, string | object>, below = ''): Promise<Discovery & { byFolder: Record<string, DiscoveredPackage> }> {
  const discovery = await discover({ cwd: `${temporaryTree(tree)}/${below}`, paths: ['.'], ignore: [] });
  return { ...discovery, byFolder: Object.fromEntries(discovery.packages.map((found) => [found.folder, found])) };
}

describe('packages', () => {
  it('carry what package.json says', async () => {
    const { packages, files } = await packagesOf({
      'package.json': `\uFEFF${JSON.stringify({ name: 'shop', private: true, type: 'module', engines: { node: '>=20.1' }, main: 'dist/index.js', dependencies: { express: '5' }, devDependencies: { vitest: '4', express: '5' }, peerDependencies: { react: '19' }, optionalDependencies: { fsevents: '2' } })}`,
      'src/index.ts': '',
    });
    expect(packages).toEqual([
      { folder: '.', within: '', name: 'shop', isPrivate: true, type: 'module', minimumNode: 20, dependencies: ['express', 'vitest', 'react', 'fsevents'], entries: ['src/index.ts'] },
    ]);
    expect(files.map((file) => file.package)).toEqual([0]);
  });

  it('survive values of the wrong type', async () => {
    const { packages } = await packagesOf({
      'package.json': { name: 7, type: 'weird', engines: 'node', main: {}, dependencies: ['a'], bin: [1], scripts: 'x', exports: [null, './a.js'], workspaces: 3, directories: null },
      'a.js': '',
    });
    expect(packages[0]).toMatchObject({ name: null, type: 'commonjs', minimumNode: null, entries: ['a.js'] });
  });

  it('own the files nearest to them, and a bare type belongs to the package around it', async () => {
    const { files, packages } = await packagesOf({
      'package.json': { name: 'shop', dependencies: { next: '15' }, engines: { node: '22' } }, 'a.ts': '', 'packages/cart/package.json': { name: 'cart' }, 'packages/cart/b.ts': '', 'esm/package.json': { type: 'module' }, 'esm/c.js': '',
    });
    const ownerOf = (path: string): DiscoveredPackage | undefined => packages[files.find((file) => file.path === path)?.package ?? -1];
    expect(ownerOf('a.ts')?.name).toBe('shop');
    expect(ownerOf('packages/cart/b.ts')).toMatchObject({ folder: 'packages/cart', name: 'cart', dependencies: [], minimumNode: null });
    expect(ownerOf('esm/c.js')).toMatchObject({ folder: 'esm', name: 'shop', type: 'module', dependencies: ['next'], minimumNode: 22, entries: [] });
  });

  it('may lie above the working directory', async () => {
    const { files, packages } = await packagesOf({ 'package.json': { name: 'shop' }, 'src/cart/a.ts': '' }, 'src/cart');
    expect(packages[files[0].package]).toMatchObject({ folder: '../..', name: 'shop' });
  });
});

describe('entries', () => {
  it.each<[string, object, string[], string[]]>([
    ['every condition of exports, and no types', { exports: { '.': { types: './a.d.ts', import: './a.mjs', require: './a.cjs' }, './data': './d.json', './package.json': './package.json', './b': ['./b.js'] } }, ['a.mjs', 'a.cjs', 'b.js', 'd.js'], ['a.mjs', 'a.cjs', 'b.js']],
    ['patterns', { exports: { './features/*': './dist/features/*.js' } }, ['src/features/a.ts', 'src/features/in/b.ts', 'src/c.ts'], ['src/features/a.ts', 'src/features/in/b.ts']],
    ['main without extension', { main: './lib' }, ['lib/index.js', 'index.js'], ['lib/index.js']],
    ['main and module', { main: 'dist/index.cjs', module: 'dist/index.mjs' }, ['src/index.ts'], ['src/index.ts']],
    ['index.js by default', {}, ['index.js', 'b.js'], ['index.js']],
    ['nothing that is not there', { main: 'gone.js' }, ['index.js'], []],
  ])('are %s', async (_, packageJson, paths, expected) => {
    const { packages } = await packagesOf({ ...Object.fromEntries(paths.map((path) => [path, ''])), 'package.json': packageJson });
    expect(packages[0].entries).toEqual(expected);
  });
});

describe('workspaces', () => {
  const members = {
    'packages/cart/package.json': { name: 'cart', dependencies: { zod: '4' } }, 'packages/cart/a.ts': '',
    'packages/old/package.json': { name: 'old', engines: { node: '>=18' } }, 'packages/old/b.ts': '',
    'elsewhere/package.json': { name: 'elsewhere' }, 'elsewhere/c.ts': '',
  };
  const root = { name: 'shop', engines: { node: '>=22' }, dependencies: { express: '5' } };

  it.each<[string, Record<string, string | object>]>([
    ['an array', { 'package.json': { ...root, workspaces: ['./packages/*/'] } }],
    ['an object', { 'package.json': { ...root, workspaces: { packages: ['packages/*'], nohoist: [] } } }],
    ['pnpm', { 'package.json': root, 'pnpm-workspace.yaml': 'packages:\n  - "packages/**"\n  - "!elsewhere"\ncatalog:\n  zod: 4\n' }],
  ])('given as %s share what their root has', async (_, tree) => {
    const { byFolder } = await packagesOf({ ...tree, ...members });
    expect(byFolder['packages/cart']).toMatchObject({ dependencies: ['zod', 'express'], minimumNode: 22 });
    expect(byFolder['packages/old']).toMatchObject({ dependencies: ['express'], minimumNode: 18 });
    expect(byFolder['elsewhere']).toMatchObject({ dependencies: [], minimumNode: null });
  });

  it('know their root above the working directory', async () => {
    const { byFolder } = await packagesOf({ 'package.json': { ...root, workspaces: ['packages/*'] }, ...members }, 'packages/cart');
    expect(byFolder['.']).toMatchObject({ name: 'cart', dependencies: ['zod', 'express'] });
  });

  it('honour exclusions', async () => {
    const { byFolder } = await packagesOf({ 'package.json': { ...root, workspaces: ['packages/*', '!packages/old'] }, ...members });
    expect(byFolder['packages/old']).toMatchObject({ dependencies: [] });
  });

  it('are not known from broken YAML, which is said', async () => {
    const { byFolder, skipped } = await packagesOf({ 'package.json': root, 'pnpm-workspace.yaml': 'packages: [\n', ...members });
    expect(byFolder['packages/cart']).toMatchObject({ dependencies: ['zod'] });
    expect(skipped).toEqual([{ file: 'pnpm-workspace.yaml', reason: 'broken YAML, treated as absent' }]);
  });
});
