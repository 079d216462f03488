import type { Report } from '@perf-analyze/core';
import { describe, expect, it } from 'vitest';
import { baselineOf } from '../src/baseline/baseline.js';
import { compareBaseline } from '../src/baseline/compare-baseline.js';
import { reportOf } from '../src/baseline/report-of.js';
import { archiveFinding, passwordFinding, shopReport, templateFinding } from './support/shop-report.js';

const scope = { paths: ['src'] };
const reportWith = (...findings: Report['findings']) => shopReport({ findings });

describe('a baseline', () => {
  it('knows everything that it was made from', () => {
    const report = shopReport();
    expect(compareBaseline(report, baselineOf(report, scope), scope)).toEqual({ fresh: [], known: 4, pruned: null });
  });

  it('counts findings of one id', () => {
    const baseline = baselineOf(reportWith(templateFinding, templateFinding), scope);
    const report = reportWith(templateFinding, templateFinding, templateFinding);
    expect(compareBaseline(report, baseline, scope)).toMatchObject({ fresh: [templateFinding], known: 2 });
  });

  it('lets no new finding hide behind a fixed one', () => {
    const baseline = baselineOf(reportWith(templateFinding), scope);
    const { fresh, pruned } = compareBaseline(reportWith(passwordFinding), baseline, scope);
    expect(fresh).toEqual([passwordFinding]);
    expect(pruned!.findings).toEqual([]);
  });

  it('forgets what is fixed, one by one', () => {
    const baseline = baselineOf(reportWith(templateFinding, templateFinding, archiveFinding), scope);
    const { pruned } = compareBaseline(reportWith(templateFinding, archiveFinding), baseline, scope);
    expect(pruned!.findings.map(({ id, count }) => [id, count])).toEqual([
      [templateFinding.id, 1],
      [archiveFinding.id, 1],
    ]);
  });

  it('forgets nothing when the run could not see everything', () => {
    const baseline = baselineOf(reportWith(templateFinding), scope);
    expect(compareBaseline(reportWith(), baseline, { paths: ['src/jobs'] }).pruned).toBeNull();
  });

  it('forgets nothing about a file that was left out', () => {
    const baseline = baselineOf(reportWith(templateFinding), scope);
    const skipped = [{ file: 'src/invoices', reason: 'permission denied' }];
    const report = shopReport({ findings: [], coverage: { ...shopReport().coverage, skipped } });
    expect(compareBaseline(report, baseline, scope).pruned).toBeNull();
  });

  it('is the same text for findings in any order', () => {
    const forwards = baselineOf(reportWith(templateFinding, archiveFinding, passwordFinding), scope);
    const backwards = baselineOf(reportWith(passwordFinding, archiveFinding, templateFinding), scope);
    expect(JSON.stringify(forwards)).toBe(JSON.stringify(backwards));
  });
});

describe('a report with some of its findings', () => {
  const urgent = { ...templateFinding, id: 'second', location: { ...templateFinding.location, file: 'src/b.ts' }, priority: 'P1' as const, impact: 'high' as const };
  const report = reportWith(templateFinding, urgent, archiveFinding);

  it('sums up only those', () => {
    expect(reportOf(report, [urgent]).matrix).toEqual([
      { ...report.matrix[0], files: 1, sites: 1, impact: 'high', priority: 'P1', totalEffortMinutes: 10 },
    ]);
  });

  it('keeps the root causes that are left', () => {
    expect(reportOf(report, [archiveFinding]).rootCauses.map((cause) => cause.function)).toEqual(['archive']);
  });

  it('counts the others as hidden', () => {
    expect(reportOf(report, [urgent]).coverage.hiddenFindings).toBe(4 + 2);
  });
});
