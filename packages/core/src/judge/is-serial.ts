import type { ArgumentShape } from '../catalog/arguments.js';
import type { Facts } from '../infer/infer.js';
import type { Program } from '../link/program.js';

/** Whether every entry point that leads to a function was registered to take one job at a time. */
export function isSerial(program: Program, facts: Facts, fn: number): boolean {
  const { roots } = facts.rootsOf(fn);
  return roots.length > 0 && roots.every((root) => facts.roots[root].call >= 0 && program.calls.shapes(facts.roots[root].call).some(isOneAtATime));
}

function isOneAtATime(shape: ArgumentShape): boolean {
  if (shape.kind !== 'object') return false;
  const { concurrency } = shape.options;
  return concurrency?.kind === 'literal' && concurrency.value === 1;
}
