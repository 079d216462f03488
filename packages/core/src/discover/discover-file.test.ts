import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { discoverFile } from './discover-file.js';
import { discover } from './discover.js';

const fixtures = fileURLToPath(new URL('../../../../fixtures', import.meta.url));

describe('discoverFile', () => {
  it.each(['sample-service', 'linking/workspaces', 'linking/pnpm-workspaces', 'reach/tooling', 'reach/next-app', 'missing-keep-alive/old-engines'])(
    'knows of each file of %s what discovery knows',
    async (name) => {
      await expectAgreement(join(fixtures, name));
    },
  );

  it('knows what folder names, scripts and packages inside packages say', async () => {
    const cwd = temporaryTree({
      'package.json': JSON.stringify({ name: 'shop', bin: './cli/shop.js', scripts: { start: 'node bin/www.js', seed: 'node lib/seed.js' }, workspaces: ['apps/*'], engines: { node: '>=22' } }),
      'bin/www.js': '',
      'bin/other.js': '',
      'cli/shop.js': '',
      'lib/seed.js': '',
      'examples/cart.js': '',
      'test/cart.js': '',
      'apps/web/package.json': JSON.stringify({ name: 'web' }),
      'apps/web/src/page.js': '',
      'apps/web/esm/package.json': JSON.stringify({ type: 'module' }),
      'apps/web/esm/page.js': '',
      'apps/broken/package.json': '{',
      'apps/broken/page.js': '',
    });
    await expectAgreement(cwd);
    expect(discoverFile('apps/web/src/page.js', cwd).package).toMatchObject({ name: 'web', minimumNode: 22 });
  });

  it('finds the package of a file outside of the working directory', () => {
    const cwd = temporaryTree({ 'package.json': '{"name":"shop"}', 'src/cart.js': '', 'other/x.js': '' });
    expect(discoverFile('../src/cart.js', join(cwd, 'other'))).toMatchObject({ path: '../src/cart.js', role: 'source', package: { name: 'shop' } });
  });

  it('takes a name that is no path', () => {
    const cwd = temporaryTree({ 'package.json': '{"name":"shop"}' });
    expect(discoverFile('<input>', cwd)).toMatchObject({ path: '<input>', role: 'source', package: { folder: '.' } });
  });
});

async function expectAgreement(cwd: string): Promise<void> {
  const { files, packages } = await discover({ cwd, paths: ['.'], ignore: [] });
  const known = files.map(({ path, role, isService, package: owner }) => ({ path, role, isService, package: packages[owner] && { ...packages[owner], entries: [] } }));
  const opened = files.map(({ path }) => discoverFile(path, cwd)).map((file) => ({ ...file, package: file.package && { ...file.package, entries: [] } }));
  expect(files.length).toBeGreaterThan(0);
  expect(opened).toEqual(known);
}
