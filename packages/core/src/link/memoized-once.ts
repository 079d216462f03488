import { memoizer } from '../catalog/memoizers.js';
import type { CallTable } from './call-table.js';

/** Whether a call of an API keeps results for the life of the process: `const load = memoize(…)` in the body of a module, without options that limit it. */
export function memoizesForever(calls: CallTable, call: number, api: string): boolean {
  return calls.argumentCount(call) === 1 && calls.functions.summary(calls.function(call)).kind === 'module' && memoizer(api) !== undefined;
}

/** Whether a function has one result only, as nothing is given to it. */
export function isNullary(calls: CallTable, fn: number): boolean {
  const { parameters, rest } = calls.functions.summary(fn);
  return parameters.length === 0 && rest < 0;
}
