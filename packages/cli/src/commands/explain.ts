import type { DetectorInfo, Report } from '@perf-analyze/core';
import { reaches } from '../choices.js';
import { CommandLineError } from '../command-line-error.js';
import { analyzeOptions } from '../config/analyze-options.js';
import { loadConfig } from '../config/load-config.js';
import { detectorPage } from '../explain/detector-page.js';
import { findingPage } from '../explain/finding-page.js';
import { linePage } from '../explain/line-page.js';
import type { Page } from '../explain/page.js';
import type { Core, Host } from '../host.js';
import { palette } from '../render/stylish/palette.js';
import { closest } from '../text/closest.js';
import { hasColor } from '../text/has-color.js';
import { printableStrings } from '../text/printable.js';
import { sourceReader } from '../text/source-lines.js';
import { textWidth } from '../text/text-width.js';
import { analyzeWithProgress } from './analyze-with-progress.js';
import type { AnalysisFlags } from './commands.js';
import { parseLine } from './source-line.js';

/** `perf-analyze explain`: everything about a detector, a finding or a line. */
export async function explain(target: string, paths: string[], flags: AnalysisFlags, host: Host): Promise<number> {
  const core = await host.loadCore();
  const page = {
    width: textWidth(host.stdout, host.env),
    paint: palette(hasColor(host.stdout.isTTY, host.env)),
    readLines: sourceReader(host.cwd),
  };
  const detector = findDetector(target, core.detectors);
  const lines = detector
    ? detectorPage(detector, page)
    : explainCode(target, await analyzeEverything(paths, flags, host, core), page, host.cwd);
  await host.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

/** The detector of this name; a name that is nearly one is a mistake, and no reason to analyse. */
function findDetector(target: string, detectors: readonly DetectorInfo[]): DetectorInfo | undefined {
  const names = detectors.map(({ name }) => name);
  const detector = detectors.find(({ name }) => name === target);
  const near = /^[a-z-]+$/.test(target) ? closest(target, names) : null;
  if (!detector && near) throw new CommandLineError(`There is no detector '${target}'; did you mean '${near}'?`);
  return detector;
}

/** An analysis that hides nothing. */
async function analyzeEverything(paths: string[], flags: AnalysisFlags, host: Host, core: Core): Promise<Report> {
  const config = await loadConfig(flags.config, host, core);
  const options = analyzeOptions(paths, flags, config, host);
  const shown = { reach: [...reaches], priority: 'P3' as const, confidence: 'possible' as const };
  return printableStrings(await analyzeWithProgress(core.analyze, { ...options, ...shown }, host));
}

function explainCode(target: string, report: Report, page: Page, cwd: string): string[] {
  const line = parseLine(target, cwd);
  if (line) return linePage(line, report, page);
  const findings = report.findings.filter(({ id }) => id === target);
  if (findings.length > 0) return findings.flatMap((finding) => findingPage(finding, page));
  const suppressed = report.suppressed.find(({ id }) => id === target);
  if (suppressed) return [`A comment suppresses this finding: ${suppressed.reason ?? 'no reason given'}.`];
  throw new CommandLineError(`'${target}' is neither a detector, nor the id of a finding here, nor file:line; write a line like src/orders.ts:12, and see \`perf-analyze list\` for the detectors.`);
}
