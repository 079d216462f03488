import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { discover, type DiscoverOptions } from './discover.js';

async function roles(tree: Record<string, string | object>, options: Partial<DiscoverOptions> & { below?: string } = {}): Promise<Record<string, string>> {
  const { below = '', ...rest } = options;
  const discovery = await discover({ cwd: `${temporaryTree(tree)}/${below}`, paths: ['.'], ignore: [], ...rest });
  return Object.fromEntries(discovery.files.map(({ path, role }) => [path, role]));
}

async function expectRoles(expected: Record<string, string>, packageJson: object = {}): Promise<void> {
  const tree = Object.fromEntries(Object.keys(expected).map((path) => [path, '#!/usr/bin/env node\n']));
  expect(await roles({ ...tree, 'package.json': packageJson })).toEqual(expected);
}

describe('names', () => {
  it('tell tests', () =>
    expectRoles({
      'src/cart.test.ts': 'test', 'src/cart.spec.js': 'test', 'src/cart.e2e-spec.ts': 'test', 'src/__tests__/cart.ts': 'test', 'src/__mocks__/fs.ts': 'test', 'test/cart.ts': 'test',
      'tests/in/cart.ts': 'test', 'e2e/buy.ts': 'test', 'cypress/buy.ts': 'test', 'fixtures/shop/a.ts': 'test', 'bench/cart.mjs': 'test', 'examples/small/app.ts': 'test',
      'packages/cart/test/a.ts': 'test', 'spec/cart.js': 'test', 'src/latest.ts': 'source', 'src/contest/a.ts': 'source', 'src/spec/parser.ts': 'source',
      'src/testing/orders.ts': 'test', 'packages/e2e_tests/setup/start.ts': 'test', 'integration-test/a.ts': 'test', 'apps/shop/load-testing/orders.ts': 'test', 'src/unit-tester/a.ts': 'source', 'src/cart/test-utils/a.ts': 'test', 'jest.setup.js': 'test', 'src/jest-before.ts': 'test', 'src/jesters.ts': 'source',
    }));

  it('tell tools, but not inside the sources', () =>
    expectRoles({
      'scripts/release.ts': 'script', 'tools/lint.js': 'script', 'bin/shop.js': 'bin', 'migrations/001.ts': 'script', 'src/db/migrations/1.ts': 'script', 'src/seeds/a.ts': 'script', 'db/seed/orders.ts': 'script', 'src/seed/random.ts': 'source',
      'scripts/benchmarks/load.mts': 'test', 'scripts/tests/a.js': 'test', 'tests/scripts/a.js': 'test', 'prisma/seed.ts': 'script', 'prisma/client.ts': 'source', 'src/tools/search.ts': 'source', 'src/scripts/menu.ts': 'source', 'server/bin/a.ts': 'source',
    }));

  it('tell configuration of builds, but not of the program', () =>
    expectRoles({
      'vite.config.ts': 'config', 'karma.conf.js': 'config', '.eslintrc.cjs': 'config', 'gulpfile.babel.js': 'config', 'Gruntfile.js': 'config', 'knexfile.ts': 'config', 'ormconfig.js': 'config',
      'webpack.prod.js': 'config', 'config/jest.config.js': 'config', 'src/button.stories.tsx': 'config', 'src/database.config.ts': 'source', 'config/index.ts': 'source',
    }));

  it('tell what programs have written', () =>
    expectRoles({ 'src/api.generated.ts': 'generated', 'src/route.gen.ts': 'generated', 'src/shop_pb.js': 'generated', 'src/__generated__/a.ts': 'generated', 'src/generated/b.ts': 'generated' }));
});

