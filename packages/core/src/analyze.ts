import { resolve as resolvePath } from 'node:path';
import { blockingCatalog } from './catalog/blocking/index.js';
import { createBlockingLookup, type BlockingLookup } from './catalog/blocking/lookup.js';
import { openStore, type Store } from './cache/store.js';
import type { FileRole } from './config/config.js';
import { resolveSettings } from './config/resolve-settings.js';
import { detectors } from './detectors/registry.js';
import { discoverDependencies } from './discover/dependencies.js';
import { discover } from './discover/discover.js';
import type { DiscoveredFile, Discovery } from './discover/discovered-file.js';
import { infer } from './infer/infer.js';
import { judge } from './judge/judge.js';
import { startLinking } from './link/link.js';
import type { ProgramFile } from './link/module-graph.js';
import type { Program } from './link/program.js';
import { createResolver } from './link/resolver.js';
import type { AnalyzeOptions } from './options.js';
import { exportedFunctions } from './infer/exported-functions.js';
import { rank } from './rank/rank.js';
import type { Report, SkippedFile } from './report/report.js';
import { selection } from './selection.js';
import { Stopwatch } from './stopwatch.js';
import { mergeCollectors } from './summarize/merge-collectors.js';
import { SUMMARY_VERSION, type ModuleSummary } from './summarize/module-summary.js';
import { summarizeFiles, type SummarizedFiles } from './summarize/summarize-files.js';
import { refineByTypes } from './types/refine-by-types.js';
import { TOOL, VERSION } from './version.js';

/** A program that has been read and linked, with what was left out on the way. */
export interface LinkedProgram {
  program: Program;
  skipped: SkippedFile[];
}

/**
 * Analyses a project and reports what blocks or wastes its event loop.
 *
 * @throws UsageError when a path does not exist, no file matches or an option is wrong.
 */
export async function analyze(options: AnalyzeOptions = {}): Promise<Report> {
  const watch = new Stopwatch();
  const selected = selection(options, await resolveSettings(options));
  const { program, skipped } = await loadProgram(options, watch);
  const facts = watch.time('infer', () => infer(program, { exported: selected.exportsAreRoots ? exportedFunctions(program) : [] }));
  const lookup = lookupFor(options);
  const judgements = watch.time('judge', () => judge(program, facts, { ...selected, lookup }));
  const { hiddenFindings, truncatedChains, ...ranking } = watch.time('rank', () => rank(program, facts, judgements, selected));
  return {
    schemaVersion: 1,
    tool: { name: TOOL, version: VERSION },
    ...ranking,
    coverage: {
      files: program.files.length,
      skipped,
      calls: program.calls.writtenCount,
      unresolvedCalls: program.unresolved.size,
      truncatedChains,
      hiddenFindings,
    },
    ...(options.timing ? { timings: watch.timings } : {}),
  };
}

/** Discover, summarize and link. */
export async function loadProgram(options: AnalyzeOptions, watch: Stopwatch): Promise<LinkedProgram> {
  const cwd = resolvePath(options.cwd ?? process.cwd());
  const { paths = ['.'], ignore = [], overrides, signal } = options;
  const store = storeFor(options, cwd);
  const discovery = await watch.timeAsync('discover', () => discover({ cwd, paths, ignore, overrides, signal }));
  if (options.deps) discovery.files.push(...(await watch.timeAsync('dependencies', () => discoverDependencies(discovery, cwd, signal))));
  const total = discovery.files.length;
  const onFile = (done: number): void => options.onProgress?.({ stage: 'summarize', done, total });
  const collectors = mergeCollectors(detectors.map(({ collect }) => collect));
  const read = await watch.timeAsync('summarize', () => summarizeFiles(discovery.files, { cwd, collectors, store, threads: options.threads ?? 'auto', signal, onFile }));
  const broken: SkippedFile[] = [];
  const program = await linkFiles(discovery, read, { options, cwd, store, watch, broken });
  await store?.flush();
  return { program, skipped: [...discovery.skipped, ...read.skipped, ...broken].sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** Detectors of what holds the loop: everything hangs on where that is reached from. */
const BLOCKING_DETECTORS = new Set(detectors.filter(({ category }) => category !== undefined).map(({ name }) => name));

interface LinkContext {
  options: AnalyzeOptions;
  cwd: string;
  store: Store | null;
  watch: Stopwatch;
  /** Gets each tsconfig.json that cannot be used. */
  broken: SkippedFile[];
}

async function linkFiles(discovery: Discovery, { summarized }: SummarizedFiles, { options, cwd, store, watch, broken }: LinkContext): Promise<Program> {
  const files = summarized.map(({ file, summary }): ProgramFile => ({ path: file.path, summary, role: roleOf(file, summary), isDependency: file.isDependency, package: discovery.packages[file.package] ?? null }));
  const resolve = createResolver(cwd, files.map(({ path }) => path), discovery.packages, (file) => broken.push(file));
  const apis = projectApis(options);
  const { types: mode = 'off', signal } = options;
  const linking = watch.time('link', () => startLinking(files, resolve, apis));
  if (mode === 'off') return watch.time('link', () => linking.finish());
  const refinement = await watch.timeAsync('types', () => refineByTypes(linking.solver, { cwd, mode, resolve, store, signal, lookup: lookupFor(options), projectApis: apis, detectors: BLOCKING_DETECTORS }));
  return watch.time('link', () => linking.finish(refinement));
}

function lookupFor({ blocking = [], nonBlocking = [] }: AnalyzeOptions): BlockingLookup {
  return createBlockingLookup(blockingCatalog, { blocking, nonBlocking });
}

/** APIs that the configuration adds to the catalogue. */
function projectApis({ blocking = [] }: AnalyzeOptions): string[] {
  return blocking.map((api) => `${api.module}#${api.export}`);
}

/** What a file's first lines say about it, where its place says nothing. */
export function roleOf({ role, isService }: Pick<DiscoveredFile, 'role' | 'isService'>, { executable, generated }: ModuleSummary): FileRole {
  if (role !== 'source') return role;
  if (generated) return 'generated';
  return executable && !isService ? 'bin' : role;
}

function storeFor({ cache = true, cacheLocation }: AnalyzeOptions, cwd: string): Store | null {
  if (!cache) return null;
  return openStore({ folder: resolvePath(cwd, cacheLocation ?? 'node_modules/.cache/perf-analyze'), key: `${VERSION} ${SUMMARY_VERSION}` });
}
