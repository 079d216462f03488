import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { analyzeWith } from './analyze.js';
import type { AnalyzeOptions } from './options.js';
import type { Report } from './report/report.js';

const HANDLER = `import express from 'express';\nimport { load } from '#load';\nexpress().get('/', async () => load());\n`;
const BLOCKING = `import { readFileSync } from 'node:fs';\nexport const load = () => readFileSync('a.json', 'utf8');\n`;

let folder: string;

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function run(options: AnalyzeOptions = {}, engine = 'engine'): Promise<{ report: Report; isRecalled: boolean; isWalked: boolean }> {
  const { timings, ...report } = await analyzeWith(engine, { cwd: folder, cacheLocation: join(folder, '.store'), timing: true, threads: 0, ...options });
  return { report, isRecalled: timings?.['link'] === undefined, isWalked: timings?.['discover'] !== undefined };
}

/** Lets the files that there are become old enough to be known by their looks. */
const settle = (): unknown => vi.setSystemTime(Date.now() + 10_000);

describe('the report of the last run', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    folder = mkdtempSync(join(tmpdir(), 'remembered-'));
    write('package.json', JSON.stringify({ name: 'shop', type: 'module', imports: { '#load': './lib/blocking.js' }, dependencies: { express: '5' } }));
    write('src/app.js', HANDLER);
    write('lib/blocking.js', BLOCKING);
    write('lib/other.js', `export const load = () => '';\n`);
    settle();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is that of this run when nothing has changed, to the byte', async () => {
    const first = await run();
    const second = await run();
    expect([first.isRecalled, second.isRecalled]).toEqual([false, true]);
    expect(JSON.stringify(second.report)).toBe(JSON.stringify(first.report));
    expect(second.report.findings.map(({ detector }) => detector)).toContain('sync-file-io');
  });

  it('is recalled without a walk, also where other files came and went', async () => {
    await run();
    settle();
    expect((await run()).isWalked).toBe(false);
    write('notes.txt', '');
    settle();
    expect((await run()).isWalked).toBe(true);
    expect((await run()).isWalked).toBe(false);
    rmSync(join(folder, 'notes.txt'));
    write('notes.txt', 'again');
    expect((await run()).isWalked).toBe(false);
  });

  it.each([
    ['a file of the program', 'src/app.js', '// another\n'],
    ['a new file of the program', 'src/new.js', ''],
    ['a .gitignore', '.gitignore', 'lib'],
    ['a package.json below', 'lib/package.json', '{"name":"lib"}'],
    ['the package.json', 'package.json', '{"name":"other"}'],
  ])('is not recalled without a walk after a change of %s', async (_, path, text) => {
    await run();
    settle();
    expect((await run()).isWalked).toBe(false);
    write(path, text);
    expect((await run()).isWalked).toBe(true);
  });

  it('is recalled after a walk alone where a glob or the dependencies were asked for', async () => {
    for (const options of [{ paths: ['src/*.js'] }, { deps: true }]) {
      await run(options);
      const { isRecalled, isWalked } = await run(options);
      expect([isRecalled, isWalked]).toEqual([true, true]);
    }
  });

  it('is read once and left as it lies where a walk finds nothing new', async () => {
    const options = { paths: ['src/*.js'] };
    await run(options);
    const [blob] = readdirSync(join(folder, '.store')).filter((name) => name.endsWith('.blob'));
    const written = (): number => statSync(join(folder, '.store', blob)).ctimeMs;
    const before = written();
    const parse = vi.spyOn(JSON, 'parse');
    expect((await run(options)).isRecalled).toBe(true);
    expect(parse.mock.calls.filter(([text]) => text.includes('"findings"'))).toHaveLength(1);
    expect(written()).toBe(before);
  });

  it('is not when a file has changed, and after that it is again', async () => {
    await run();
    write('lib/blocking.js', `export const load = () => 'nothing';\n`);
    const changed = await run();
    expect(changed.isRecalled).toBe(false);
    expect(changed.report.findings).toEqual([]);
    settle();
    await run();
    expect((await run()).isRecalled).toBe(true);
  });

  it('is not when a file has come or gone', async () => {
    await run();
    write('src/more.js', BLOCKING);
    settle();
    expect((await run()).isRecalled).toBe(false);
    rmSync(join(folder, 'src/more.js'));
    await run();
    expect((await run()).isRecalled).toBe(true);
  });

  it('is not when a specifier leads elsewhere', async () => {
    await run();
    write('package.json', JSON.stringify({ name: 'shop', type: 'module', imports: { '#load': './lib/other.js' }, dependencies: { express: '5' } }));
    const { report, isRecalled } = await run();
    expect(isRecalled).toBe(false);
    expect(report.findings).toEqual([]);
  });

  it('is not for other options or another build of the tool, each of which has its own', async () => {
    await run();
    expect((await run({ priority: 'P0' })).isRecalled).toBe(false);
    expect((await run({}, 'another engine')).isRecalled).toBe(false);
    expect((await run({ priority: 'P0' })).isRecalled).toBe(true);
    expect((await run()).isRecalled).toBe(true);
  });

  it('is not kept while a file is young enough to change again unseen', async () => {
    vi.useRealTimers();
    await run();
    expect((await run()).isRecalled).toBe(false);
  });
});
