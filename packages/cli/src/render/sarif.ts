import type { DetectorInfo, Report } from '@perf-analyze/core';
import type { Invocation, Log, Notification } from 'sarif';
import { coverageLine } from './coverage-line.js';
import type { Renderer } from './renderer.js';
import { artifact } from './sarif/locations.js';
import { result, suppressedResult } from './sarif/results.js';
import { rule } from './sarif/rules.js';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, for code scanning. */
export const sarif: Renderer = (report, { detectors }) => `${JSON.stringify(log(report, detectors), null, 2)}\n`;

function log(report: Report, detectors: readonly DetectorInfo[]): Log {
  const ruleIndex = new Map(detectors.map(({ name }, index) => [name, index]));
  const { name, version } = report.tool;
  const driver = {
    name,
    version,
    semanticVersion: version,
    informationUri: 'https://github.com/perf-analyze/perf-analyze',
    rules: detectors.map(rule),
  };
  const results = [
    ...report.findings.map((finding) => result(finding, ruleIndex.get(finding.detector))),
    ...report.suppressed.map((finding) => suppressedResult(finding, ruleIndex.get(finding.detector))),
  ];
  const run = { tool: { driver }, invocations: [invocation(report)], columnKind: 'utf16CodeUnits' as const, results };
  return { $schema: schema, version: '2.1.0', runs: [run] };
}

function invocation({ coverage, unusedSuppressions }: Report): Invocation {
  const notifications: Notification[] = [
    ...coverage.skipped.map(({ file, reason }) => ({
      level: 'warning' as const,
      message: { text: `Left out: ${reason}` },
      locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
    })),
    ...unusedSuppressions.map(({ file, line, column, detector }) => ({
      level: 'note' as const,
      message: { text: `This comment suppresses no finding of ${detector}.` },
      locations: [{ physicalLocation: { artifactLocation: artifact(file), region: { startLine: line, startColumn: column } } }],
    })),
    { level: 'note', message: { text: `${coverageLine(coverage)}.` } },
  ];
  return { executionSuccessful: true, toolExecutionNotifications: notifications };
}
