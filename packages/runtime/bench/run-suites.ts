import { compare, type SuiteResult } from './compare.js';
import { floor } from './floor.js';
import { type Instruments, measureSuite } from './measure.js';
import type { Suite } from './suite.js';

/** Runs the floor and then the suites in this process, and prints the results as JSON. */
export async function runSuites(suites: readonly Suite[], rounds: number): Promise<void> {
  const { gc } = globalThis;
  if (!gc) throw new Error('Benchmarks need `node --expose-gc`.');
  const instruments: Instruments = { now: () => performance.now(), collectGarbage: () => gc(), memoryUsed };
  const results: SuiteResult[] = [];
  for (const suite of [...floor, ...suites]) {
    process.stderr.write(`${suite.name}\n`);
    results.push(compare(suite, await measureSuite(suite, rounds, instruments)));
  }
  process.stdout.write(JSON.stringify(results));
}

function memoryUsed(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
