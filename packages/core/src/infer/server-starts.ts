import type { Program } from '../link/program.js';
import type { EdgeIndex } from './reach.js';
import type { Root } from './root.js';

const STARTS_SERVER = /^node:(?:http|https|http2|net)#create(?:Secure)?Server$|\.listen$/;
/** Not what looks for a free port, or relays one connection. */
const SERVES_REQUESTS = /^(?!node:net#).*\.listen$/;

/** What makes a server listen runs before there is anybody to wait. */
export function startingFunctions(program: Program): Root[] {
  return [...functionsThatCall(program, STARTS_SERVER)].map((fn) => bootstrapRoot(program, fn));
}

/** The functions that are certain to make a server listen, by themselves or by what they call. */
export function functionsThatServe(program: Program, { edges, incoming }: EdgeIndex): ReadonlySet<number> {
  const found = functionsThatCall(program, SERVES_REQUESTS);
  for (const fn of found) {
    for (const index of incoming[fn] ?? []) {
      const { from, confidence, later, weak } = edges[index];
      if (confidence === 'definite' && !later && !weak) found.add(from);
    }
  }
  return found;
}

export function bootstrapRoot({ calls }: Program, fn: number): Root {
  return { function: fn, kind: 'bootstrap', reach: 'startup', name: calls.functionSummary(fn).name, confidence: 'definite', call: -1, loop: false };
}

function functionsThatCall({ calls, apis }: Program, pattern: RegExp): Set<number> {
  const functions = new Set<number>();
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.externals(call).some((api) => pattern.test(apis.text(api)))) functions.add(calls.function(call));
  }
  return functions;
}
