import type { DetectorInfo } from '@perf-analyze/core';
import { CommandLineError } from '../command-line-error.js';
import { suggestion } from '../text/closest.js';

/** Complains about the first name that no detector has. */
export function checkDetectors(names: readonly string[], detectors: readonly DetectorInfo[]): void {
  const known = detectors.map(({ name }) => name);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong === undefined) return;
  const hint = suggestion(wrong, known) || "; 'perf-analyze list' names them all.";
  throw new CommandLineError(`There is no detector '${wrong}'${hint}`);
}
