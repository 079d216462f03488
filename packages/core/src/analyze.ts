import { engineStamp } from './engine-stamp.js';
import type { AnalyzeOptions } from './options.js';
import { openProject } from './project.js';
import { RememberedReport } from './remembered-report.js';
import type { Report } from './report/report.js';
import { Stopwatch } from './stopwatch.js';

const PROMISES_PRESET = 'The preset "promises" changes nothing yet: it is to add detectors of needless promises, which this version does not have.';

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
  if (options.preset === 'promises') options.onWarning?.(PROMISES_PRESET);
  options.signal?.throwIfAborted();
  const project = openProject(options);
  // Types come from files that are not discovered.
  const { cwd, store } = project;
  const remembered = engine !== null && store && (options.types ?? 'off') === 'off' ? new RememberedReport(store, cwd, options, engine) : null;
  const report = watch.time('recall', () => remembered?.recall()) ?? (await makeReport(project, remembered, options, watch));
  return options.timing ? { ...report, timings: watch.timings } : report;
}

/** The engine is loaded when it is needed: most runs find nothing changed. */
async function makeReport(...needs: Parameters<typeof import('./make-report.js').makeReport>): Promise<Report> {
  return (await import('./make-report.js')).makeReport(...needs);
}
