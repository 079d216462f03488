import type { Finding, Priority } from '@perf-analyze/core';
import { counted } from '../text/counted.js';
import { printable, printableStrings } from '../text/printable.js';
import { compactLine } from './compact.js';
import { coverageLine } from './coverage-line.js';
import { documentationUrl } from './documentation-url.js';
import { lineOf } from './place.js';
import type { Renderer } from './renderer.js';

type Level = 'error' | 'warning' | 'notice';

const levels: Record<Priority, Level> = { P0: 'error', P1: 'warning', P2: 'notice', P3: 'notice' };

/** GitHub shows this many annotations of each level for one step, and drops the others without a word. */
const annotationsPerLevel = 10;

/** Workflow commands that annotate the lines of a pull request. */
export const github: Renderer = (report, { notes }) => {
  const sorted = report.findings.toSorted((a, b) => (a.priority < b.priority ? -1 : a.priority > b.priority ? 1 : 0));
  const lines = (['error', 'warning', 'notice'] as const).flatMap((level) =>
    annotateLevel(level, sorted.filter(({ priority }) => levels[priority] === level)),
  );
  const footer = [...notes, `${coverageLine(report.coverage)}.`].map(logLine);
  return [...lines, ...footer].map((line) => `${line}\n`).join('');
};

function annotateLevel(level: Level, findings: readonly Finding[]): string[] {
  if (findings.length <= annotationsPerLevel) return findings.map((finding) => annotation(level, finding));
  const shown = findings.slice(0, annotationsPerLevel - 1);
  const rest = findings.slice(annotationsPerLevel - 1);
  const more = `${counted(rest.length, `more ${level}`)}: the log of this step lists them.`;
  return [
    ...shown.map((finding) => annotation(level, finding)),
    `::${level} title=perf-analyze::${data(more)}`,
    ...rest.map((finding) => logLine(`${finding.priority} ${compactLine(printableStrings(finding))}`)),
  ];
}

function annotation(level: Level, finding: Finding): string {
  const { location, detector, priority, reach, message, remedy, chain } = finding;
  const properties = {
    file: location.file,
    line: location.line,
    endLine: location.endLine,
    // GitHub understands columns only within one line.
    ...(location.line === location.endLine && { col: location.column, endColumn: location.endColumn }),
    title: `${detector} (${priority}, ${reach})`,
  };
  const calls = chain.map((step) => `${step.function} (${lineOf(step)})`).join(' → ');
  const text = [message, ...(chain.length > 1 ? [`Reached by ${calls}.`] : []), remedy, documentationUrl(detector)];
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level} ${list.join(',')}::${data(text.join('\n'))}`;
}

/** A line of the log that the runner cannot mistake for a command. */
function logLine(text: string): string {
  const line = printable(text).replaceAll('##[', '## [');
  return line.trimStart().startsWith('::') ? `| ${line}` : line;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
