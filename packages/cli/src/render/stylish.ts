import type { Report } from '@perf-analyze/core';
import { counted } from '../text/counted.js';
import { duration } from '../text/duration.js';
import { printableStrings } from '../text/printable.js';
import { wrapped } from '../text/wrapped.js';
import { byPriority, schedule } from './by-priority.js';
import { noFindings } from './no-findings.js';
import type { RenderContext, Renderer } from './renderer.js';
import { coverageSection } from './stylish/coverage.js';
import { findingBlock } from './stylish/finding.js';
import { matrixSection } from './stylish/matrix.js';
import { palette, type Palette } from './stylish/palette.js';
import { rootCauseSection } from './stylish/root-causes.js';
import { suppressionSection } from './stylish/suppressions.js';

/** The report for a reader at a terminal: the matrix first, then each finding, then the sums. */
export const stylish: Renderer = (original, context) => {
  const report = printableStrings(original);
  const paint = palette(context.color);
  const sections = [
    matrixSection(report.matrix, context.width, paint),
    ...(context.quiet ? [] : findingSections(report, context, paint)),
    effortSection(report, paint),
    context.quiet ? [] : rootCauseSection(report.rootCauses, paint),
    suppressionSection(report, context.width, paint),
    context.notes.flatMap((note) => wrapped(note, context.width, '')),
    timingSection(report, paint),
    coverageSection(report.coverage, context.width, paint),
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

function findingSections(report: Report, context: RenderContext, paint: Palette): string[][] {
  const said = new Set<string>();
  return byPriority(report.findings).flatMap(({ priority, findings }) => [
    [paint.priority(priority, `${priority}: ${schedule[priority]}`)],
    ...findings.map((finding) => findingBlock(finding, context, paint, said)),
  ]);
}

function effortSection(report: Report, paint: Palette): string[] {
  const { findings } = report;
  if (findings.length === 0) return [noFindings(report)];
  return byPriority(findings).map(({ priority, findings: group, effortMinutes }) => {
    const sum = `${counted(group.length, 'finding')}, ${duration(effortMinutes)}`;
    return `${paint.priority(priority, `${priority}:`)} ${sum} ${paint.dim(`(${schedule[priority]})`)}`;
  });
}

function timingSection({ timings }: Report, paint: Palette): string[] {
  if (!timings) return [];
  const stages = Object.entries(timings).map(([stage, milliseconds]) => `${stage} ${Math.round(milliseconds)} ms`);
  return [paint.dim(`Time: ${stages.join(', ')}`)];
}
