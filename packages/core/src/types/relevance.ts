import { isBuiltin } from 'node:module';
import type { BlockingLookup } from '../catalog/blocking/lookup.js';
import { append } from '../append.js';
import { BUILTIN_NAMES } from '../link/guess-targets.js';
import type { ProgramFile } from '../link/module-graph.js';
import type { Solver } from '../link/solver.js';

/** What an answer must lead to for a finding to change. */
export interface Relevance {
  /** Functions that hold the loop. */
  blocking: ReadonlySet<number>;
  /** The same, and those that may do so once their unresolved calls are known. */
  functions: ReadonlySet<number>;
  /** The names under which such functions are properties of something. */
  names: ReadonlySet<string>;
}

/** Follows calls backwards from everything that a detector could judge, through unresolved calls by name. */
export function findRelevance(solver: Solver, lookup: BlockingLookup, detectors: ReadonlySet<string>): Relevance {
  const propertyNames = propertyNamesOf(solver);
  const { callers, unresolved } = indexCallers(solver);
  const blocking = new Set(judgedFunctions(solver, lookup, detectors));
  const callersOf = (fn: number): number[] => [...(callers.get(fn) ?? []), ...enclosing(solver, fn)];
  for (const fn of blocking) for (const caller of callersOf(fn)) blocking.add(caller);
  const functions = new Set(blocking);
  const names = new Set<string>();
  for (const fn of functions) {
    const fresh = (propertyNames.get(fn) ?? []).filter((name) => !names.has(name));
    for (const name of fresh) names.add(name);
    // Everybody calls a `get`: whose it is gets asked, but not whatever may depend on the answer.
    const byName = fresh.filter((name) => !BUILTIN_NAMES.has(name)).flatMap((name) => unresolved.get(name) ?? []);
    for (const caller of [...callersOf(fn), ...byName]) functions.add(caller);
  }
  return { blocking, functions, names };
}

interface Callers {
  /** Who calls a function. */
  callers: Map<number, number[]>;
  /** Who calls something of a name that is not known. */
  unresolved: Map<string, number[]>;
}

function indexCallers({ calls }: Solver): Callers {
  const index: Callers = { callers: new Map(), unresolved: new Map() };
  for (let call = 0; call < calls.writtenCount; call++) {
    const targets = calls.targets(call);
    for (const target of targets) append(index.callers, target, calls.function(call));
    const member = calls.member(call);
    if (member !== null && targets.length === 0) append(index.unresolved, member, calls.function(call));
  }
  return index;
}

/** Functions that hold a candidate of one of the detectors, or call what the catalogue knows. */
function judgedFunctions({ files, tokens, calls, apis }: Solver, lookup: BlockingLookup, detectors: ReadonlySet<string>): number[] {
  const found: number[] = [];
  files.forEach(({ summary }, file) => {
    const base = tokens.functionBase[file];
    for (const candidate of summary.candidates) if (candidate.function > 0 && detectors.has(candidate.detector)) found.push(base + candidate.function);
    summary.functions.forEach(({ declared }, index) => {
      if (declared === 'blocking') found.push(base + index);
    });
  });
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.externals(call).some((api) => lookup.rowsFor(apis.text(api)).length > 0)) found.push(calls.function(call));
  }
  return found;
}

/** A function in which another is written; module bodies run at start and are no callers. */
function enclosing({ calls, tokens }: Solver, fn: number): number[] {
  const base = tokens.functionBase[calls.functions.file(fn)];
  const { parent, kind } = calls.functions.summary(fn);
  return kind === 'module' || parent === 0 ? [] : [base + parent];
}

function propertyNamesOf({ files, tokens }: Solver): Map<number, string[]> {
  const names = new Map<number, string[]>();
  files.forEach(({ summary }, file) => {
    const { functions, stores } = summary.flow;
    const functionAt = new Map<number, number>();
    for (let row = 0; row < functions.length; row += 2) functionAt.set(functions[row], tokens.functionBase[file] + functions[row + 1]);
    for (let row = 0; row < stores.length; row += 3) {
      const fn = functionAt.get(stores[row + 2]);
      if (fn !== undefined) append(names, fn, summary.names[stores[row + 1]]);
    }
  });
  return names;
}

/** The last names of the catalogue's paths that a receiver of this program can have. */
export function catalogNames(files: readonly ProgramFile[], apis: Iterable<string>): Set<string> {
  const modules = modulesNear(files);
  const names = new Set<string>();
  for (const api of apis) {
    const at = api.indexOf('#');
    const module = api.slice(0, at);
    const name = api.slice(Math.max(at, api.lastIndexOf('.')) + 1);
    if (module !== 'global' && (modules.has(module) || (isBuiltin(module) && name.endsWith('Sync')))) names.add(name);
  }
  return names;
}

/** Modules that the program imports or that its packages depend on. */
function modulesNear(files: readonly ProgramFile[]): Set<string> {
  const modules = new Set<string>();
  for (const { summary, package: owner } of files) {
    for (const dependency of owner?.dependencies ?? []) modules.add(dependency);
    const { imports, requires } = summary.imports;
    for (let row = 1; row < imports.length; row += 3) modules.add(withScheme(summary.names[imports[row]]));
    for (let row = 1; row < requires.length; row += 2) modules.add(withScheme(summary.names[requires[row]]));
  }
  return modules;
}

function withScheme(specifier: string): string {
  return isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier;
}
