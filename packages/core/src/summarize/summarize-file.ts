import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMinified } from '../discover/minified.js';
import type { Collectors } from './collector.js';
import { decodeText } from './decode-text.js';
import type { ModuleSummary } from './module-summary.js';
import { needsPage } from './needs-page.js';
import { isNestedTooDeeply, isStackOverflow, NestedTooDeeply } from './nesting.js';
import type { ParseResult } from './parse.js';
import { summarize } from './summarize.js';

/** What is kept of a file: its summary, or why there is none. */
export type Outcome = { summary: ModuleSummary } | { skipped: string };

/** The content of a file with the name under which its summary is stored, or why there is none. */
export type FileContent = { bytes: Buffer; hash: string } | { skipped: string };

export type Parse = (path: string, text: string) => ParseResult;

const TOO_DEEP = 'is nested too deeply';
/** A mistake of ours, since trees that are too deep end in `NestedTooDeeply`; it costs one file and not the run. */
const OVERFLOW = 'cannot be summarized: the stack came to its end; please report this';

/** Reads a file. The language is part of the hash, since it is part of what the summary depends on. */
export function readContent(cwd: string, path: string): FileContent {
  try {
    const bytes = readFileSync(join(cwd, path));
    const hash = createHash('sha1').update(path.slice(path.lastIndexOf('.'))).update(bytes).digest('base64url');
    return { bytes, hash };
  } catch (error) {
    return { skipped: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})` };
  }
}

/** Makes the summary of a file's content. */
export function summarizeContent(path: string, bytes: Buffer, parse: Parse, collectors: Collectors): Outcome {
  const text = decodeText(bytes);
  if (text === null) return { skipped: 'is not text' };
  if (isMinified(text)) return { skipped: 'is minified' };
  if (isNestedTooDeeply(text)) return { skipped: TOO_DEEP };
  try {
    const module = parse(path, text);
    if ('error' in module) return { skipped: `does not parse: ${module.error}` };
    return needsPage(module) ? { skipped: 'runs in a web page' } : { summary: summarize(module, collectors) };
  } catch (error) {
    if (error instanceof NestedTooDeeply) return { skipped: TOO_DEEP };
    if (isStackOverflow(error)) return { skipped: OVERFLOW };
    throw error;
  }
}
