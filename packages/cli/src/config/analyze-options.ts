import type { AnalyzeOptions, Config } from '@perf-analyze/core';
import type { AnalysisFlags } from '../commands/commands.js';
import type { Host } from '../host.js';

/** What to analyse: the configuration, and over it the flags. */
export function analyzeOptions(paths: string[], flags: AnalysisFlags, config: Config, host: Host): AnalyzeOptions {
  const { preset, types, deps, threads, cache, cacheLocation } = flags;
  return {
    ...config,
    cwd: host.cwd,
    signal: host.signal,
    ...(paths.length > 0 && { paths }),
    ...defined({ preset, types, deps, threads, cacheLocation }),
    ...(!cache && { cache }),
  };
}

/** The entries that are not undefined, so that a flag that was not given replaces nothing. */
export function defined<Value extends object>(values: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> };
export function defined(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
