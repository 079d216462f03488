import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../cache/store.js';
import type { DiscoveredFile } from '../discover/discovered-file.js';
import { isMinified } from '../discover/minified.js';
import type { SkippedFile } from '../report/report.js';
import type { Collectors } from './collector.js';
import { decodeText } from './decode-text.js';
import type { ModuleSummary } from './module-summary.js';
import { isNestedTooDeeply, NestedTooDeeply } from './nesting.js';
import { loadParser, type ParseResult } from './parse.js';
import { summarize } from './summarize.js';

export interface SummarizeOptions {
  cwd: string;
  collectors: Collectors;
  store: Store | null;
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

const TOO_DEEP = 'is nested too deeply';

/** What is stored of a file: its summary, or why there is none. */
type Outcome = { summary: ModuleSummary } | { skipped: string };

/** Makes or recalls the summary of every file. What cannot be read or parsed is listed with the reason. */
export async function summarizeFiles(files: readonly DiscoveredFile[], options: SummarizeOptions): Promise<SummarizedFiles> {
  const result: SummarizedFiles = { summarized: [], skipped: [] };
  let parse: ((path: string, text: string) => ParseResult) | undefined;
  for (const [index, file] of files.entries()) {
    options.signal?.throwIfAborted();
    const outcome = recall(file, options.store) ?? (await make(file, options, async () => (parse ??= await loadParser())));
    if ('summary' in outcome) result.summarized.push({ file, summary: outcome.summary });
    else result.skipped.push({ file: file.path, reason: outcome.skipped });
    options.onFile?.(index + 1);
  }
  return result;
}

function recall(file: DiscoveredFile, store: Store | null): Outcome | null {
  const text = store?.lookup(file) ?? null;
  return text === null ? null : (JSON.parse(text) as Outcome);
}

async function make(file: DiscoveredFile, options: SummarizeOptions, parser: () => Promise<(path: string, text: string) => ParseResult>): Promise<Outcome> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(options.cwd, file.path));
  } catch (error) {
    return { skipped: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})` };
  }
  const hash = createHash('sha1').update(file.path.slice(file.path.lastIndexOf('.'))).update(bytes).digest('base64url');
  const known = options.store?.lookupContent(hash) ?? null;
  const outcome = known === null ? outcomeOf(file, bytes, await parser(), options.collectors) : (JSON.parse(known) as Outcome);
  options.store?.put(file, hash, known ?? JSON.stringify(outcome));
  return outcome;
}

function outcomeOf({ path }: DiscoveredFile, bytes: Buffer, parse: (path: string, text: string) => ParseResult, collectors: Collectors): Outcome {
  const text = decodeText(bytes);
  if (text === null) return { skipped: 'is not text' };
  if (isMinified(text)) return { skipped: 'is minified' };
  if (isNestedTooDeeply(text)) return { skipped: TOO_DEEP };
  return summarizeText(path, text, parse, collectors);
}

function summarizeText(path: string, text: string, parse: (path: string, text: string) => ParseResult, collectors: Collectors): Outcome {
  try {
    const module = parse(path, text);
    return 'error' in module ? { skipped: `does not parse: ${module.error}` } : { summary: summarize(module, collectors) };
  } catch (error) {
    if (error instanceof NestedTooDeeply || isStackOverflow(error)) return { skipped: TOO_DEEP };
    throw error;
  }
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}
