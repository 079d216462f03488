import type { AnalyzeOptions, Finding, Report } from '@perf-analyze/core';

/** Findings that are known and do not count. */
export interface Baseline {
  version: 1;
  /** The options that decide which findings a run can see. */
  scope: Scope;
  findings: BaselineEntry[];
}

/** A finding, by its id; the rest is for readers of the file. */
export interface BaselineEntry {
  id: string;
  detector: string;
  file: string;
  count: number;
}

export type Scope = Partial<
  Pick<AnalyzeOptions, 'paths' | 'only' | 'reach' | 'priority' | 'confidence' | 'preset' | 'types' | 'deps'>
>;

/** The name of the file when `--baseline` gives none. */
export const defaultBaselineFile = 'perf-analyze-baseline.json';

/** A baseline of everything that the report shows. */
export function baselineOf({ findings }: Report, scope: Scope): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const entry = entries.get(finding.id) ?? emptyEntry(finding);
    entries.set(finding.id, { ...entry, count: entry.count + 1 });
  }
  const sorted = [...entries.values()].sort((a, b) => compare(a.file, b.file) || compare(a.id, b.id));
  return { version: 1, scope, findings: sorted };
}

/** The text of a baseline file. */
export function baselineText(baseline: Baseline): string {
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

/** The part of the options that a baseline remembers. */
export function scopeOf(options: AnalyzeOptions): Scope {
  const { paths, only, reach, priority, confidence, preset, types, deps } = options;
  // JSON drops what is undefined, so that the scope of a file and the scope of a run compare as texts.
  return JSON.parse(JSON.stringify({ paths, only, reach, priority, confidence, preset, types, deps })) as Scope;
}

function emptyEntry({ id, detector, location }: Finding): BaselineEntry {
  return { id, detector, file: location.file, count: 0 };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
