import { resolve } from 'node:path';
import type { AnalyzeOptions, Report } from '@perf-analyze/core';
import { applyBaseline } from '../baseline/apply-baseline.js';
import { baselineOf, baselineText, defaultBaselineFile, scopeOf } from '../baseline/baseline.js';
import { analyzeOptions, defined } from '../config/analyze-options.js';
import { loadConfig } from '../config/load-config.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { pairOutputs } from '../output/output-request.js';
import { writeAtomically } from '../output/write-atomically.js';
import { writeReports } from '../output/write-reports.js';
import { counted } from '../text/counted.js';
import { analyzeWithProgress } from './analyze-with-progress.js';
import { checkCommand } from './check-command.js';
import type { AnalyzeFlags } from './commands.js';
import { checkDetectors } from './find-detector.js';

/** `perf-analyze [paths…]`: analyses, writes the reports and gives the exit code. */
export async function analyze(paths: string[], flags: AnalyzeFlags, host: Host): Promise<number> {
  checkCommand(paths, host.cwd);
  const targets = pairOutputs(flags.outputs);
  const core = await host.loadCore();
  checkDetectors(flags.detector ?? [], core.detectors);
  const config = await loadConfig(flags.config, host, core);
  const options = { ...analyzeOptions(paths, flags, config, host), ...filters(flags) };
  const report = await analyzeWithProgress(core.analyze, options, host, !flags.quiet);
  if (flags.updateBaseline) return updateBaseline(report, flags.baseline ?? defaultBaselineFile, options, host);
  const shown =
    flags.baseline === undefined
      ? { report, notes: [] }
      : await applyBaseline(report, flags.baseline, options, host);
  await writeReports(shown.report, targets, { quiet: flags.quiet === true, notes: shown.notes }, { host, core });
  return exitCode(shown.report.findings, {
    failOn: flags.failOn ?? config.failOn ?? 'P0',
    maxFindings: flags.maxFindings,
    preset: options.preset,
  });
}

function filters({ priority, confidence, reach, detector, timing }: AnalyzeFlags): AnalyzeOptions {
  return defined({ priority, confidence, reach, only: detector, timing });
}

async function updateBaseline(report: Report, file: string, options: AnalyzeOptions, host: Host): Promise<number> {
  const text = baselineText(baselineOf(report, scopeOf(options)));
  await writeAtomically(resolve(host.cwd, file), text, host.signal);
  await host.stdout.write(`${file} now lists ${counted(report.findings.length, 'finding')}.\n`);
  return 0;
}
