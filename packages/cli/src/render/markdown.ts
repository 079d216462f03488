import type { Report } from '@perf-analyze/core';
import { counted } from '../text/counted.js';
import { duration } from '../text/duration.js';
import { byPriority, schedule } from './by-priority.js';
import { coverageLine } from './coverage-line.js';
import { findingSection } from './markdown/finding-section.js';
import { markdownMatrix } from './markdown/matrix.js';
import { code, prose } from './markdown/prose.js';
import { lineOf } from './place.js';
import { noFindings } from './no-findings.js';
import type { RenderContext, Renderer } from './renderer.js';
import { cleared, mostCauses, worthChanging } from './worth-changing.js';

/** Comments on GitHub end at 65,536 characters. */
const limit = 65_000;
const longestList = 20;

/** Markdown for a comment on a pull request or the summary of a build, never longer than a comment may be. */
export const markdown: Renderer = (report, context) => {
  const head = ['## perf-analyze', headline(report), ...markdownMatrix(report.matrix), ...rootCauses(report)];
  const tail = [...remarks(report, context.notes), `${coverageLine(report.coverage)}.`];
  const room = limit - joined([...head, ...tail]).length - 200;
  return joined([...head, ...findingSections(report, context, room), ...tail]);
};

function headline(report: Report): string {
  const { findings } = report;
  if (findings.length === 0) return noFindings(report);
  return byPriority(findings)
    .map(({ priority, findings: group, effortMinutes }) => {
      const sum = `${counted(group.length, 'finding')}, ${duration(effortMinutes)}`;
      return `**${priority}** (${schedule[priority]}): ${sum}`;
    })
    .join(' · ');
}

function rootCauses(report: Report): string[] {
  const worthwhile = worthChanging(report.rootCauses);
  return list('Worth changing first', worthwhile.map((cause) => `${cause.priority} ${code(cause.function)} (${code(lineOf(cause))}) ${cleared(cause)}`), mostCauses);
}

function findingSections({ findings }: Report, context: RenderContext, room: number): string[] {
  const sections: string[] = [];
  let left = room;
  for (const { findings: group } of byPriority(findings)) {
    for (const finding of group) {
      const section = findingSection(finding, context.readLines);
      left -= section.length + 2;
      if (left < 0) return [...sections, `${counted(findings.length - sections.length, 'more finding')} did not fit here.`];
      sections.push(section);
    }
  }
  return sections;
}

function remarks(report: Report, notes: readonly string[]): string[] {
  const suppressed = report.suppressed.map(
    ({ location, detector, reason }) => `${prose(lineOf(location))} ${detector}: ${prose(reason ?? 'no reason given')}`,
  );
  const unused = report.unusedSuppressions.map((comment) => `${prose(lineOf(comment))} ${prose(comment.detector)}`);
  const skipped = report.coverage.skipped.map(({ file, reason }) => `${prose(file)}: ${prose(reason)}`);
  return [
    ...notes.map((note) => prose(note)),
    ...list('Suppressed findings', suppressed),
    ...list('Comments that suppress nothing', unused),
    ...list('Files left out', skipped),
  ];
}

function list(title: string, entries: readonly string[], most = longestList): string[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, most).map((entry) => `- ${entry.slice(0, 400)}`);
  const more = entries.length > most ? [`- ${entries.length - most} more`] : [];
  return [[`**${title}: ${entries.length}**`, '', ...shown, ...more].join('\n')];
}

function joined(sections: readonly string[]): string {
  return `${sections.join('\n\n')}\n`;
}
