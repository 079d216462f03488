import { median, type Measured } from './measure.js';

export interface SuiteResult {
  readonly name: string;
  readonly measured: readonly Measured[];
}

/** A file of results: what was measured, and on what. */
export interface Report {
  readonly node: string;
  readonly processor: string;
  readonly measuredOn: string;
  /** Results by the name of the benchmark file. */
  readonly utilities: Readonly<Record<string, readonly SuiteResult[]>>;
}

/** The results as a page. */
export function toMarkdown({ node, processor, measuredOn, utilities }: Report): string {
  const sections = Object.entries(utilities).map(([utility, suites]) => `## ${utility}\n\n${suites.map(toTable).join('\n\n')}`);
  return `${[
    '# Benchmarks',
    `Written by \`npm run bench -w packages/runtime\` on ${measuredOn}: Node ${node}, ${processor}. Nanoseconds per operation, the median of the rounds; the ratio is that of the medians to ours, and its span that of single rounds.`,
    ...sections,
  ].join('\n\n')}\n`;
}

function toTable({ name, measured }: SuiteResult): string {
  const [ours] = measured;
  const rows = measured.map(({ contestant, rounds }) => {
    const ratio = median(rounds) / median(ours.rounds);
    const ratios = rounds.map((round, index) => round / ours.rounds[index]);
    return `| ${contestant} | ${median(rounds).toFixed(1)} | ${ratio.toFixed(2)}× | ${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)} |`;
  });
  return [`| ${name} | ns | to ours | span |`, '|---|---:|---:|---:|', ...rows].join('\n');
}
