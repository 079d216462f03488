import { expect, it, vi } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { discover } from './discover.js';
import { Disk } from './disk.js';

// The superuser, as whom tests often run, may read everything: so the file system is made to refuse.
vi.mock('node:fs', async (original) => {
  const actual = await original<typeof import('node:fs')>();
  const refusing =
    <Arguments extends unknown[], Result>(read: (...words: Arguments) => Result, refused = 'locked') =>
    (...words: Arguments): Result => {
      if (String(words[0]).includes(refused)) throw Object.assign(new Error('refused'), { code: 'EACCES', syscall: 'open' });
      return read(...words);
    };
  return { ...actual, readdirSync: refusing(actual.readdirSync), statSync: refusing(actual.statSync, 'locked.ts'), readFileSync: refusing(actual.readFileSync) };
});

it('lists what cannot be read, and goes on', async () => {
  const cwd = temporaryTree({ 'a.ts': '', 'locked-folder/b.ts': '', 'locked.ts': '', 'c/d.ts': '' });
  const { files, skipped } = await discover({ cwd, paths: ['.'], ignore: [] });
  expect(files.map((file) => file.path)).toEqual(['a.ts', 'c/d.ts']);
  const reason = 'not readable, permission denied';
  expect(skipped).toEqual([{ file: 'locked-folder', reason }, { file: 'locked.ts', reason }]);
});

it('has seen nothing that could be compared, where a folder could not be listed', async () => {
  const disk = new Disk();
  await discover({ cwd: temporaryTree({ 'a.ts': '' }), paths: ['.'], ignore: [], disk });
  expect(disk.sights).not.toBeNull();
  await discover({ cwd: temporaryTree({ 'a.ts': '', 'locked-folder/b.ts': '' }), paths: ['.'], ignore: [], disk });
  expect(disk.sights).toBeNull();
});

it('reads a .gitignore and a package.json as absent when they refuse', async () => {
  const cwd = temporaryTree({ 'locked/.gitignore': 'a.ts', 'locked/package.json': {}, 'a.ts': '' });
  const { files, skipped } = await discover({ cwd, paths: ['a.ts', 'locked'], ignore: [] });
  expect(files.map((file) => file.path)).toEqual(['a.ts']);
  expect(skipped.map(({ file }) => file)).toContain('locked');
});
