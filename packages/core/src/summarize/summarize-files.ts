import type { Store } from '../cache/store.js';
import type { DiscoveredFile } from '../discover/discovered-file.js';
import type { SkippedFile } from '../report/report.js';
import type { Collectors } from './collector.js';
import type { ModuleSummary } from './module-summary.js';
import { loadParser } from './parse.js';
import { type Outcome, type Parse, readContent, summarizeContent } from './summarize-file.js';
import { hasWorkerFile, runPool, workersFor } from './worker-pool.js';

export interface SummarizeOptions {
  cwd: string;
  collectors: Collectors;
  store: Store | null;
  /** Worker threads beside this one. */
  threads: number | 'auto';
  signal?: AbortSignal;
  onFile?: (done: number) => void;
}

export interface SummarizedFile {
  file: DiscoveredFile;
  summary: ModuleSummary;
}

export interface SummarizedFiles {
  summarized: SummarizedFile[];
  skipped: SkippedFile[];
}

/** Makes or recalls the summary of every file. What cannot be read or parsed is listed with the reason. */
export async function summarizeFiles(files: readonly DiscoveredFile[], options: SummarizeOptions): Promise<SummarizedFiles> {
  const outcomes = files.map((file) => recall(file, options.store));
  const missing = outcomes.flatMap((outcome, index) => (outcome === null ? [index] : []));
  options.onFile?.(files.length - missing.length);
  if (missing.length > 0) await make(files, missing, outcomes, options);
  const result: SummarizedFiles = { summarized: [], skipped: [] };
  files.forEach((file, index) => {
    const outcome = outcomes[index] as Outcome;
    if ('summary' in outcome) result.summarized.push({ file, summary: outcome.summary });
    else result.skipped.push({ file: file.path, reason: outcome.skipped });
  });
  return result;
}

function recall(file: DiscoveredFile, store: Store | null): Outcome | null {
  const text = store?.lookup(file) ?? null;
  return text === null ? null : (JSON.parse(text) as Outcome);
}

/** Summarises what the store does not know by its looks: here, and on worker threads where there is much of it. */
async function make(files: readonly DiscoveredFile[], missing: readonly number[], outcomes: (Outcome | null)[], options: SummarizeOptions): Promise<void> {
  const { cwd, store, signal, onFile, collectors } = options;
  let done = files.length - missing.length;
  const parse = await loadParser();
  const keep = (index: number, outcome: Outcome): void => {
    outcomes[index] = outcome;
    onFile?.(++done);
  };
  const bytes = missing.reduce((sum, index) => sum + files[index].size, 0);
  await runPool({
    cwd,
    paths: missing.map((index) => files[index].path),
    workers: hasWorkerFile() ? workersFor(options.threads, missing.length, bytes) : 0,
    signal,
    onMainThread: (position) => keep(missing[position], makeHere(files[missing[position]], { cwd, store, parse, collectors })),
    onResult: (position, hash, text) => {
      const index = missing[position];
      if (hash !== null) store?.put(files[index], hash, text);
      keep(index, JSON.parse(text) as Outcome);
    },
  });
}

function makeHere(file: DiscoveredFile, { cwd, store, parse, collectors }: Pick<SummarizeOptions, 'cwd' | 'store' | 'collectors'> & { parse: Parse }): Outcome {
  const content = readContent(cwd, file.path);
  if ('skipped' in content) return content;
  const known = store?.lookupContent(content.hash) ?? null;
  const outcome = known === null ? summarizeContent(file.path, content.bytes, parse, collectors) : (JSON.parse(known) as Outcome);
  store?.put(file, content.hash, known ?? JSON.stringify(outcome));
  return outcome;
}
