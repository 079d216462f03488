import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStore } from './store.js';

const disk = vi.hoisted(() => ({ fullAfter: Infinity, denies: '' }));

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'write' });
}

vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof import('node:fs/promises')>();
  return {
    ...actual,
    writeFile: async (path: string, content: Buffer, options: object) => {
      await actual.writeFile(path, content.subarray(0, disk.fullAfter), options);
      if (content.length > disk.fullAfter) throw systemError('ENOSPC');
    },
    rename: (from: string, to: string) => (disk.denies === 'rename' ? Promise.reject(systemError('EROFS')) : actual.rename(from, to)),
  };
});

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'full-'));
});

afterEach(() => {
  Object.assign(disk, { fullAfter: Infinity, denies: '' });
  rmSync(folder, { recursive: true });
});

const apple = { path: 'src/apple.ts', size: 10, mtimeMs: 1_000, inode: 3 };

async function putApple(): Promise<readonly string[]> {
  const store = openStore({ folder, key: 'version 1' });
  store.put(apple, 'hash of apple', 'an apple');
  await store.flush();
  return store.warnings;
}

it.each([
  ['the disk is full', { fullAfter: 20 }, 'ENOSPC'],
  ['the file system has become read-only', { denies: 'rename' }, 'EROFS'],
])('says so, and leaves nothing behind, when %s', async (_, failure, code) => {
  Object.assign(disk, failure);
  expect(await putApple()).toEqual([`The cache in ${folder} cannot be written (${code}); the next run starts without it.`]);
  expect(readdirSync(folder)).toEqual([]);
});

it('is whole again when there is room again', async () => {
  disk.fullAfter = 20;
  await putApple();
  disk.fullAfter = Infinity;
  expect(await putApple()).toEqual([]);
  expect(openStore({ folder, key: 'version 1' }).lookup(apple)).toBe('an apple');
});
