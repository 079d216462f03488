import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { discover } from './discover.js';

const PATHS = [
  'index.ts', 'dist/index.js', 'build/index.js', 'kept/build/index.js', 'notes.gen.ts', 'kept/notes.gen.ts', 'kept/deep/only.gen.ts',
  'kept/deep/orders.ts', 'kept/deep/secret.ts', 'kept/secret.ts', 'odd [x]/prices.ts', 'odd [x]/local.ts', 'odd [x]/in/local.ts', 'space here/a.ts',
  'vault/open/a.ts', 'vault/b.ts', '#hash.ts', 'private.ts', 'Case/Upper.ts', 'case/Upper.ts', 'trailing /a.ts', 'star/x1.ts', 'star/x22.ts',
];

const rules: Record<string, string> = {
  '.gitignore': '# comment\n/dist\nbuild/\n*.gen.ts\n\\#hash.ts\nvault/*\n!vault/open\nspace\\ here/\r\n',
  'kept/.gitignore': '!build/\n!notes.gen.ts\n/secret.ts\ndeep/secret.ts\n',
  'kept/deep/.gitignore': '!*.gen.ts\n',
  'odd [x]/.gitignore': '/local.ts\n',
  'star/.gitignore': 'x?.ts\n',
};

it('leaves out what git leaves out', async () => {
  const root = temporaryTree({ ...rules, ...Object.fromEntries(PATHS.map((path) => [path, 'export {};'])) });
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: root, encoding: 'utf8' });
  git('init', '--quiet');
  git('config', 'core.excludesFile', '/dev/null');
  execFileSync('sh', ['-c', 'echo /private.ts >> .git/info/exclude'], { cwd: root });
  const seenByGit = git('-c', 'core.quotePath=false', 'ls-files', '-z', '--others', '--exclude-standard').split('\0').filter((path) => path.endsWith('s') && !path.endsWith('gitignore'));
  const { files } = await discover({ cwd: root, paths: ['.'], ignore: [] });
  expect(files.map((file) => file.path)).toEqual(seenByGit.sort());
  expect(files.length).toBeGreaterThan(8);
  expect(files.length).toBeLessThan(PATHS.length - 6);
});

it('obeys the rules above the folder that is analysed', async () => {
  const root = temporaryTree({ '.git/HEAD': '', '.gitignore': '*.gen.ts\n', 'shop/a.gen.ts': '', 'shop/b.ts': '' });
  expect((await discover({ cwd: `${root}/shop`, paths: ['.'], ignore: [] })).files.map((file) => file.path)).toEqual(['b.ts']);
});

it('analyses an ignored folder that is named, by its own rules', async () => {
  const root = temporaryTree({
    '.git/HEAD': '', '.gitignore': 'corpora\n*.gen.ts\n', 'corpora/shop/a.gen.ts': '', 'corpora/shop/b.ts': '', 'corpora/shop/c.ts': '', 'corpora/shop/.gitignore': 'c.ts',
  });
  const discovery = await discover({ cwd: root, paths: ['corpora/shop'], ignore: [] });
  expect(discovery.files.map((file) => file.path)).toEqual(['corpora/shop/a.gen.ts', 'corpora/shop/b.ts']);
});

it('looks for no rules above the working directory outside of a repository', async () => {
  const root = temporaryTree({ '.gitignore': 'b.ts\n', 'shop/b.ts': '', 'shop/.gitignore': 'c.ts', 'shop/c.ts': '' });
  expect((await discover({ cwd: `${root}/shop`, paths: ['.'], ignore: [] })).files.map((file) => file.path)).toEqual(['b.ts']);
});
