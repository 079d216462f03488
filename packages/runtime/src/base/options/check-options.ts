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
  requireKnown(options, schema, path);
  const checked: Record<string, unknown> = {};
  for (const name of Object.keys(schema)) checked[name] = readOption(options[name], schema[name], below(path, name));
  return checked as Checked<Given>;
}

/** The options of one call, which are used as they were given: nothing is read, so that they cost little. Throws as `checkOptions` does. */
export function callOptions<Given extends object>(options: Given | undefined, schema: Schema): Partial<Given> {
  if (options === undefined) return {};
  requireKnown(options, schema, '');
  for (const name of Object.keys(options)) readOption(options[name], schema[name], name);
  return options;
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

function requireKnown(options: unknown, schema: Schema, path: string): asserts options is Record<string, unknown> {
  if (!isObject(options)) throw new OptionError(path || 'options', 'an object', options);
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(schema, name));
  if (unknown === undefined) return;
  const option = below(path, unknown);
  const known = Object.keys(schema);
  const nearest = nearestName(unknown, known);
  const all = known.join(', ');
  const remedy = nearest === undefined ? `the options are ${all}.` : `did you mean \`${below(path, nearest)}\`?`;
  throw new OptionError(option, `one of ${all}`, options[unknown], `unknown option \`${option}\`; ${remedy}`);
}

function below(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
