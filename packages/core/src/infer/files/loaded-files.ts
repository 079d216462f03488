import { kept } from '../../kept.js';
import { filesMeant } from '../../link/computed-files.js';
import type { Program } from '../../link/program.js';

/** Files and everything that they import, be it by a name whose end is computed, but for some. */
export function filesLoadedBy(program: Program, from: readonly number[], except?: ReadonlySet<number>): Set<number> {
  const found = new Set(from);
  for (const file of found) for (const loaded of loadsOf(program, file)) if (!except?.has(loaded)) found.add(loaded);
  return found;
}

/** Every file that another one loads. */
export function loadedFiles(program: Program): Set<number> {
  return new Set(program.files.flatMap((_, file) => loadsOf(program, file).filter((loaded) => loaded !== file)));
}

/** Files, and everything by which they are loaded. */
export function filesThatLoad(program: Program, targets: readonly number[]): Set<number> {
  const importers = program.files.map((): number[] => []);
  program.files.forEach((_, file) => loadsOf(program, file).forEach((loaded) => importers[loaded].push(file)));
  const found = new Set(targets);
  for (const file of found) for (const importer of importers[file]) found.add(importer);
  return found;
}

const loadsByFile = kept<Program, Map<number, readonly number[]>>(() => new Map());

function loadsOf(program: Program, file: number): readonly number[] {
  const loads = loadsByFile(program);
  const found = loads.get(file) ?? [...importsOf(program, file), ...computedOf(program, file)];
  loads.set(file, found);
  return found;
}

function importsOf(program: Program, file: number): number[] {
  return specifiersOf(program, file)
    .map((specifier) => program.resolve(file, specifier))
    .filter((resolved) => typeof resolved === 'number');
}

/** The modules that a file names. */
export function specifiersOf({ files }: Program, file: number): string[] {
  const { names, imports } = files[file].summary;
  const specifiers = new Set<number>();
  for (let row = 1; row < imports.imports.length; row += 3) specifiers.add(imports.imports[row]);
  for (let row = 1; row < imports.requires.length; row += 2) specifiers.add(imports.requires[row]);
  for (let row = 1; row < imports.reexports.length; row += 3) specifiers.add(imports.reexports[row]);
  return [...specifiers].map((name) => names[name]);
}

/** The files that import others by their syntax, and so before their own code runs. */
export function filesThatImport(program: Program, targets: ReadonlySet<number>): number[] {
  return program.files.flatMap(({ summary: { names, imports } }, file) => {
    const specifiers = imports.imports.filter((_, column) => column % 3 === 1);
    return specifiers.some((name) => targets.has(Number(program.resolve(file, names[name])))) ? [file] : [];
  });
}

function computedOf({ files }: Program, file: number): number[] {
  const { names, imports } = files[file].summary;
  return imports.computed.flatMap((name, column) => (column % 2 === 1 ? filesMeant(files, file, names[name]) : []));
}
