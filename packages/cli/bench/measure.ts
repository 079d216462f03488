import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { benchFolder } from './folders.js';

/** One run of one program, from spawn to exit. */
export interface Sample {
  wallMs: number;
  /** User and system time of all threads. */
  cpuMs: number;
  peakMb: number;
}

export interface Command {
  node: string;
  /** A script and its arguments. */
  script: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
}

interface Usage {
  userCPUTime: number;
  systemCPUTime: number;
  maxRSS: number;
}

/** A linter that finds something exits with 1. */
const FINISHED: ReadonlySet<number | null> = new Set([0, 1]);
const usageFile = join(tmpdir(), `perf-analyze-bench-usage-${process.pid}.json`);

/**
 * Runs a program in a process of its own and says what it took. The wall clock runs from spawn to exit; processor time
 * and peak memory are what the operating system has booked on the process when it ends.
 */
export async function measure(command: Command): Promise<{ sample: Sample; output: string }> {
  rmSync(usageFile, { force: true });
  const start = performance.now();
  const { code, output } = await finished(command);
  const wallMs = performance.now() - start;
  if (!FINISHED.has(code)) throw new Error(`${command.script.join(' ')} ended with ${String(code)}:\n${output.slice(-2_000)}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(usageFile, 'utf8')) as Usage;
  return { sample: { wallMs, cpuMs: (userCPUTime + systemCPUTime) / 1_000, peakMb: maxRSS / 1_024 }, output };
}

function finished({ node, script, cwd, env }: Command): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['--require', join(benchFolder, 'inside/usage.cjs'), ...script], {
      cwd,
      env: { ...process.env, ...env, BENCH_USAGE: usageFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output: Buffer.concat(chunks).toString() });
    });
  });
}
