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
}

interface Usage {
  userCPUTime: number;
  systemCPUTime: number;
  maxRSS: number;
}

/** A linter that finds something exits with 1. */
const FINISHED: ReadonlySet<number | null> = new Set([0, 1]);
const LONGEST_RUN = 20 * 60_000;
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
  if (!FINISHED.has(code)) throw new Error(output.trim() === '' ? 'It was ended after 20 minutes.' : lastWords(output));
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(usageFile, 'utf8')) as Usage;
  rmSync(usageFile);
  return { sample: { wallMs, cpuMs: (userCPUTime + systemCPUTime) / 1_000, peakMb: maxRSS / 1_024 }, output };
}

function finished({ node, script, cwd }: Command): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['--require', join(benchFolder, 'inside/usage.cjs'), ...script], {
      cwd,
      env: { ...process.env, BENCH_USAGE: usageFile },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_RUN,
    });
    const chunks: Buffer[] = [];
    const keep = (chunk: Buffer): void => void chunks.push(chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output: Buffer.concat(chunks).toString() });
    });
  });
}

/** The line of the output that names the error. */
function lastWords(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.find((line) => /error/i.test(line)) ?? lines[0];
}