describe('package.json', () => {
  it('tells executables, and the service from a tool by the script that runs it', () =>
    expectRoles(
      {
        'cli.js': 'bin', 'src/cli.ts': 'bin', 'bin/www': 'source', 'src/main.ts': 'source', 'src/migrate.ts': 'script', 'deploy.js': 'script', 'index.js': 'source', 'scripts/start.js': 'script',
        'both.js': 'source', 'programs/a.js': 'bin',
      },
      {
        main: 'index.js',
        bin: { shop: './cli.js', 'shop-admin': 'dist/cli.js', both: 'both.js' },
        directories: { bin: './programs' },
        scripts: { start: 'node ./bin/www', 'start:dev': 'node scripts/start.js', serve: 'node both.js', prod: 'node dist/main.js', migrate: 'ts-node src/migrate.ts', deploy: 'node deploy', docs: 'node index.js' },
      },
    ));

  it('of the root tells of files in other packages', async () => {
    const tree = { 'package.json': { scripts: { start: 'node packages/api/bin/api.js', gen: 'node packages/api/gen.js' } }, 'packages/api/package.json': { name: 'api' }, 'packages/api/bin/api.js': '', 'packages/api/gen.js': '' };
    expect(await roles(tree)).toEqual({ 'packages/api/bin/api.js': 'source', 'packages/api/gen.js': 'script' });
  });

  it('names a program without an extension only if Node runs it', async () => {
    const tree = { 'package.json': { bin: { a: 'bin/a', b: 'bin/b', c: 'bin/c' } }, 'bin/a': '#!/usr/bin/env node\n', 'bin/b': '#!/bin/sh\n', 'bin/d': '#!/usr/bin/env node\n' };
    expect(await roles(tree)).toEqual({ 'bin/a': 'bin' });
    expect(await roles(tree, { paths: ['bin/d'] })).toEqual({ 'bin/d': 'bin' });
  });

  it('begins a folder anew: a package called tools has sources', async () => {
    const tree = { 'package.json': {}, 'tools/package.json': { name: '@shop/tools' }, 'tools/index.ts': '', 'tools/scripts/a.ts': '', 'test/app/package.json': { name: 'app' }, 'test/app/a.ts': '' };
    expect(await roles(tree)).toEqual({ 'tools/index.ts': 'source', 'tools/scripts/a.ts': 'script', 'test/app/a.ts': 'test' });
  });
});

describe('the folder that is analysed', () => {
  const tree = { 'fixtures/shop/src/a.ts': '', 'fixtures/shop/examples/b.ts': '', 'test/helpers/c.ts': '', 'test/app/package.json': {}, 'test/app/d.ts': '', 'examples/server.js': '' };

  it('may be a fixture or an example itself', async () => {
    expect(await roles(tree, { paths: ['fixtures/shop'] })).toEqual({ 'fixtures/shop/src/a.ts': 'source', 'fixtures/shop/examples/b.ts': 'test' });
    expect(await roles(tree, { paths: ['fixtures/shop/**/*.ts'] })).toEqual({ 'fixtures/shop/src/a.ts': 'source', 'fixtures/shop/examples/b.ts': 'test' });
    expect(await roles(tree, { paths: ['examples/server.js'] })).toEqual({ 'examples/server.js': 'source' });
    expect(await roles(tree, { below: 'fixtures/shop' })).toEqual({ 'src/a.ts': 'source', 'examples/b.ts': 'test' });
  });

  it('stays a test below a test folder, unless it is a package or the working directory', async () => {
    expect(await roles(tree, { paths: ['test/helpers'] })).toEqual({ 'test/helpers/c.ts': 'test' });
    expect(await roles(tree, { paths: ['test/helpers/c.ts'] })).toEqual({ 'test/helpers/c.ts': 'test' });
    expect(await roles(tree, { paths: ['test/app'] })).toEqual({ 'test/app/d.ts': 'source' });
    expect(await roles(tree, { below: 'test/helpers' })).toEqual({ 'c.ts': 'source' });
  });
});

it('the last override that names a role decides', async () => {
  const overrides = [{ files: ['odd/**'], role: 'script' as const }, { files: ['odd/b.ts'], role: 'test' as const }, { files: ['**'] }];
  expect(await roles({ 'odd/a.ts': '', 'odd/b.ts': '', 'c.ts': '' }, { overrides })).toEqual({ 'odd/a.ts': 'script', 'odd/b.ts': 'test', 'c.ts': 'source' });
});
