import { isMemoizingDecorator, isMemoizingDirective } from '../catalog/memoizers.js';
import { functionsExportedBy } from '../infer/roots/exported-functions.js';
import type { Root } from '../infer/roots/root.js';
import { kept } from '../kept.js';
import type { Program } from '../link/program.js';

/** The functions of the program that run once for each of their arguments, because somebody keeps what they give: `@Memoize() load(name) { … }`. */
export const memoizedFunctions = kept((program: Program): ReadonlySet<number> => new Set([...decoratedMethods(program), ...directedFunctions(program)]));

/** The entry points whose caller keeps what they give. */
export const keyedFunctions = kept((roots: readonly Root[]): ReadonlySet<number> => new Set(roots.filter(({ keyed }) => keyed).map((root) => root.function)));

function decoratedMethods(program: Program): number[] {
  const { apis, files, functionBase, nodeBase } = program;
  return files.flatMap(({ summary: { decorators } }, file) => {
    const memoizing = decorators.filter(({ function: fn, node }) => fn >= 0 && program.apisAt(nodeBase[file] + node).some((api) => isMemoizingDecorator(apis.text(api))));
    return memoizing.map(({ function: fn }) => functionBase[file] + fn);
  });
}

/** `async function listPrices() { 'use cache'; … }`, and all that a file exports which begins so. */
function directedFunctions(program: Program): number[] {
  return program.files.flatMap(({ summary: { directives, functions } }, file) => {
    const own = functions.flatMap(({ directive }, fn) => (directive !== undefined && isMemoizingDirective(directive) ? [program.functionBase[file] + fn] : []));
    return directives.some(isMemoizingDirective) ? [...own, ...functionsExportedBy(program, file)] : own;
  });
}
