import type { Program } from '../../link/program.js';
import type { Root } from './root.js';

/** A pool of workers calls what the worker's file exports. */
export function workerRoots(program: Program, offloaded: ReadonlySet<number>): Root[] {
  const functions = [...offloaded].flatMap((file) => program.exportsOf(file)).flatMap((node) => program.functionsAt(node));
  return functions.map((fn) => ({ function: fn, kind: 'worker', reach: 'offloaded', name: program.calls.functions.summary(fn).name, confidence: 'definite', call: -1, loop: false }));
}
