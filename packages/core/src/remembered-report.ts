import { createHash } from 'node:crypto';
import type { Store } from './cache/store.js';
import { areUnchanged, type Look, type Sights } from './discover/disk.js';
import type { Discovery } from './discover/discovered-file.js';
import { endsAlike, type SearchRecord } from './link/recorded-search.js';
import type { AnalyzeOptions } from './options.js';
import type { EntryPoint, Finding, Report } from './report/report.js';

interface Remembered {
  /** What discovery looked at; null when some of it was too young, or not noted. */
  sights: Sights | null;
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

/** What there is to analyse, and what was looked at to know that. */
type Discovered = { discovery: Discovery; sights: Sights | null };

/** The report of the last run with the same options, which is that of this run too if nothing has changed since. */
export class RememberedReport {
  private readonly name: string;
  #known: Remembered | null | undefined;

  /** `engine` stands for the code that makes reports. */
  constructor(
    private readonly store: Store,
    private readonly cwd: string,
    options: AnalyzeOptions,
    engine: string,
  ) {
    this.name = `report-${digest([engine, cwd, decisive(options)]).slice(0, 16)}`;
  }

  /** The report, if whatever discovery looked at is as it was. */
  recall(): Report | null {
    const known = this.#read();
    return known?.sights && areUnchanged(known.sights) && endsAlike(this.cwd, known.record) ? expanded(known.report) : null;
  }

  /** The report, if discovery has found what it found: other things on disk may have changed. */
  recallFor({ discovery, sights }: Discovered): Report | null {
    const known = this.#read();
    if (known?.discovered !== digest(discovery) || !endsAlike(this.cwd, known.record)) return null;
    const settled = this.#settled(sights);
    if (settled) this.#write({ ...known, sights: settled });
    return expanded(known.report);
  }

  /** Keeps a report, unless a file is so young that it may change again without looking different. */
  remember({ discovery, sights }: Discovered, record: SearchRecord, report: Report): void {
    if (!discovery.files.every((file) => this.store.isSettled(file))) return;
    this.#write({ sights: this.#settled(sights), discovered: digest(discovery), record, report: compact(report) });
  }

  #read(): Remembered | null {
    if (this.#known !== undefined) return this.#known;
    const text = this.store.getBlob(this.name);
    return (this.#known = text === null ? null : (JSON.parse(text) as Remembered));
  }

  #write(remembered: Remembered): void {
    this.store.setBlob(this.name, JSON.stringify(remembered));
  }

  /** A young folder is known by what is in it alone. */
  #settled(sights: Sights | null): Sights | null {
    const isSettled = ([, mtimeMs]: Look): boolean => this.store.isSettled({ mtimeMs });
    if (!sights?.files.every(([, look]) => isSettled(look))) return null;
    return { ...sights, folders: sights.folders.map(([path, look, entries]) => [path, isSettled(look) ? look : UNLIKE_ANY, entries]) };
  }
}

const UNLIKE_ANY: Look = [-1, -1, -1];

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
