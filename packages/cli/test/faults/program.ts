import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../../', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Started {
  child: ChildProcess;
  end: Promise<Ended>;
}

/** Whether `npm run build` has come after the last change, so that a process runs what the sources say. */
export const isBuilt = ['core', 'cli'].every((name) => {
  const output = join(packages, name, 'dist/index.js');
  return existsSync(output) && statSync(output).mtimeMs >= newestSource(join(packages, name, 'src'));
});

/** Starts the program in a folder, as users do. */
export function start(cwd: string, args: readonly string[], stdout: 'pipe' | number = 'pipe'): Started {
  const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' };
  const child = spawn(process.execPath, [join(packages, 'cli/bin/perf-analyze.js'), ...args], { cwd, env, stdio: ['ignore', stdout, 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return { child, end: new Promise((resolve) => child.on('close', (code) => resolve({ ...output, code }))) };
}

export const run = (cwd: string, ...args: string[]): Promise<Ended> => start(cwd, args).end;

function newestSource(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'));
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}
