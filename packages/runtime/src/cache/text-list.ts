import type { Kind } from '../base/options/kinds.js';

/** Any number of texts, as an option. */
export function textList(): Kind<readonly string[]> {
  return { expected: 'an array of text', read: (given) => (isTextArray(given) ? given : undefined) };
}

export function isTextArray(given: unknown): given is string[] {
  return Array.isArray(given) && given.every((item) => typeof item === 'string');
}
