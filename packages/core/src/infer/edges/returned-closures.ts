import { kept } from '../../kept.js';
import type { Program } from '../../link/program.js';
import { parameterPlaces } from './parameter-places.js';

/** Functions that calls of a helper give back, and that call what the helper was given: `const wrap = (fn) => async (…args) => fn(…args)`. */
export interface ReturnedClosures {
  /** The helpers by their closures. */
  helperOf: ReadonlyMap<number, number>;
  /** The innermost of these closures in which a function is written, or that it is; −1 where there is none. */
  closureOf: (fn: number) => number;
  /** The closure of a helper in which a function is written, or that it is; −1 where it is none. */
  around: (fn: number, helper: number) => number;
}

export const returnedClosures = kept((program: Program): ReturnedClosures => {
  const { calls } = program;
  const places = parameterPlaces(program);
  const returned = new Map<number, ReadonlySet<number>>();
  const helperOf = new Map<number, number>();
  const around = (fn: number, helper: number): number => {
    const functions = returned.get(helper) ?? functionsReturned(program, helper);
    returned.set(helper, functions);
    return functions.size === 0 ? -1 : closureAround(program, fn, helper, functions);
  };
  for (let call = 0; call < calls.count; call++) {
    const fn = calls.function(call);
    for (const node of [calls.callee(call), ...calls.arguments(call)]) {
      const helper = places.get(node)?.function ?? fn;
      const closure = helper === fn ? -1 : around(fn, helper);
      if (closure >= 0) helperOf.set(closure, helper);
    }
  }
  return { helperOf, closureOf: (fn) => innermost(program, helperOf, fn), around: (fn, helper) => (helper === fn ? -1 : around(fn, helper)) };
});

function innermost({ calls }: Program, closures: ReadonlyMap<number, number>, fn: number): number {
  return calls.functions.around(fn).find((at) => closures.has(at)) ?? -1;
}

/** What a function returns, and the methods of an object that it returns. */
function functionsReturned(program: Program, helper: number): ReadonlySet<number> {
  const returns = program.calls.functions.returns(helper);
  const methods = program.propertiesAt(returns).filter(([, , owner]) => owner === 'literal').flatMap(([, value]) => program.functionsAt(value));
  return new Set([...program.functionsAt(returns), ...methods]);
}

function closureAround({ calls }: Program, fn: number, helper: number, returned: ReadonlySet<number>): number {
  const around = calls.functions.around(fn);
  const depth = around.indexOf(helper);
  return around.slice(0, Math.max(0, depth)).findLast((at) => returned.has(at)) ?? -1;
}
