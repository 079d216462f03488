import type { BlockingLookup } from '../catalog/blocking/lookup.js';
import type { CatalogEntry } from '../catalog/entry.js';
import type { Maker } from '../detectors/detector.js';
import type { Program } from '../link/program.js';
import { shapesAt } from './shapes-at.js';

/** The call whose result a value is, where it is nothing else, as a function sees it. */
export function makerOf(program: Program, node: number, fn: number): Maker | null {
  const { calls, apis } = program;
  const call = program.callWithResult(node);
  if (call < 0) return null;
  return {
    apis: calls.externals(call).map((api) => apis.text(api)),
    arguments: shapesAt(program, call),
    isInSameFunction: calls.function(call) === fn,
  };
}

const INSTANCE = '.prototype';
const RESULT = '()';

/** Rows of the call or constructor that gives a value of an API: those of `pg#Pool` for `pg#Pool.prototype`. */
export function rowsOfMaker(lookup: BlockingLookup, api: string): CatalogEntry[] {
  if (api.endsWith(RESULT)) return lookup.rowsFor(api.slice(0, -RESULT.length)).filter(({ form }) => form === 'call');
  return api.endsWith(INSTANCE) ? lookup.rowsFor(api.slice(0, -INSTANCE.length)).filter(({ form }) => form === 'new') : [];
}
