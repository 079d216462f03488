import { entryName } from '../../catalog/roots/entry-name.js';
import type { RootLookup } from '../../catalog/roots/lookup.js';
import type { SubclassRule } from '../../catalog/roots/rules.js';
import { append } from '../../append.js';
import type { Program } from '../../link/program.js';
import { methodsOf } from './decorator-roots.js';
import type { Root } from './root.js';

interface InheritedMethod {
  function: number;
  class: number;
  className: string;
  rule: SubclassRule;
}

/** Methods that a framework calls because of what their class extends or implements. */
export function subclassRoots(program: Program, lookup: RootLookup): Root[] {
  return inheritedMethods(program, lookup).flatMap(({ function: fn, className, rule }): Root[] => {
    const { kind, reach } = rule;
    if (reach === 'caller') return [];
    return [{ function: fn, kind, reach, name: entryName(rule.name, { name: className }), confidence: 'definite', call: -1, loop: rule.loop === true }];
  });
}

/** Methods that run on behalf of whoever constructs their class: those of streams. By class. */
export function methodsCalledByBase(program: Program, lookup: RootLookup): ReadonlyMap<number, { function: number; loop: boolean }[]> {
  const byClass = new Map<number, { function: number; loop: boolean }[]>();
  for (const { function: fn, class: id, rule } of inheritedMethods(program, lookup)) {
    if (rule.reach !== 'caller') continue;
    append(byClass, id, { function: fn, loop: rule.loop === true });
  }
  return byClass;
}

function inheritedMethods(program: Program, lookup: RootLookup): InheritedMethod[] {
  return program.files.flatMap(({ summary }, file) =>
    summary.classes.flatMap(({ supers, name }, index) => {
      const bases = supers.flatMap((node) => program.apisAt(program.nodeBase[file] + node)).map((api) => program.apis.text(program.apis.callable(api)));
      return bases
        .flatMap((base) => lookup.subclass(base))
        .flatMap((rule) =>
          methodsOf(program, file, index, rule.methods).map((fn) => ({ function: program.functionBase[file] + fn, class: program.classBase[file] + index, className: name, rule })),
        );
    }),
  );
}
