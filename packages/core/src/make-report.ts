import { resolveSettings } from './config/resolve-settings.js';
import { exportedFunctions } from './infer/roots/exported-functions.js';
import { infer } from './infer/infer.js';
import { judge } from './judge/judge.js';
import { linkSource, lookupFor, openSource, type LinkedProgram } from './load-program.js';
import type { AnalyzeOptions } from './options.js';
import type { Project } from './project.js';
import { rank } from './rank/rank.js';
import type { RememberedReport } from './remembered-report.js';
import type { Report } from './report/report.js';
import { selection, type Selection } from './selection.js';
import type { Stopwatch } from './stopwatch.js';
import { TOOL, VERSION } from './version.js';

/** Runs all stages, unless discovery finds what the remembered report was made of. */
export async function makeReport(project: Project, remembered: RememberedReport | null, options: AnalyzeOptions, watch: Stopwatch): Promise<Report> {
  const selected = selection(options, await resolveSettings(options));
  const source = await openSource(project, options, watch);
  const report = watch.time('recall', () => remembered?.recallFor(source)) ?? (await reportAnew());
  await project.store?.flush();
  new Set(project.store?.warnings).forEach((warning) => options.onWarning?.(warning));
  return report;

  async function reportAnew(): Promise<Report> {
    const linked = await linkSource(source, options, watch);
    const made = watch.time('report', () => reportOn(linked, options, selected, watch));
    remembered?.remember(source, linked.record, made);
    return made;
  }
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
