import type { Solver } from './solver.js';

/** Names that built-in objects have too: a call of one says nothing about whose it is. */
const BUILTIN_NAMES = new Set(
  [Array, Map, Set, Promise, Function, String, Number, RegExp, Object, Date, Uint8Array]
    .flatMap((type) => Object.getOwnPropertyNames(type.prototype))
    .concat('emit', 'on', 'once', 'off', 'send', 'write', 'end', 'close', 'json', 'log', 'error', 'warn', 'info', 'debug', 'call', 'apply', 'bind'),
);

/**
 * Assumes a target for member calls whose receiver is unknown, when just one function of the program is ever stored
 * under that name. Gives the calls that were guessed.
 */
export function guessTargets(solver: Solver): Set<number> {
  const byName = functionsByProperty(solver);
  const guessed = new Set<number>();
  const { calls } = solver;
  for (let call = 0; call < calls.writtenCount; call++) {
    const member = calls.member(call);
    if (member === null || BUILTIN_NAMES.has(member) || calls.targets(call).length > 0) continue;
    if (calls.externals(call).some((api) => !isOfUnknownMaker(solver.apis.text(api)))) continue;
    const target = byName.get(member);
    if (target === undefined || target < 0) continue;
    guessed.add(call);
    solver.assume(call, target);
  }
  return guessed;
}

/** The result of a call into another package may be anything, also an object of this program: `container.resolve('orders')`. */
function isOfUnknownMaker(api: string): boolean {
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
