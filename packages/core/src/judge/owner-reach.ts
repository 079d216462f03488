import type { Facts } from '../infer/infer.js';
import type { Program } from '../link/program.js';
import type { Reach } from '../report/report.js';

/**
 * The class of path on which the objects are made whose class holds a function, or null where no class does. What is
 * static belongs to the class, which is made when the program starts.
 */
export function ownerReach(program: Program, facts: Facts, fn: number): Reach | null {
  const { calls, files, functionBase } = program;
  const file = calls.functions.file(fn);
  const { functions, classes } = files[file].summary;
  let index = fn - functionBase[file];
  while (functions[index].class < 0 && functions[index].parent !== index) index = functions[index].parent;
  if (program.classesAt(calls.functions.this(functionBase[file] + index)).length > 0) return 'startup';
  const owner = functions[index].class < 0 ? undefined : classes[functions[index].class];
  const constructor = Math.max(owner?.constructor_ ?? -1, owner?.implicitConstructor ?? -1);
  return constructor < 0 ? null : facts.reachOf(functionBase[file] + constructor).reach;
}
