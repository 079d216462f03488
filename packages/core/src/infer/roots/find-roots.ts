import { shapeAt, textOfLiteral } from '../../catalog/arguments.js';
import type { RootLookup } from '../../catalog/roots/lookup.js';
import { startupHooks } from '../../catalog/roots/bootstrap.js';
import { entryName } from '../../catalog/roots/entry-name.js';
import { isSeldom } from '../../catalog/roots/period.js';
import type { RegistrationRule } from '../../catalog/roots/rules.js';
import type { Program } from '../../link/program.js';
import { decoratorRoots } from './decorator-roots.js';
import { fileRoots } from './file-roots.js';
import { functionsAmongData, handlersOf } from './handlers.js';
import { namedRoots, typedRoots } from './parameter-roots.js';
import type { Root } from './root.js';
import { startingFunctions } from './server-starts.js';
import { subclassRoots } from './subclass-roots.js';

/** Everything that calls into the program from outside, with the class of path that it starts. */
export function findRoots(program: Program, lookup: RootLookup, offloaded: ReadonlySet<number>): Root[] {
  const declared = [...registrationRoots(program, lookup), ...decoratorRoots(program, lookup), ...subclassRoots(program, lookup)];
  // A type says more than a place in the tree, and a name is the last resort.
  const typed = without(declared, typedRoots(program, lookup));
  const placed = fileRoots(program, lookup).filter((root) => typed.every((other) => other.function !== root.function || other.reach === root.reach));
  const named = without([...declared, ...typed, ...placed], namedRoots(program, lookup));
  const starting = without(declared, [...startingFunctions(program), ...endingFunctions(program)]);
  // What a dependency registers or looks like is its own affair: the program calls what it calls.
  const own = [...declared, ...typed, ...placed, ...named, ...starting].filter((root) => !program.files[program.calls.functions.file(root.function)].isDependency);
  return [...moduleRoots(program, offloaded), ...own];
}

/** The roots whose function is not among the others. */
function without(others: readonly Root[], roots: readonly Root[]): Root[] {
  const known = new Set(others.map((root) => root.function));
  return roots.filter((root) => !known.has(root.function));
}

/** The body of each module, and what runs with it. */
function moduleRoots(program: Program, offloaded: ReadonlySet<number>): Root[] {
  return program.files.flatMap(({ path, summary, role }, file) => {
    const reach = offloaded.has(file) ? 'offloaded' : role === 'source' ? 'startup' : 'tooling';
    return summary.functions.flatMap((fn, index): Root[] => {
      const root = { function: program.functionBase[file] + index, reach, confidence: 'definite', call: -1, loop: false } as const;
      if (fn.kind === 'module' || fn.kind === 'static-block') return [{ ...root, kind: role === 'test' ? 'test' : 'module', name: path }];
      return startupHooks.has(fn.name.split('.').pop() ?? '') && fn.class >= 0 ? [{ ...root, kind: 'lifecycle', name: fn.name }] : [];
    });
  });
}

/** Functions after which the process ends: whoever calls them is done. */
function endingFunctions({ calls, functionCount }: Program): Root[] {
  const roots: Root[] = [];
  for (let fn = 0; fn < functionCount; fn++) {
    const { ends, name } = calls.functions.summary(fn);
    if (ends) roots.push({ function: fn, kind: 'command', reach: 'tooling', name, confidence: 'definite', call: -1, loop: false });
  }
  return roots;
}

/** Functions that the program hands to frameworks: `app.get('/', handler)`. */
function registrationRoots(program: Program, lookup: RootLookup): Root[] {
  const { calls, apis } = program;
  const roots: Root[] = [];
  for (let call = 0; call < calls.writtenCount; call++) {
    for (const api of calls.externals(call)) {
      const rule = lookup.registration(apis.text(api), calls.eventName(call));
      if (rule) roots.push(...rootsOfRegistration(program, call, apis.text(api), rule));
    }
  }
  return roots;
}

function rootsOfRegistration(program: Program, call: number, api: string, rule: RegistrationRule): Root[] {
  const handlers = handlersOf(program, call, rule.handlers);
  const guessed = functionsAmongData(program, call);
  const literal = (argument: number, property?: string): string | undefined => textOfLiteral(shapeAt(program.calls.shapes(call), argument, property));
  const seldom = rule.period && isSeldom(program.calls.shapes(call), rule.period);
  return [...handlers].map((fn) => ({
    function: fn,
    kind: rule.kind,
    reach: rule.reach,
    name: entryName(rule.name, { api, name: program.calls.functions.summary(fn).name, literal }),
    confidence: guessed.has(fn) ? 'possible' : rule.rare || program.calls.externals(call).length > 1 ? 'probable' : 'definite',
    call,
    loop: rule.loopOutside !== undefined && !isUnder(program, call, fn, rule.loopOutside),
    seldom,
  }));
}

/** Whether a handler sits directly under one of the named properties of the call's arguments. */
function isUnder(program: Program, call: number, fn: number, names: readonly string[]): boolean {
  return program.calls.arguments(call).some((node) => isBelow(program, node, fn, names, 0));
}

function isBelow(program: Program, node: number, fn: number, names: readonly string[], depth: number): boolean {
  return program.propertiesAt(node).some(([name, value]) => {
    if (names.includes(name)) return program.propertiesAt(value).some(([, field]) => program.functionsAt(field).includes(fn));
    return depth < 3 && isBelow(program, value, fn, names, depth + 1);
  });
}
