import type { Program } from '../link/program.js';

/** Functions, and methods of classes, that the entry points of packages export. */
export function exportedFunctions(program: Program): number[] {
  const entries = new Set(program.files.flatMap(({ package: owner }) => owner?.entries ?? []));
  const found = new Set<number>();
  program.files.forEach(({ path }, file) => {
    if (!entries.has(path)) return;
    for (const node of program.exportsOf(file)) collect(program, node, found);
  });
  return [...found];
}

/** Functions that a file exports, alone or as members of what it exports. */
export function functionsExportedBy(program: Program, file: number): Set<number> {
  const found = new Set<number>();
  for (const node of program.exportsOf(file)) collect(program, node, found);
  return found;
}

function collect(program: Program, node: number, found: Set<number>): void {
  for (const fn of program.functionsAt(node)) found.add(fn);
  for (const [, value] of program.propertiesAt(node)) for (const fn of program.functionsAt(value)) found.add(fn);
  for (const fn of program.methodsAt(node)) found.add(fn);
}
