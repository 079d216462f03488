import type { Program } from '../link/program.js';
import type { Root } from './root.js';

/**
 * The files that only serve executables: what `bin` files and scripts import, unless a server or a job starts there,
 * or the package offers the file to others by `main` or `exports`.
 */
export function toolFiles(program: Program, roots: readonly Root[]): ReadonlySet<number> {
  const isExecutable = (file: number): boolean => program.files[file].role === 'bin' || program.files[file].role === 'script';
  const tools = closure(program, allFiles(program).filter(isExecutable));
  const serves = roots.some(({ function: fn, reach, call }) => call >= 0 && (reach === 'request' || reach === 'background') && tools.has(program.calls.functionFile(fn)) && !isSignal(program, call));
  if (serves) return new Set();
  const entries = new Set(program.files.flatMap(({ package: owner }) => owner?.entries ?? []));
  const offered = closure(program, allFiles(program).filter((file) => entries.has(program.files[file].path) && !isExecutable(file)));
  return new Set([...tools].filter((file) => !offered.has(file)));
}

/** A command line program listens to signals too. */
function isSignal({ calls, apis }: Program, call: number): boolean {
  return calls.externals(call).some((api) => apis.text(api).startsWith('global#process.') || apis.text(api).startsWith('node:process#'));
}

function allFiles(program: Program): number[] {
  return program.files.map((_, file) => file);
}

/** Files and everything that they import. */
function closure(program: Program, from: readonly number[]): Set<number> {
  const found = new Set(from);
  const pending = [...from];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    for (const imported of importsOf(program, file)) {
      if (found.has(imported)) continue;
      found.add(imported);
      pending.push(imported);
    }
  }
  return found;
}

function importsOf(program: Program, file: number): number[] {
  const { names, imports } = program.files[file].summary;
  const specifiers = new Set<number>();
  for (let row = 1; row < imports.imports.length; row += 3) specifiers.add(imports.imports[row]);
  for (let row = 1; row < imports.requires.length; row += 2) specifiers.add(imports.requires[row]);
  for (let row = 1; row < imports.reexports.length; row += 3) specifiers.add(imports.reexports[row]);
  return [...specifiers].map((name) => program.resolve(file, names[name])).filter((resolved) => typeof resolved === 'number');
}
