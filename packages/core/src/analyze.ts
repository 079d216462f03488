import { resolveSettings } from './config/resolve-settings.js';
import { engineStamp } from './engine-stamp.js';
import { exportedFunctions } from './infer/exported-functions.js';
import { infer } from './infer/infer.js';
import { judge } from './judge/judge.js';
import { linkSource, lookupFor, openSource, type LinkedProgram } from './load-program.js';
import type { AnalyzeOptions } from './options.js';
import { rank } from './rank/rank.js';
import { RememberedReport } from './remembered-report.js';
import type { Report } from './report/report.js';
import { selection, type Selection } from './selection.js';
import { Stopwatch } from './stopwatch.js';
import { TOOL, VERSION } from './version.js';

/**
 * Analyses a project and reports what blocks or wastes its event loop.
 *
 * @throws UsageError when a path does not exist, no file matches or an option is wrong.
 */
export function analyze(options: AnalyzeOptions = {}): Promise<Report> {
  return analyzeWith(engineStamp(), options);
}

/** `engine` stands for the code that runs: reports of another one, or of one that cannot be told, are not recalled. */
export async function analyzeWith(engine: string | null, options: AnalyzeOptions): Promise<Report> {
  const watch = new Stopwatch();
  const selected = selection(options, await resolveSettings(options));
  const source = await openSource(options, watch);
  const { store, cwd, discovery } = source;
  // Types come from files that are not discovered.
  const remembered = engine !== null && store && (options.types ?? 'off') === 'off' ? new RememberedReport(store, cwd, options, engine) : null;
  let report = watch.time('recall', () => remembered?.recall(discovery)) ?? null;
  if (report === null) {
    const linked = await linkSource(source, options, watch);
    report = watch.time('report', () => reportOn(linked, options, selected, watch));
    remembered?.remember(discovery, linked.record, report);
    await store?.flush();
    new Set(store?.warnings).forEach((warning) => options.onWarning?.(warning));
  }
  return options.timing ? { ...report, timings: watch.timings } : report;
}

function reportOn({ program, skipped }: LinkedProgram, options: AnalyzeOptions, selected: Selection, watch: Stopwatch): Report {
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
  };
}
