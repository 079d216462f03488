import { UsageError } from '../usage-error.js';

export type GlobMatcher = (path: string) => boolean;

/**
 * Makes a test for paths relative to the working directory. A pattern that matches a folder matches all in it.
 * The matcher is loaded only when there is something to match.
 */
export async function globMatcher(patterns: readonly string[]): Promise<GlobMatcher> {
  if (patterns.length === 0) return () => false;
  const negated = patterns.find((pattern) => pattern.startsWith('!') && !pattern.startsWith('!('));
  if (negated !== undefined) throw new UsageError(`The pattern ${negated} must not begin with "!": name the files that are meant.`);
  const { default: picomatch } = await import('picomatch');
  return picomatch(patterns.flatMap(withContent), { dot: true });
}

function withContent(pattern: string): string[] {
  const clean = pattern.replace(/^\.\//, '').replace(/\/$/, '');
  return clean.endsWith('/**') ? [clean] : [clean, `${clean}/**`];
}
