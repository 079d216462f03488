import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, symlinkSync, truncateSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';
import { isBuilt, run, start } from './program.js';

const prices = `import express from 'express';\nimport { readFileSync } from 'node:fs';\nexpress().get('/', (request, response) => response.send(readFileSync('prices.json')));\n`;
const many = (count: number): Record<string, string> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`shop${index}.ts`, prices]));
const cacheOf = (cwd: string): string => join(cwd, 'node_modules/.cache/perf-analyze');
const segmentsOf = (cwd: string): string[] => readdirSync(cacheOf(cwd)).filter((name) => name.endsWith('.segment')).map((name) => join(cacheOf(cwd), name));
const json = ['--format', 'json', '--fail-on', 'never'] as const;

// Skipped where the build is older than the sources: it would test something else.
describe.runIf(isBuilt)('the program', { timeout: 60_000 }, () => {
  it('goes on past broken files and lists them', async () => {
    const cwd = temporaryFolder({ 'shop.ts': prices, 'broken.ts': 'export const = ;', 'deep.ts': `a = ${'{ a:\n'.repeat(5_000)}` });
    symlinkSync('loop.ts', join(cwd, 'loop.ts'));
    const { code, stdout, stderr } = await run(cwd, ...json);
    const report = JSON.parse(stdout) as { coverage: { skipped: { file: string }[] }; findings: unknown[] };
    expect([code, stderr]).toEqual([0, '']);
    expect(report.coverage.skipped.map(({ file }) => file)).toEqual(['broken.ts', 'deep.ts', 'loop.ts']);
    expect(report.findings).toHaveLength(1);
  });

  it.each([
    ['no path', ['nowhere']],
    ['no files', ['empty']],
    ['a glob without files', ['*.mts']],
  ])('says in one sentence that there is %s, with code 2', async (_, args) => {
    const cwd = temporaryFolder({ 'shop.ts': prices });
    mkdirSync(join(cwd, 'empty'));
    const { code, stdout, stderr } = await run(cwd, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^perf-analyze: [^\n]+\n$/);
  });

  it.each<[string, (path: string) => void]>([
    ['emptied', (path) => truncateSync(path, 0)],
    ['cut short', (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2))],
    ['foreign', (path) => writeFileSync(path, 'PK\u0003\u0004 something else')],
    ['damaged', (path) => writeFileSync(path, readFileSync(path).map((byte, index) => (index % 7 === 0 ? byte ^ 0x55 : byte)))],
    ['damaged in its last bytes', (path) => writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, -40), Buffer.alloc(40, 'x')]))],
  ])('drops a cache that is %s and rebuilds it', async (_, spoil) => {
    const cwd = temporaryFolder(many(5));
    const first = await run(cwd, ...json);
    expect(segmentsOf(cwd)).not.toEqual([]);
    segmentsOf(cwd).forEach(spoil);
    for (const again of [await run(cwd, ...json), await run(cwd, ...json)]) expect(again).toEqual(first);
  });

  it('does without a cache where there can be none', async () => {
    const cwd = temporaryFolder({ ...many(3), node_modules: 'a file' });
    const { code, stdout, stderr } = await run(cwd, ...json);
    expect(code).toBe(0);
    expect(stdout).toBe((await run(cwd, ...json, '--no-cache')).stdout);
    expect(stderr).toMatch(/^(?:perf-analyze: The cache in .*node_modules\/\.cache\/perf-analyze cannot be (?:read|written) \(\w+\)[^\n]*\n)+$/);
  });

  // The superuser may write where nobody may; /proc refuses everybody.
  it.runIf(existsSync('/proc/self'))('does without a cache that is read-only', async () => {
    const cwd = temporaryFolder(many(3));
    const plain = await run(cwd, ...json, '--no-cache');
    expect((await run(cwd, ...json, '--cache-location', '/proc/self/cache')).stdout).toBe(plain.stdout);
    mkdirSync(cacheOf(cwd), { recursive: true });
    chmodSync(cacheOf(cwd), 0o555);
    expect((await run(cwd, ...json)).stdout).toBe(plain.stdout);
  });

  it('runs twice at once on one cache', async () => {
    const cwd = temporaryFolder(many(60));
    const together = await Promise.all([run(cwd, ...json), run(cwd, ...json), run(cwd, ...json)]);
    const later = await run(cwd, ...json);
    for (const { code, stdout } of together) expect([code, stdout]).toEqual([0, later.stdout]);
    expect(readdirSync(cacheOf(cwd)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  // The first file that appears in the folder tells how far the run has come: to its cache, or to its report.
  it.skipIf(process.platform === 'win32').each([
    ['SIGINT', 130, 'node_modules', []],
    ['SIGTERM', 143, 'node_modules', []],
    ['SIGINT', 130, 'report.json', ['--no-cache']],
    ['SIGTERM', 143, 'report.json', ['--no-cache']],
  ] as const)('leaves no half of a file behind on %s (%i) while it writes %s', async (signal, exitCode, seen, more) => {
    const cwd = temporaryFolder(many(400));
    const { child, end } = start(cwd, [...json, '--output-file', 'report.json', ...more]);
    const watcher = watch(cwd, (_, name) => {
      if (name?.includes(seen) && !child.killed) child.kill(signal);
    });
    const { code, stderr } = await end;
    watcher.close();
    // The signal may come when all is done, or when the process has already taken its listeners down.
    expect([exitCode, 0, null]).toContain(code);
    expect(stderr).toBe('');
    const left = readdirSync(cwd).filter((name) => !name.startsWith('shop') && name !== 'node_modules');
    expect(['', 'report.json']).toContain(left.join());
    if (left.length > 0) expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'))).toHaveProperty('schemaVersion', 1);
    expect(await run(cwd, ...json)).toMatchObject({ code: 0, stderr: '' });
  });

  it('ends quietly when its reader has gone', async () => {
    const { child, end } = start(temporaryFolder(many(300)), [...json]);
    child.stdout!.destroy();
    expect(await end).toMatchObject({ code: 0, stderr: '' });
  });

  it.runIf(existsSync('/dev/full'))('says so when the disk is full, on standard output and in a file', async () => {
    const cwd = temporaryFolder(many(3));
    const full = openSync('/dev/full', 'w');
    const printed = await start(cwd, ['--format', 'json'], full).end;
    closeSync(full);
    expect(printed).toMatchObject({ code: 2, stderr: 'perf-analyze: The output could not be written: the disk is full.\n' });
    const written = await run(cwd, ...json, '--output-file', '/dev/full');
    expect(written).toMatchObject({ code: 2, stdout: '', stderr: 'perf-analyze: /dev/full could not be written: the disk is full.\n' });
  });
});
