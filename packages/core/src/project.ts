import { resolve } from 'node:path';
import { openStore, type Store } from './cache/store.js';
import type { AnalyzeOptions } from './options.js';
import { SUMMARY_VERSION } from './summarize/module-summary.js';
import { VERSION } from './version.js';

/** Where a run works, and what earlier runs have left there. */
export interface Project {
  /** Absolute. */
  cwd: string;
  store: Store | null;
}

export function openProject({ cwd = process.cwd(), cache = true, cacheLocation = 'node_modules/.cache/perf-analyze' }: AnalyzeOptions): Project {
  const folder = resolve(cwd);
  return { cwd: folder, store: cache ? openStore({ folder: resolve(folder, cacheLocation), key: `${VERSION} ${SUMMARY_VERSION}` }) : null };
}
