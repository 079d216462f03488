import type { Refinement } from './refinement.js';
import type { Solver } from './solver.js';

/** Names that built-in objects have too: a call of one says nothing about whose it is. */
export const BUILTIN_NAMES = new Set(
  [Array, Map, Set, Promise, Function, String, Number, RegExp, Object, Date, Uint8Array]
    .flatMap((type) => Object.getOwnPropertyNames(type.prototype))
    .concat('emit', 'on', 'once', 'off', 'send', 'write', 'end', 'close', 'json', 'log', 'error', 'warn', 'info', 'debug', 'call', 'apply', 'bind'),
);

/**
 * Assumes a target for member calls whose receiver is unknown, when just one function of the program is ever stored
 * under that name. Gives the calls that were guessed.
 */
export function guessTargets(solver: Solver, { refuted }: Pick<Refinement, 'refuted'>): Set<number> {
  const guessFor = createGuesses(solver);
  const guessed = new Set<number>();
  for (let call = 0; call < solver.calls.writtenCount; call++) {
    const target = refuted.has(call) ? -1 : guessFor(call);
    if (target < 0) continue;
    guessed.add(call);
    solver.assume(call, target);
  }
  return guessed;
}

/** Gives the function that a call is taken to call for its name alone, or −1. */
export function createGuesses(solver: Solver): (call: number) => number {
  const byName = functionsByProperty(solver);
  const { calls, apis } = solver;
  return (call) => {
    const member = calls.member(call);
    if (member === null || BUILTIN_NAMES.has(member) || calls.targets(call).length > 0) return -1;
    if (calls.externals(call).some((api) => !isOfUnknownMaker(apis.text(api)))) return -1;
    return byName.get(member) ?? -1;
  };
}

/** The result of a call into another package may be anything, also an object of this program: `container.resolve('orders')`. */
export function isOfUnknownMaker(api: string): boolean {
  return api.includes('().') && !api.startsWith('node:') && !api.startsWith('global#');
}

/** Functions that are stored under a property, by its name; −1 where there are several. */
function functionsByProperty({ files, tokens }: Solver): Map<string, number> {
  const byName = new Map<string, number>();
  files.forEach(({ summary }, file) => {
    const { functions, stores } = summary.flow;
    const functionAt = new Map<number, number>();
    for (let row = 0; row < functions.length; row += 2) functionAt.set(functions[row], tokens.functionBase[file] + functions[row + 1]);
    for (let row = 0; row < stores.length; row += 3) {
      const target = functionAt.get(stores[row + 2]);
      if (target === undefined) continue;
      const name = summary.names[stores[row + 1]];
      const known = byName.get(name);
      byName.set(name, known === undefined || known === target ? target : -1);
    }
  });
  return byName;
}
