import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { SuiteResult } from './compare.js';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Bundles our sources with a file of suites, as a release would be, and runs all of it in a process of its own. */
export function runFile(name: string, rounds: number): SuiteResult[] {
  const program = join(folder, 'dist', `${name}.mjs`);
  const code = `import { suites } from './${name}.bench.js'; import { runSuites } from './run-suites.js'; await runSuites(suites, ${rounds});`;
  const stdin = { contents: code, resolveDir: folder, loader: 'ts' as const };
  buildSync({ stdin, outfile: program, bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external' });
  const { status, error, stdout } = spawnSync(process.execPath, ['--expose-gc', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 });
  if (error) throw error;
  if (status !== 0) throw new Error(`${name}.bench.ts ended with ${status}; what it printed stands above.`);
  return JSON.parse(stdout) as SuiteResult[];
}
