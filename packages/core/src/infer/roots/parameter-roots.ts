import type { RootLookup } from '../../catalog/roots/lookup.js';
import type { TypedHandlerRule } from '../../catalog/roots/rules.js';
import type { Program } from '../../link/program.js';
import type { Root } from './root.js';
import { routes } from './routes.js';

/** Functions that a type gives away as handlers: their own, or that of a parameter. */
export function typedRoots(program: Program, lookup: RootLookup): Root[] {
  const roots: Root[] = [];
  const annotated = annotatedNodes(program);
  for (let fn = 0; fn < program.functionCount; fn++) {
    // A request that somebody passes on tells of the one who got it.
    const parameters = program.bindingsOfParameters(fn).flat().filter((node) => annotated.has(node));
    const rule = ruleAt(program, lookup, parameters, 'parameter');
    if (rule) roots.push(toRoot(program, fn, rule));
  }
  for (const node of annotated) {
    const rule = ruleAt(program, lookup, [node], 'function');
    if (rule) for (const fn of program.functionsAt(node)) roots.push(toRoot(program, fn, rule));
  }
  return roots;
}

/** The nodes that have a type beside them. */
function annotatedNodes(program: Program): ReadonlySet<number> {
  const nodes = new Set<number>();
  program.files.forEach(({ summary: { flow } }, file) => {
    for (let row = 0; row < flow.types.length; row += 2) nodes.add(program.nodeBase[file] + flow.types[row + 1]);
  });
  return nodes;
}

/** Functions with the parameter names that everybody gives to handlers. Only a guess, for code without types, unless they are handed over with the path of a route. */
export function namedRoots(program: Program, lookup: RootLookup): Root[] {
  const routed = new Set([...routes(program).values()].flat());
  const roots: Root[] = [];
  for (let fn = 0; fn < program.functionCount; fn++) {
    const rule = lookup.named(program.calls.functions.summary(fn).parameterNames);
    if (rule) roots.push(toRoot(program, fn, routed.has(fn) && rule.reach === 'request' ? { ...rule, confidence: 'definite' } : rule));
  }
  return roots;
}

function ruleAt(program: Program, lookup: RootLookup, nodes: readonly number[], of: TypedHandlerRule['of']): TypedHandlerRule | undefined {
  const apis = nodes.flatMap((node) => program.apisAt(node));
  return apis.map((api) => lookup.typed(program.apis.text(api))).find((rule) => rule?.of === of);
}

function toRoot(program: Program, fn: number, { kind, reach, confidence }: Pick<TypedHandlerRule, 'kind' | 'reach' | 'confidence'>): Root {
  return { function: fn, kind, reach, name: program.calls.functions.summary(fn).name, confidence, call: -1, loop: false };
}
