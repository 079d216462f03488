import { entryName } from '../catalog/roots/entry-name.js';
import type { RootLookup } from '../catalog/roots/lookup.js';
import type { Program } from '../link/program.js';
import { methodsOf } from './decorator-roots.js';
import type { Root } from './root.js';

/** Methods that a framework calls because of what their class extends or implements. */
export function subclassRoots(program: Program, lookup: RootLookup): Root[] {
  const roots: Root[] = [];
  program.files.forEach(({ summary }, file) => {
    summary.classes.forEach(({ supers, name }, classIndex) => {
      const bases = supers.flatMap((node) => program.apisAt(program.nodeBase[file] + node)).map((api) => program.apis.text(program.apis.callable(api)));
      for (const rule of bases.flatMap((base) => lookup.subclass(base))) {
        for (const index of methodsOf(program, file, classIndex, rule.methods)) {
          roots.push({
            function: program.functionBase[file] + index,
            kind: rule.kind,
            reach: rule.reach === 'caller' ? 'background' : rule.reach,
            name: entryName(rule.name, { name }),
            confidence: 'definite',
            call: -1,
            loop: rule.loop === true,
          });
        }
      }
    });
  });
  return roots;
}
