import { kept } from '../../kept.js';
import type { Program } from '../../link/program.js';
import { entryFiles } from '../files/entry-files.js';

/** Functions, and methods of classes, that the entry points of packages export. */
export function exportedFunctions(program: Program): number[] {
  return [...new Set(entryFiles(program).flatMap((file) => [...functionsExportedBy(program, file)]))];
}

const exportedByFile = kept<Program, Map<number, ReadonlySet<number>>>(() => new Map());

/** Functions that a file exports, alone or as members of what it exports. */
export function functionsExportedBy(program: Program, file: number): ReadonlySet<number> {
  const byFile = exportedByFile(program);
  const exported = byFile.get(file) ?? new Set(program.exportsOf(file).flatMap((node) => functionsIn(program, node)));
  byFile.set(file, exported);
  return exported;
}

/** Whether the file of a function exports it, alone or as a member of something. */
export function isExported(program: Program, fn: number): boolean {
  return functionsExportedBy(program, program.calls.functions.file(fn)).has(fn);
}

function functionsIn(program: Program, node: number): number[] {
  const members = program.propertiesAt(node).flatMap(([, value]) => program.functionsAt(value));
  return [...program.functionsAt(node), ...members, ...program.methodsAt(node)];
}
