import { isMemoizingDecorator } from '../catalog/memoizers.js';
import type { Program } from '../link/program.js';

const known = new WeakMap<Program, ReadonlySet<number>>();

/** The functions of the program that a decorator lets run once for each of their arguments: `@Memoize() load(name) { … }`. */
export function memoizedMethods(program: Program): ReadonlySet<number> {
  const methods = known.get(program) ?? new Set(findMethods(program));
  known.set(program, methods);
  return methods;
}

function findMethods(program: Program): number[] {
  const { apis, files, functionBase, nodeBase } = program;
  return files.flatMap(({ summary: { decorators } }, file) => {
    const memoizing = decorators.filter(({ function: fn, node }) => fn >= 0 && program.apisAt(nodeBase[file] + node).some((api) => isMemoizingDecorator(apis.text(api))));
    return memoizing.map(({ function: fn }) => functionBase[file] + fn);
  });
}
