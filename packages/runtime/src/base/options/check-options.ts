import { OptionError } from '../errors/option-error.js';
import type { Kind, ValueOf } from './kinds.js';
import { nearestName } from './nearest-name.js';

export type Schema = Readonly<Record<string, Kind<unknown>>>;
export type Checked<Given extends Schema> = { readonly [Name in keyof Given]: ValueOf<Given[Name]> };

/**
 * Reads options by a schema: durations become milliseconds, what is left out gets its default.
 * `path` stands before the names of nested options. Throws an `OptionError` for the first option that is unknown, missing or unfit.
 */
export function checkOptions<Given extends Schema>(given: unknown, schema: Given, path = ''): Checked<Given> {
  const options = given === undefined ? {} : given;
  if (!isObject(options)) throw new OptionError(path || 'options', 'an object', given);
  refuseUnknown(options, schema, path);
  const entries = Object.entries(schema).map(([name, kind]) => [name, readOption(options[name], kind, joined(path, name))]);
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

function refuseUnknown(options: Record<string, unknown>, schema: Schema, path: string): void {
  const known = Object.keys(schema);
  for (const [name, given] of Object.entries(options)) {
    if (known.includes(name)) continue;
    const [unknown, nearest, all] = [joined(path, name), nearestName(name, known), known.join(', ')];
    const remedy = nearest === undefined ? `the options are ${all}.` : `did you mean \`${joined(path, nearest)}\`?`;
    throw new OptionError(unknown, `one of ${all}`, given, `unknown option \`${unknown}\`; ${remedy}`);
  }
}

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
