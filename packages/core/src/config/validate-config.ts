import type { z } from 'zod';
import { UsageError } from '../usage-error.js';
import type { Config } from './config.js';
import type { KnownDetector } from './config-schema.js';

type Issue = z.core.$ZodIssue;

/**
 * Checks a configuration that comes from outside and returns it.
 *
 * Throws a `UsageError` with the path to each wrong value, after the name of the `source`. Detectors and
 * their options are checked against the list, if one is given.
 */
export async function validateConfig(value: unknown, source: string, detectors?: readonly KnownDetector[]): Promise<Config> {
  const { configSchema } = await import('./config-schema.js');
  const result = configSchema(detectors).safeParse(value);
  if (result.success) return result.data;
  const sentences = result.error.issues.flatMap((issue) => mostTelling(issue)).map((issue) => sentence(issue, value));
  throw new UsageError(sentences.map((text) => `${source}: ${text}`).join('\n'));
}

/** Of the alternatives of a union, the one whose shape fits and in which something is wrong. */
function mostTelling(issue: Issue, above: readonly PropertyKey[] = []): Issue[] {
  const path = [...above, ...issue.path];
  const inner = issue.code === 'invalid_union' ? issue.errors.find((branch) => branch.every(isInside)) : undefined;
  return inner?.flatMap((nested) => mostTelling(nested, path)) ?? [{ ...issue, path }];
}

function isInside(issue: Issue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys';
}

function sentence(issue: Issue, config: unknown): string {
  if (issue.code === 'unrecognized_keys') return `${place([...issue.path, issue.keys[0] ?? ''])} ${issue.message}`;
  const wrong = issue.path.reduce<unknown>((value, key) => (Object(value) as Record<PropertyKey, unknown>)[key], config);
  if (wrong === undefined) return `${place(issue.path)} is missing: it ${issue.message}`;
  const isShown = issue.code !== 'custom' && (typeof wrong !== 'object' || wrong === null);
  return `${place(issue.path)} ${issue.message}${isShown ? `, not ${JSON.stringify(wrong)}` : ''}`;
}

function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the configuration';
  return path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`), '');
}
