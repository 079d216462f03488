import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/temporary-folder.js';

const main = fileURLToPath(new URL('support/start-main.mjs', import.meta.url));

interface Started {
  child: ChildProcess;
  output: { stdout: string; stderr: string };
  end: Promise<number | null>;
}

/** Starts the program in a process of its own. */
function start(args: string[], { cwd = temporaryFolder(), stdout = 'pipe' }: { cwd?: string; stdout?: 'pipe' | number } = {}): Started {
  const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined };
  const child = spawn(process.execPath, [main, ...args], { cwd, env, stdio: ['ignore', stdout, 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const end = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return { child, output, end };
}

describe('the process', { timeout: 30_000 }, () => {
  it('prints plain text into a pipe and ends with the exit code', async () => {
    const { output, end } = start([]);
    expect(await end).toBe(1);
    expect(output.stderr).toBe('');
    expect(output.stdout).toMatch(/^Priority matrix\n/);
    expect(output.stdout).not.toContain('\u001b');
  });

  it('prints all of a large report into a pipe', async () => {
    const { output, end } = start(['large', '--format', 'compact']);
    expect(await end).toBe(1);
    expect(output.stdout.trimEnd().split('\n')).toHaveLength(50_001);
  });

  it('ends quietly when nobody reads any more', async () => {
    const { child, output, end } = start(['large', '--format', 'json']);
    child.stdout!.once('data', () => child.stdout!.destroy());
    expect(await end).toBe(1);
    expect(output.stderr).toBe('');
  });

  it.runIf(existsSync('/dev/full'))('says so in one sentence when the disk behind its output is full', async () => {
    const { output, end } = start([], { stdout: openSync('/dev/full', 'w') });
    expect(await end).toBe(2);
    expect(output.stderr).toBe('perf-analyze: The output could not be written: the disk is full.\n');
  });

  it.runIf(existsSync('/dev/stdout'))('writes through /dev/stdout into the file behind it instead of replacing that file', async () => {
    const cwd = temporaryFolder();
    const file = join(cwd, 'report.json');
    const descriptor = openSync(file, 'w');
    const { end } = start(['--format', 'json', '--output-file', '/dev/stdout'], { cwd, stdout: descriptor });
    expect(await end).toBe(1);
    expect(statSync(file).ino).toBe(fstatSync(descriptor).ino);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('schemaVersion', 1);
  });

  it.skipIf(process.platform === 'win32').each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends on %s with %i and leaves no file behind', async (signal, exitCode) => {
    const cwd = temporaryFolder();
    const { child, output, end } = start(['slow', '--format', 'json', '--output-file', 'report.json'], { cwd });
    child.stderr!.once('data', () => child.kill(signal));
    expect(await end).toBe(exitCode);
    expect(output.stderr).toBe('analysing\n');
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('tells its version without an analysis', async () => {
    const { output, end } = start(['--version']);
    expect(await end).toBe(0);
    expect(output.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
