import { createHash } from 'node:crypto';
import type { Store } from './cache/store.js';
import type { Discovery } from './discover/discovered-file.js';
import { endsAlike, type SearchRecord } from './link/recorded-search.js';
import type { AnalyzeOptions } from './options.js';
import type { EntryPoint, Finding, Report } from './report/report.js';

interface Remembered {
  /** Digest of what there was to analyse: every file by its looks, every package by what it says. */
  discovered: string;
  /** What was looked for elsewhere on disk. */
  record: SearchRecord;
  report: CompactReport;
}

/** A report whose findings give the place of their entry points in a table: many findings have the same, and they are most of a report. */
interface CompactReport extends Omit<Report, 'findings'> {
  findings: (Omit<Finding, 'entryPoints'> & { entryPoints: number })[];
  entryPoints: EntryPoint[][];
}

/** The report of the last run with the same options, which is that of this run too if nothing has changed since. */
export class RememberedReport {
  private readonly name: string;

  /** `engine` stands for the code that makes reports. */
  constructor(
    private readonly store: Store,
    private readonly cwd: string,
    options: AnalyzeOptions,
    engine: string,
  ) {
    this.name = `report-${digest([engine, cwd, decisive(options)]).slice(0, 16)}`;
  }

  recall(discovery: Discovery): Report | null {
    const text = this.store.getBlob(this.name);
    if (text === null) return null;
    const { discovered, record, report } = JSON.parse(text) as Remembered;
    return discovered === digest(discovery) && endsAlike(this.cwd, record) ? expanded(report) : null;
  }

  /** Keeps a report, unless a file is so young that it may change again without looking different. */
  remember(discovery: Discovery, record: SearchRecord, report: Report): void {
    if (!discovery.files.every((file) => this.store.isSettled(file))) return;
    this.store.setBlob(this.name, JSON.stringify({ discovered: digest(discovery), record, report: compact(report) } satisfies Remembered));
  }
}

function compact(report: Report): CompactReport {
  const places = new Map<string, number>();
  const entryPoints: EntryPoint[][] = [];
  const placeOf = (entries: EntryPoint[]): number => {
    const text = JSON.stringify(entries);
    const place = places.get(text) ?? entryPoints.push(entries) - 1;
    places.set(text, place);
    return place;
  };
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, entryPoints: placeOf(finding.entryPoints) })), entryPoints };
}

function expanded({ entryPoints, ...report }: CompactReport): Report {
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, entryPoints: entryPoints[finding.entryPoints] })) };
}

/** Options that have no say in what the report says. */
const INDIFFERENT = new Set<string>(['signal', 'onProgress', 'onWarning', 'timing', 'threads', 'cache', 'cacheLocation'] satisfies (keyof AnalyzeOptions)[]);

function decisive(options: AnalyzeOptions): unknown {
  return Object.entries(options).filter(([name]) => !INDIFFERENT.has(name));
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
