import { OptionError } from '../errors/option-error.js';
import type { Kind, ValueOf } from './kinds.js';
import { nearestName } from './nearest-name.js';

export type Schema = Readonly<Record<string, Kind<unknown>>>;
export type Checked<Given extends Schema> = { readonly [Name in keyof Given]: ValueOf<Given[Name]> };

/**
 * Reads options by a schema: durations become milliseconds, what is left out gets its default.
 * `path` stands before the names of nested options. Throws an `OptionError` for the first option that is unknown, missing or unfit.
 */
export function checkOptions<Given extends Schema>(options: unknown = {}, schema: Given, path = ''): Checked<Given> {
  if (!isObject(options)) throw new OptionError(path || 'options', 'an object', options);
  const prefix = path && `${path}.`;
  refuseUnknown(options, Object.keys(schema), prefix);
  const entries = Object.entries(schema).map(([name, kind]) => [name, readOption(options[name], kind, prefix + name)]);
  return Object.fromEntries(entries) as Checked<Given>;
}

/** Options of their own below one name. */
export function group<Given extends Schema>(schema: Given): Kind<Checked<Given>> {
  return { expected: 'an object', read: (given, path) => (isObject(given) ? checkOptions(given, schema, path) : undefined) };
}

function readOption(given: unknown, kind: Kind<unknown>, path: string): unknown {
  if (given === undefined && kind.fallback) return kind.fallback.value;
  const value = kind.read(given, path);
  if (value === undefined) throw new OptionError(path, kind.expected, given);
  return value;
}

function refuseUnknown(options: Record<string, unknown>, known: readonly string[], prefix: string): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const path = prefix + unknown;
  const nearest = nearestName(unknown, known);
  const all = known.join(', ');
  const remedy = nearest === undefined ? `the options are ${all}.` : `did you mean \`${prefix}${nearest}\`?`;
  throw new OptionError(path, `one of ${all}`, options[unknown], `unknown option \`${path}\`; ${remedy}`);
}

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
