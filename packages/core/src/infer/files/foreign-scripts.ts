import { isBuiltin } from 'node:module';
import type { Program } from '../../link/program.js';
import { entryFiles } from './entry-files.js';
import { loadedFiles, specifiersOf } from './loaded-files.js';

/**
 * Scripts that are data: nothing loads or starts them, they offer nothing, and they ask for modules that no package here
 * declares. The program may send them to another one, which has these modules.
 */
export function foreignScripts(program: Program): ReadonlySet<number> {
  const entries = new Set(entryFiles(program));
  const declared = new Set(program.files.flatMap(({ package: owner }) => (owner ? [...owner.dependencies, ...(owner.name === null ? [] : [owner.name])] : [])));
  const isStart = (file: number): boolean => entries.has(file) || program.files[file].isService === true || program.files[file].role === 'bin';
  // Where nobody says how a package starts, any of its files may be the start.
  const started = new Set(program.files.flatMap(({ package: owner }, file) => (owner && isStart(file) ? [owner] : [])));
  const isCandidate = (file: number): boolean => {
    const { role, package: owner, handlers } = program.files[file];
    return role === 'source' && owner !== null && started.has(owner) && handlers === undefined && !isStart(file);
  };
  const candidates = program.files.flatMap((_, file) => (isCandidate(file) && asksForUndeclared(program, file, declared) && !offers(program, file) ? [file] : []));
  const loaded = candidates.length > 0 ? loadedFiles(program) : new Set<number>();
  return new Set(candidates.filter((file) => !loaded.has(file)));
}

/** What CommonJS exports when nothing is assigned is an object without properties. */
function offers(program: Program, file: number): boolean {
  const { esm, imports } = program.files[file].summary;
  if (esm) return imports.exports.length > 0 || imports.reexports.length > 0;
  return program.namedExportsOf(file).some(([name, node]) => name !== 'default' || program.functionsAt(node).length > 0 || program.classesAt(node).length > 0 || program.apisAt(node).length > 0);
}

const PACKAGE = /^(?:@[\w.-]+\/)?\w[\w.-]*(?=\/|$)/;

/** A path of the project (`@/store`, `~/store`, `#store`) is no package. */
function asksForUndeclared(program: Program, file: number, declared: ReadonlySet<string>): boolean {
  return specifiersOf(program, file).some((specifier) => {
    const [name] = PACKAGE.exec(specifier) ?? [];
    return name !== undefined && !isBuiltin(specifier) && !declared.has(name) && typeof program.resolve(file, specifier) === 'string';
  });
}
