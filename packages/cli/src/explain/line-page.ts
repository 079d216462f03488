import type { Finding, Report } from '@perf-analyze/core';
import { CommandLineError } from '../command-line-error.js';
import type { SourceLine } from '../commands/source-line.js';
import { wrapped } from '../text/wrapped.js';
import { findingPage } from './finding-page.js';
import type { Page } from './page.js';

/**
 * Everything about the findings that sit on a line or whose calls pass through it.
 *
 * @throws CommandLineError when there is no such file.
 */
export function linePage(at: SourceLine, report: Report, page: Page): string[] {
  const findings = report.findings.filter((finding) => isOn(finding, at) || passesThrough(finding, at));
  if (findings.length > 0) return findings.flatMap((finding) => findingPage(finding, page));
  return wrapped(nothingAt(at, report, page), page.width, '');
}

function isOn({ location }: Finding, { file, line }: SourceLine): boolean {
  return location.file === file && location.line <= line && line <= location.endLine;
}

function passesThrough({ chain }: Finding, at: SourceLine): boolean {
  return chain.some(({ file, line }) => file === at.file && line === at.line);
}

function nothingAt({ file, line }: SourceLine, { findings, suppressed, coverage }: Report, { readLines }: Page): string {
  const skipped = coverage.skipped.find((entry) => entry.file === file);
  if (skipped) return `${file} was left out: ${skipped.reason}`;
  const comment = suppressed.find(({ location }) => location.file === file && location.line === line);
  if (comment) return `A comment suppresses ${comment.detector} at ${file}:${line}: ${comment.reason ?? 'no reason given'}`;
  const lines = findings.filter(({ location }) => location.file === file).map(({ location }) => location.line);
  if (lines.length === 0 && readLines(file) === null) throw new CommandLineError(`${file} cannot be read. Check the path.`);
  const others = [...new Set(lines)].sort((a, b) => a - b).join(', ');
  return `No finding at ${file}:${line}. ${others ? `Lines of ${file} with findings: ${others}.` : `${file} has none.`}`;
}
