import { mkdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { areUnchanged, Disk } from './disk.js';

vi.mock('node:fs', async (original) => {
  const actual = await original<typeof import('node:fs')>();
  return { ...actual, statSync: vi.fn(actual.statSync) };
});

describe('a link', () => {
  it('to a folder is looked at once', () => {
    const cwd = temporaryTree({ 'orders/a.js': '' });
    symlinkSync('orders', join(cwd, 'latest'));
    vi.mocked(statSync).mockClear();
    expect(new Disk().leadsToFolder(join(cwd, 'latest'))).toBe(true);
    expect(statSync).toHaveBeenCalledTimes(1);
  });

  it.each([['nowhere', 'orders'], ['to itself', 'latest']])('that leads %s is one that may lead somewhere later', (_, target) => {
    const cwd = temporaryTree({ 'links/a.js': '', 'b.js': '' });
    const link = join(cwd, 'links/latest');
    symlinkSync(target === 'latest' ? target : join(cwd, target), link);
    const disk = new Disk();
    expect(disk.leadsToFolder(link)).toBe(false);
    expect(disk.sights && areUnchanged(disk.sights)).toBe(true);
    if (target === 'latest') return;
    mkdirSync(join(cwd, target));
    expect(disk.sights && areUnchanged(disk.sights)).toBe(false);
  });
});
