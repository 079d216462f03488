import type { Confidence } from '../../src/report/report.js';
import type { Comparison } from './compare-graphs.js';
import type { ShapeScore } from './measure-shape.js';

/** One row a program that called anything, and their sum, as a Markdown table. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const rows = comparisons.filter(({ edges }) => edges > 0);
  return markdown(
    ['program', 'edges', 'found', 'recall', 'definite', 'probable', 'possible', 'not observed', 'of them definite', 'precision'],
    [...rows, sumOfComparisons(rows)].map(({ program, edges, found, extra, calls, precisionSum }) => [
      program,
      edges,
      sum(found),
      percent(sum(found), edges),
      ...Object.values(found),
      sum(extra),
      extra.definite,
      percent(precisionSum, calls),
    ]),
  );
}

/** One row a shape, and their sum, as a Markdown table. */
export function shapeTable(scores: readonly [string, ShapeScore][]): string {
  const rows = scores.map(([name, score]) => ({ name, ...score }));
  const total = rows.reduce((one, other) => ({
    ...one,
    name: '**sum**',
    total: one.total + other.total,
    found: one.found + other.found,
    edges: one.edges + other.edges,
    wrong: one.wrong + other.wrong,
  }));
  return markdown(
    ['shape', 'edges', 'found', 'recall', 'edges of the graph', 'wrong', 'precision'],
    [...rows, total].map(({ name, total, found, edges, wrong }) => [
      name,
      total,
      found,
      percent(found, total),
      edges,
      wrong,
      percent(edges - wrong, edges),
    ]),
  );
}

function sumOfComparisons(comparisons: readonly Comparison[]): Comparison {
  return comparisons.reduce((one, other) => ({
    ...one,
    program: '**sum**',
    edges: one.edges + other.edges,
    found: add(one.found, other.found),
    extra: add(one.extra, other.extra),
    calls: one.calls + other.calls,
    precisionSum: one.precisionSum + other.precisionSum,
  }));
}

function add(one: Record<Confidence, number>, other: Record<Confidence, number>): Record<Confidence, number> {
  return {
    definite: one.definite + other.definite,
    probable: one.probable + other.probable,
    possible: one.possible + other.possible,
  };
}

function sum({ definite, probable, possible }: Record<Confidence, number>): number {
  return definite + probable + possible;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
}

function markdown(header: string[], rows: (string | number)[][]): string {
  const rule = header.map((_, index) => (index === 0 ? '---' : '--:'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
