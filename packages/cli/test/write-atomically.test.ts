import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import * as fileSystem from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../src/output/write-atomically.js';
import { temporaryFolder } from './support/temporary-folder.js';

const signal = new AbortController().signal;

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: it failed`), { code });
}

describe('writeAtomically', () => {
  it('writes a file and leaves nothing else behind', async () => {
    const folder = temporaryFolder();
    await writeAtomically(join(folder, 'report.json'), '{}', signal);
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('{}');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('makes the folder when it is missing', async () => {
    const folder = temporaryFolder();
    await writeAtomically(join(folder, 'build/reports/report.json'), '{}', signal);
    expect(existsSync(join(folder, 'build/reports/report.json'))).toBe(true);
  });

  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EACCES', 'permission denied'],
    ['EROFS', 'the file system is read-only'],
  ])('keeps the old file and says so in one sentence on %s', async (code, cause) => {
    const folder = temporaryFolder({ 'report.json': 'old' });
    const path = join(folder, 'report.json');
    const writeHalf: typeof fileSystem.writeFile = async (file) => {
      await fileSystem.writeFile(file, 'ha');
      throw failure(code);
    };
    await expect(writeAtomically(path, 'new', signal, { ...fileSystem, writeFile: writeHalf })).rejects.toThrow(
      `${path} could not be written: ${cause}.`,
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('says so when the path is a folder', async () => {
    const folder = temporaryFolder({ 'reports/old.json': '' });
    await expect(writeAtomically(join(folder, 'reports'), '{}', signal)).rejects.toThrow('reports could not be written: it is a folder.');
  });

  it('removes its temporary file at once when the run is interrupted', async () => {
    const folder = temporaryFolder();
    const interrupt = new AbortController();
    const seen: string[][] = [];
    const interruptedWrite: typeof fileSystem.writeFile = async (file, text) => {
      await fileSystem.writeFile(file, text);
      seen.push(readdirSync(folder));
      interrupt.abort();
      seen.push(readdirSync(folder));
      throw failure('EINTR');
    };
    const write = writeAtomically(join(folder, 'report.json'), '{}', interrupt.signal, { ...fileSystem, writeFile: interruptedWrite });
    await expect(write).rejects.toThrow();
    expect(seen.map((names) => names.length)).toEqual([1, 0]);
  });

  it('replaces what a link leads to, not the link', async () => {
    const folder = temporaryFolder({ 'store/report.json': 'old' });
    symlinkSync(join(folder, 'store/report.json'), join(folder, 'latest.json'));
    await writeAtomically(join(folder, 'latest.json'), 'new', signal);
    expect(lstatSync(join(folder, 'latest.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'store/report.json'), 'utf8')).toBe('new');
  });

  it.runIf(existsSync('/dev/full'))('writes into a device, and says so when that is full', async () => {
    await expect(writeAtomically('/dev/full', 'text', signal)).rejects.toThrow('/dev/full could not be written: the disk is full.');
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true);
  });
});
