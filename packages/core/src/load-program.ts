import { blockingCatalog } from './catalog/blocking/index.js';
import { createBlockingLookup, type BlockingLookup } from './catalog/blocking/lookup.js';
import type { Store } from './cache/store.js';
import { detectors } from './detectors/registry.js';
import { discoverDependencies } from './discover/dependencies.js';
import { discover } from './discover/discover.js';
import { Disk, type Sights } from './discover/disk.js';
import type { Discovery } from './discover/discovered-file.js';
import { startLinking } from './link/link.js';
import type { ProgramFile } from './link/module-graph.js';
import type { Program } from './link/program.js';
import type { Search } from './link/search.js';
import { recordedSearch, type SearchRecord } from './link/recorded-search.js';
import { createResolver } from './link/resolver.js';
import type { AnalyzeOptions } from './options.js';
import { openProject, type Project } from './project.js';
import { roleOf } from './role-of.js';
import type { SkippedFile } from './report/report.js';
import type { Stopwatch } from './stopwatch.js';
import { mergeCollectors } from './summarize/merge-collectors.js';
import { summarizeFiles, type SummarizedFiles } from './summarize/summarize-files.js';
import { refineByTypes } from './types/refine-by-types.js';

/** A program that has been read and linked, with what was left out on the way. */
export interface LinkedProgram {
  program: Program;
  skipped: SkippedFile[];
  /** What was looked for outside the program on the way. */
  record: SearchRecord;
}

/** Discover, summarize and link. */
export async function loadProgram(options: AnalyzeOptions, watch: Stopwatch): Promise<LinkedProgram> {
  return linkSource(await openSource(openProject(options), options, watch), options, watch);
}

/** What there is to analyse, before it is read. */
export interface Source extends Project {
  discovery: Discovery;
  /** What discovery looked at, or null when that is not known. */
  sights: Sights | null;
}

export async function openSource({ cwd, store }: Project, options: AnalyzeOptions, watch: Stopwatch): Promise<Source> {
  const { paths = ['.'], ignore = [], overrides, signal } = options;
  const disk = new Disk();
  const project = await watch.timeAsync('discover', () => discover({ cwd, paths, ignore, overrides, signal, disk }));
  const dependencies = options.deps ? await watch.timeAsync('dependencies', () => discoverDependencies(project, cwd, signal)) : [];
  const sights = options.deps ? null : disk.sights;
  return { cwd, store, sights, discovery: { ...project, files: [...project.files, ...dependencies] } };
}

export async function linkSource({ cwd, store, discovery }: Source, options: AnalyzeOptions, watch: Stopwatch): Promise<LinkedProgram> {
  const { signal } = options;
  const total = discovery.files.length;
  const onFile = (done: number): void => options.onProgress?.({ stage: 'summarize', done, total });
  const collectors = mergeCollectors(detectors.map(({ collect }) => collect));
  const read = await watch.timeAsync('summarize', () => summarizeFiles(discovery.files, { cwd, collectors, store, threads: options.threads ?? 'auto', signal, onFile }));
  const { search, record } = recordedSearch(cwd);
  const program = await linkFiles(discovery, read, { options, cwd, store, watch, search });
  await store?.flush();
  return { program, record, skipped: [...discovery.skipped, ...read.skipped, ...record.broken].sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** Detectors of what holds the loop: everything hangs on where that is reached from. */
const BLOCKING_DETECTORS = new Set(detectors.filter(({ category }) => category !== undefined).map(({ name }) => name));

interface LinkContext {
  options: AnalyzeOptions;
  cwd: string;
  store: Store | null;
  watch: Stopwatch;
  search: Search;
}

async function linkFiles(discovery: Discovery, { summarized }: SummarizedFiles, { options, cwd, store, watch, search }: LinkContext): Promise<Program> {
  const files = summarized.map(({ file, summary }): ProgramFile => ({ path: file.path, summary, role: roleOf(file, summary), isDependency: file.isDependency, isService: file.isService, package: discovery.packages[file.package] ?? null, handlers: file.handlers }));
  const resolve = createResolver(files.map(({ path }) => path), discovery, search);
  const apis = projectApis(options);
  const { types: mode = 'off', signal } = options;
  const linking = watch.time('link', () => startLinking(files, resolve, apis));
  if (mode === 'off') return watch.time('link', () => linking.finish());
  const refinement = await watch.timeAsync('types', () => refineByTypes(linking.solver, { cwd, mode, resolve, store, signal, lookup: lookupFor(options), projectApis: apis, detectors: BLOCKING_DETECTORS }));
  return watch.time('link', () => linking.finish(refinement));
}

export function lookupFor({ blocking = [], nonBlocking = [] }: AnalyzeOptions): BlockingLookup {
  return createBlockingLookup(blockingCatalog, { blocking, nonBlocking });
}

/** APIs that the configuration adds to the catalogue. */
function projectApis({ blocking = [] }: AnalyzeOptions): string[] {
  return blocking.map((api) => `${api.module}#${api.export}`);
}
