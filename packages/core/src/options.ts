import type { Config } from './config/config.js';

/** How far a run has come. */
export interface Progress {
  stage: 'discover' | 'summarize' | 'link' | 'judge';
  done: number;
  total: number;
}

/** What to analyse, and how. */
export interface AnalyzeOptions extends Config {
  /** Folder to which reported paths are relative. Default `process.cwd()`. */
  cwd?: string;
  /** Files, folders and globs, relative to `cwd`. Default `['.']`. */
  paths?: string[];
  /** Names of the detectors to run. Default: all that the preset turns on. */
  only?: string[];
  /** Default true. */
  cache?: boolean;
  /** Folder of the summaries' store. Default `node_modules/.cache/perf-analyze` below `cwd`. */
  cacheLocation?: string;
  /** Put milliseconds per stage into the report. Default false, so that reports of equal programs are equal. */
  timing?: boolean;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** Told, in a sentence, of what does not change the result: a cache that cannot be read or written, a preset that has no detectors yet. */
  onWarning?: (warning: string) => void;
}
