import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandLineError } from '../command-line-error.js';
import { codeOf } from '../output/system-error.js';
import type { Baseline, BaselineEntry } from './baseline.js';

/** The baseline in a file. */
export function readBaseline(cwd: string, file: string): Baseline {
  const value = parse(readText(resolve(cwd, file), file), file);
  if (isBaseline(value)) return value;
  throw new CommandLineError(`${file} is not a baseline; write it anew with --update-baseline --baseline ${file}.`);
}

function readText(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const problem = codeOf(error) === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new CommandLineError(`The baseline ${file} ${problem}; write it with --update-baseline --baseline ${file}.`);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandLineError(`The baseline ${file} is not JSON; write it anew with --update-baseline --baseline ${file}.`);
  }
}

function isBaseline(value: unknown): value is Baseline {
  if (!isRecord(value)) return false;
  const { version, scope, findings } = value;
  return version === 1 && isRecord(scope) && Array.isArray(findings) && findings.every(isEntry);
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isRecord(value)) return false;
  const { id, file, count } = value;
  return typeof id === 'string' && typeof file === 'string' && Number.isInteger(count) && Number(count) > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
