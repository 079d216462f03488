import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalyzeOptions, Graph } from '@perf-analyze/core';
import { describe, expect, it } from 'vitest';
import { run } from '../src/run.js';
import { UsageError } from '../../core/src/usage-error.js';
import { archiveFinding, healthyReport, passwordFinding, shopReport, templateFinding } from './support/shop-report.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { testHost, type TestHostOptions } from './support/test-host.js';

/** Runs a command line in a folder of its own. */
async function perfAnalyze(commandLine: string, options: TestHostOptions = {}) {
  const host = testHost({ cwd: temporaryFolder(), ...options });
  const exitCode = await run(commandLine.split(' ').filter(Boolean), host);
  const { cwd, stdout, stderr, analyses, coreLoads } = host;
  return { exitCode, stdout: stdout.text, stderr: stderr.text, analyses, cwd, coreLoads };
}

describe('perf-analyze', () => {
  it('prints the report and fails on a definite P0', async () => {
    const { exitCode, stdout, stderr } = await perfAnalyze('');
    expect(stdout).toMatch(/^Priority matrix\n/);
    expect([exitCode, stderr]).toEqual([1, '']);
  });

  it('succeeds when nothing is found', async () => {
    expect((await perfAnalyze('', { report: healthyReport() })).exitCode).toBe(0);
  });

  it('hands every option to the analysis', async () => {
    const { analyses, cwd } = await perfAnalyze(
      'src lib --priority P1 --confidence probable --reach request,background --reach startup --detector sync-crypto,sync-file-io ' +
        '--types on --deps --threads 2 --no-cache --cache-location /cache --preset server --timing',
    );
    expect(analyses[0]).toMatchObject({
      cwd,
      paths: ['src', 'lib'],
      priority: 'P1',
      confidence: 'probable',
      reach: ['request', 'background', 'startup'],
      only: ['sync-crypto', 'sync-file-io'],
      types: 'on',
      deps: true,
      threads: 2,
      cache: false,
      cacheLocation: '/cache',
      preset: 'server',
      timing: true,
    });
  });

  it('asks for nothing that was not given, so that the configuration and the core decide', async () => {
    const { analyses, cwd } = await perfAnalyze('');
    const { signal, onProgress, onWarning, ...options } = analyses[0];
    expect([options, typeof onProgress, typeof onWarning, signal?.aborted]).toEqual([{ cwd }, 'function', 'function', false]);
  });

  it('passes on what the analysis warns of, beside the report', async () => {
    const analyze = ({ onWarning }: AnalyzeOptions = {}) => {
      onWarning?.('The cache in /cache cannot be written (EROFS); the next run starts without it.');
      return Promise.resolve(healthyReport());
    };
    const { exitCode, stdout, stderr } = await perfAnalyze('--format json', { core: { analyze } });
    expect([exitCode, stdout]).toEqual([0, `${JSON.stringify(healthyReport(), null, 2)}\n`]);
    expect(stderr).toBe('perf-analyze: The cache in /cache cannot be written (EROFS); the next run starts without it.\n');
  });

  it('lets flags win over the configuration', async () => {
    const cwd = temporaryFolder({ 'perf-analyze.config.json': '{ "preset": "library", "types": "off", "failOn": "never" }' });
    const { analyses, exitCode } = await perfAnalyze('--preset server', { cwd });
    expect(analyses[0]).toMatchObject({ preset: 'server', types: 'off' });
    expect(exitCode).toBe(0);
    expect((await perfAnalyze('--fail-on P3', { cwd })).exitCode).toBe(1);
  });

  it('fails when there are more findings than allowed', async () => {
    expect((await perfAnalyze('--fail-on never --max-findings 3')).exitCode).toBe(1);
    expect((await perfAnalyze('--fail-on never --max-findings 4')).exitCode).toBe(0);
  });

  it('writes reports into files and prints the one that has none', async () => {
    const { cwd, stdout } = await perfAnalyze('--format json --output-file out/report.json --format compact');
    expect(readFileSync(join(cwd, 'out/report.json'), 'utf8')).toBe(`${JSON.stringify(shopReport(), null, 2)}\n`);
    expect(stdout).toMatch(/^src\/invoices\/load-template\.ts:8:10: P0/);
  });

  it('never colors a file', async () => {
    const { cwd } = await perfAnalyze('--output-file report.txt', { env: { FORCE_COLOR: '1' } });
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).not.toContain('\u001b');
  });

  it('colors a terminal, but not when NO_COLOR asks it not to', async () => {
    expect((await perfAnalyze('', { isTTY: true, columns: 80 })).stdout).toContain('\u001b[');
    expect((await perfAnalyze('', { isTTY: true, columns: 80, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001b');
  });
});

describe('mistakes of the user', () => {
  it.each([
    ['--fromat json', "perf-analyze: unknown option '--fromat'; did you mean --format?\n"],
    ['--format jsno', "perf-analyze: --format: 'jsno' is not known; did you mean 'json'?\n"],
    ['--fail-on P9', "perf-analyze: --fail-on: 'P9' is not known; did you mean 'P0'?\n"],
    ['--reach request,databse', "perf-analyze: --reach: 'databse' is not known; it is one of request, background, unknown, startup, tooling, offloaded, unreached.\n"],
    ['--threads many', "perf-analyze: --threads: 'many' is not a whole number from 0 up, or 'auto'.\n"],
    ['--max-findings -1', "perf-analyze: --max-findings: '-1' is not a whole number from 0 up.\n"],
    ['--detector sync-flie-io', "perf-analyze: There is no detector 'sync-flie-io'; did you mean 'sync-file-io'?\n"],
    ['--detector everything', "perf-analyze: There is no detector 'everything'; 'perf-analyze list' names them all.\n"],
    ['--format json --format sarif', 'perf-analyze: Only one --format can go to standard output; give the others an --output-file.\n'],
    ['--baseline known.json', 'perf-analyze: The baseline known.json does not exist; write it with --update-baseline --baseline known.json.\n'],
    ['explain', "perf-analyze: missing required argument 'target'\n"],
    ['explain sync-fileio', "perf-analyze: There is no detector 'sync-fileio'; did you mean 'sync-file-io'?\n"],
    ['explain 0123abcd', "perf-analyze: '0123abcd' is neither a detector, nor the id of a finding here, nor file:line; write a line like src/orders.ts:12, and see `perf-analyze list` for the detectors.\n"],
    ['lst', "perf-analyze: There is no command and no path 'lst'; did you mean 'list'?\n"],
    ['graph --from orders', "perf-analyze: --from 'orders' is not a file and a line; write it like src/orders.ts:12.\n"],
    ['list everything', "perf-analyze: too many arguments for 'list'. Expected 0 arguments but got 1.\n"],
  ])('%s gets one sentence and exit code 2', async (commandLine, message) => {
    const { exitCode, stdout, stderr } = await perfAnalyze(commandLine);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: '', stderr: message });
  });

  it('a mistake that the core finds gets one sentence and exit code 2, and cannot steer the terminal', async () => {
    const analyze = () => Promise.reject(new UsageError('There is no src/\u001b[2Jpears.'));
    const { exitCode, stderr } = await perfAnalyze('src', { core: { analyze } });
    expect([exitCode, stderr]).toEqual([2, 'perf-analyze: There is no src/\\x1b[2Jpears.\n']);
  });

  it('begins every line with its own name', async () => {
    const analyze = () => Promise.reject(new UsageError('deps must be true.\nthreads must be a number.'));
    const { stderr } = await perfAnalyze('src', { core: { analyze } });
    expect(stderr).toBe('perf-analyze: deps must be true.\nperf-analyze: threads must be a number.\n');
  });

  it('a report that cannot be written gets one sentence and exit code 2', async () => {
    const cwd = temporaryFolder({ taken: '' });
    const { exitCode, stderr } = await perfAnalyze('--format json --output-file taken/report.json', { cwd });
    expect([exitCode, stderr]).toEqual([2, `perf-analyze: ${join(cwd, 'taken/report.json')} could not be written: a part of the path is a file.\n`]);
  });
});

describe('mistakes of ours', () => {
  it('get their stack and exit code 70', async () => {
    const analyze = () => Promise.reject(new TypeError('pears is undefined'));
    const { exitCode, stderr } = await perfAnalyze('', { core: { analyze } });
    expect(exitCode).toBe(70);
    expect(stderr).toMatch(/Please report this at https:\/\/github\.com.*\nTypeError: pears is undefined\n {4}at /);
  });
});

describe('an interrupted run', () => {
  it('ends with 130 and without a word', async () => {
    const interrupt = new AbortController();
    const analyze = () => {
      interrupt.abort();
      return Promise.reject(new Error('aborted'));
    };
    const { exitCode, stdout, stderr } = await perfAnalyze('', { signal: interrupt.signal, core: { analyze } });
    expect([exitCode, stdout, stderr]).toEqual([130, '', '']);
  });
});

describe('help and version', () => {
  it.each(['--help', '--version', 'explain --help'])('%s does not load the core', async (commandLine) => {
    const { exitCode, stdout, coreLoads } = await perfAnalyze(commandLine);
    expect([exitCode, coreLoads]).toEqual([0, 0]);
    expect(stdout).not.toBe('');
  });

  it('help stays within 80 columns', async () => {
    const { stdout } = await perfAnalyze('--help');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('a baseline', () => {
  it('makes known findings pass and new ones fail', async () => {
    const cwd = temporaryFolder();
    const known = shopReport({ findings: [templateFinding] });
    const update = await perfAnalyze('--update-baseline', { cwd, report: known });
    expect([update.exitCode, update.stdout]).toEqual([0, 'perf-analyze-baseline.json now lists 1 finding.\n']);
    const same = await perfAnalyze('--baseline perf-analyze-baseline.json', { cwd, report: known });
    expect(same.exitCode).toBe(0);
    expect(same.stdout).toContain('1 known finding of perf-analyze-baseline.json left out.');
    const swapped = await perfAnalyze('--baseline perf-analyze-baseline.json', { cwd, report: shopReport({ findings: [passwordFinding] }) });
    expect(swapped.exitCode).toBe(1);
    expect(swapped.stdout).toContain('1 fixed finding taken out of perf-analyze-baseline.json.');
  });

  it('takes fixed findings out of its file, so that they cannot come back', async () => {
    const cwd = temporaryFolder();
    await perfAnalyze('--update-baseline --baseline known.json', { cwd, report: shopReport({ findings: [templateFinding] }) });
    await perfAnalyze('--baseline known.json', { cwd, report: shopReport({ findings: [] }) });
    const back = await perfAnalyze('--baseline known.json', { cwd, report: shopReport({ findings: [templateFinding] }) });
    expect(back.exitCode).toBe(1);
  });

  it.each(['{', '[]', '{ "version": 2 }', '{ "version": 1, "scope": {}, "findings": [{}] }'])('that holds %s is refused', async (text) => {
    const { exitCode, stderr } = await perfAnalyze('--baseline known.json', { cwd: temporaryFolder({ 'known.json': text }) });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^perf-analyze: .*known\.json is not .*; write it anew with --update-baseline --baseline known\.json\.\n$/);
  });
});

describe('explain', () => {
  it('shows the page of a detector without analysing', async () => {
    const { stdout, analyses } = await perfAnalyze('explain sync-file-io');
    expect(stdout).toMatch(/^sync-file-io {2}Synchronous file I\/O\n/);
    expect(stdout).toContain('threshold (default 8): Trips of a loop from which it counts.');
    expect(stdout).toContain('    const page = readFileSync(path);');
    expect(analyses).toEqual([]);
  });

  it('shows everything about a finding, every entry point included, and hides nothing', async () => {
    const { stdout, analyses, exitCode } = await perfAnalyze('explain 6f1c02d9a4b7 src');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Reached from 5 entry points');
    expect(stdout).toMatch(/DELETE \/orders\/:id +express {2}request {2}src\/routes\/orders\.ts:38/);
    expect(analyses[0]).toMatchObject({ paths: ['src'], priority: 'P3', confidence: 'possible' });
    expect(analyses[0].reach).toContain('tooling');
  });

  it.each(['src/accounts/sign-in.ts:4', './src/accounts/sign-in.ts:4:15'])('finds what is at %s', async (target) => {
    expect((await perfAnalyze(`explain ${target}`)).stdout).toContain('`pbkdf2Sync` derives a key');
  });

  it('finds what passes through a line', async () => {
    expect((await perfAnalyze('explain src/invoices/render-invoice.ts:4')).stdout).toContain('`readFileSync` reads a file');
  });

  it.each([
    ['src/jobs/stock-report.ts:99', 'No finding at src/jobs/stock-report.ts:99. Lines of src/jobs/stock-report.ts\nwith findings: 4.\n'],
    ['src/idle.ts:1', 'No finding at src/idle.ts:1. src/idle.ts has none.\n'],
    ['src/legacy/pricing.js:1', 'src/legacy/pricing.js was left out: syntax error: Unexpected token (12:4)\n'],
    ['src/orders/read-prices.ts:4', 'A comment suppresses sync-file-io at src/orders/read-prices.ts:4: read once a\nday\n'],
    ['77aa', 'A comment suppresses this finding: read once a day.\n'],
  ])('explains why there is nothing to explain at %s', async (target, text) => {
    const cwd = temporaryFolder({ 'src/idle.ts': '' });
    expect((await perfAnalyze(`explain ${target}`, { cwd })).stdout).toBe(text);
  });

  it('says that a file does not exist', async () => {
    const { exitCode, stderr } = await perfAnalyze('explain src/nowhere.ts:4');
    expect([exitCode, stderr]).toEqual([2, 'perf-analyze: src/nowhere.ts cannot be read. Check the path.\n']);
  });
});

describe('list', () => {
  it('names every detector', async () => {
    const { stdout } = await perfAnalyze('list');
    expect(stdout).toContain('sync-crypto  Synchronous cryptography, critical, 10 min\n  Reports synchronous cryptography on request paths.\n');
  });
});

describe('init', () => {
  it.each([
    ['TypeScript by its tsconfig.json', { 'tsconfig.json': '{}' }, 'perf-analyze.config.ts'],
    ['TypeScript by its dependencies', { 'package.json': '{ "devDependencies": { "typescript": "6.0.3" } }' }, 'perf-analyze.config.ts'],
    ['JavaScript', { 'package.json': '{}' }, 'perf-analyze.config.mjs'],
  ])('writes a configuration for a project in %s', async (_, files, expected) => {
    const { stdout, cwd, exitCode, coreLoads } = await perfAnalyze('init', { cwd: temporaryFolder(files) });
    expect([exitCode, stdout, coreLoads]).toEqual([0, `Wrote ${expected}.\n`, 0]);
    expect(existsSync(join(cwd, expected))).toBe(true);
  });

  it('never writes over a configuration', async () => {
    const cwd = temporaryFolder({ 'perf-analyze.config.json': '{}' });
    const { exitCode, stderr } = await perfAnalyze('init', { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/There is a configuration already: .*perf-analyze\.config\.json; edit it or remove it\.\n$/);
  });
});

describe('graph', () => {
  const graph: Graph = { functions: [], edges: [], external: [], unresolved: [] };

  it('prints JSON', async () => {
    expect(JSON.parse((await perfAnalyze('graph', { graph })).stdout)).toEqual(graph);
  });

  it.each([
    ['dot', /^digraph calls \{/],
    ['mermaid', /^flowchart LR\n/],
  ])('prints %s', async (format, start) => {
    expect((await perfAnalyze(`graph src --format ${format}`, { graph })).stdout).toMatch(start);
  });

  it('says so when there is no function at the line of --from', async () => {
    const { exitCode, stderr } = await perfAnalyze('graph --from ./src/orders.ts:12', { graph });
    expect([exitCode, stderr]).toEqual([2, 'perf-analyze: There is no function at src/orders.ts:12; check --from.\n']);
  });
});

describe('quiet', () => {
  it('leaves single findings out', async () => {
    const { stdout } = await perfAnalyze('--quiet');
    expect(stdout).not.toContain(archiveFinding.message);
  });
});
