import type { Program } from '../../link/program.js';

/**
 * The constructor by which the objects are made whose class holds a function: null where no class does, and `class` where
 * the function is static, so that there is but one.
 */
export function makerOf(program: Program, fn: number): number | 'class' | null {
  const { calls, files, functionBase } = program;
  const file = calls.functions.file(fn);
  const { functions, classes } = files[file].summary;
  let index = fn - functionBase[file];
  while (functions[index].class < 0 && functions[index].parent !== index) index = functions[index].parent;
  if (program.classesAt(calls.functions.this(functionBase[file] + index)).length > 0) return 'class';
  const owner = functions[index].class < 0 ? undefined : classes[functions[index].class];
  const constructor = Math.max(owner?.constructor_ ?? -1, owner?.implicitConstructor ?? -1);
  return constructor < 0 ? null : functionBase[file] + constructor;
}
