import { isMemoizingDecorator } from '../catalog/memoizers.js';
import { kept } from '../kept.js';
import type { Program } from '../link/program.js';

/** The functions of the program that a decorator lets run once for each of their arguments: `@Memoize() load(name) { … }`. */
export const memoizedMethods = kept((program: Program): ReadonlySet<number> => {
  const { apis, files, functionBase, nodeBase } = program;
  const methods = files.flatMap(({ summary: { decorators } }, file) => {
    const memoizing = decorators.filter(({ function: fn, node }) => fn >= 0 && program.apisAt(nodeBase[file] + node).some((api) => isMemoizingDecorator(apis.text(api))));
    return memoizing.map(({ function: fn }) => functionBase[file] + fn);
  });
  return new Set(methods);
});
