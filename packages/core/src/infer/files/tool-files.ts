import { meansDevelopment } from '../../catalog/environment.js';
import { idleKinds } from '../../catalog/roots/idle-kinds.js';
import { isMemberOfProcess } from '../../catalog/roots/servers.js';
import type { ProgramFile } from '../../link/module-graph.js';
import type { Program } from '../../link/program.js';
import { entryFiles } from './entry-files.js';
import { filesLoadedBy, filesThatImport, filesThatLoad } from './loaded-files.js';
import { readsArguments } from './reads-arguments.js';
import type { Root } from '../roots/root.js';

/**
 * The files that only serve executables: what the `bin` files and scripts of a package load, unless a server or a job
 * starts there, or the package offers the file to others by `main` or `exports`; what is only loaded in development; and
 * what only the configuration of build tools loads, such as a gulpfile.
 */
export function toolFiles(program: Program, roots: readonly Root[]): ReadonlySet<number> {
  const serving = servingFiles(program, roots);
  const development = filesForDevelopment(program);
  const tools = filesLoadedBy(program, [...development]);
  const others = new Set([...offeredFiles(program, development), ...filesBesides(program, tools, development)]);
  for (const file of filesOfBuilds(program, development)) tools.add(file);
  program.files.forEach((_, executable) => {
    if (!isExecutable(program, executable) || development.has(executable)) return;
    const loaded = filesLoadedBy(program, [executable], development);
    const serves = [...loaded].some((file) => serving.has(file));
    for (const file of loaded) (serves ? others : tools).add(file);
  });
  return new Set([...tools].filter((file) => !others.has(file)));
}

/** What begins by saying that the program is being developed or tested. */
function filesForDevelopment(program: Program): Set<number> {
  const setters = program.files.flatMap(({ summary: { mode } }, file) => (mode !== null && meansDevelopment(mode, true) ? [file] : []));
  return new Set([...setters, ...(setters.length > 0 ? filesThatImport(program, new Set(setters)) : [])]);
}

function filesOfBuilds(program: Program, development: ReadonlySet<number>): number[] {
  const configuration = program.files.flatMap(({ role }, file) => (role === 'config' ? [file] : []));
  const loaded = filesLoadedBy(program, configuration, development);
  const besides = filesBesides(program, loaded, development);
  return [...loaded].filter((file) => !besides.has(file));
}

/** What the program loads without them, or runs as a service. */
function filesBesides(program: Program, loaded: ReadonlySet<number>, development: ReadonlySet<number>): Set<number> {
  if (loaded.size === 0) return new Set();
  const isBesides = ({ role, isService }: ProgramFile, file: number): boolean => role === 'source' && !development.has(file) && (isService === true || !loaded.has(file));
  return filesLoadedBy(program, program.files.flatMap((file, index) => (isBesides(file, index) ? [index] : [])), development);
}

function isExecutable({ files }: Program, file: number): boolean {
  return files[file].role === 'bin' || files[file].role === 'script';
}

/** The files in which a function is registered that answers others or a schedule. */
function servingFiles({ calls, apis, files }: Program, roots: readonly Root[]): Set<number> {
  // A command line program listens to signals too.
  const isSignal = (call: number): boolean => calls.externals(call).some((api) => isMemberOfProcess(apis.text(api)));
  // Whoever asks for a schedule at the command line waits for nothing else.
  const isAskedFor = (call: number): boolean => readsArguments(files[calls.file(call)].summary);
  const repeats = ({ kind, reach, call }: Root): boolean => reach === 'background' && !idleKinds.has(kind) && !isSignal(call) && !isAskedFor(call);
  const serving = roots.filter((root) => root.call >= 0 && (root.reach === 'request' || repeats(root)));
  return new Set(serving.map(({ function: fn }) => calls.functions.file(fn)));
}

/** What others may load by `main` or `exports`. An entry that looks at the command line is the program itself. */
function offeredFiles(program: Program, development: ReadonlySet<number>): Set<number> {
  const entries = entryFiles(program).filter((file) => !isExecutable(program, file));
  const readers = program.files.flatMap(({ summary }, file) => (readsArguments(summary) ? [file] : []));
  const programs = filesThatLoad(program, readers);
  return filesLoadedBy(program, entries.filter((file) => !programs.has(file) && !development.has(file)), development);
}
