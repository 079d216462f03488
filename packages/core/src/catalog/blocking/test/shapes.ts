import type { ArgumentShape, Literal } from '../../arguments.js';

type Options = Readonly<Record<string, Literal | ArgumentShape>>;

export const unknown: ArgumentShape = { kind: 'unknown' };
export const callback: ArgumentShape = { kind: 'function' };
export const array: ArgumentShape = { kind: 'array' };
export const spread: ArgumentShape = { kind: 'spread' };

export const literal = (value: Literal): ArgumentShape => ({ kind: 'literal', value });

/** A template: `curl ${url}`. */
export const beginning = (prefix: string): ArgumentShape => ({ kind: 'string', prefix, length: null });

/** A long string of which only the beginning is kept. */
export const longText = (length: number): ArgumentShape => ({ kind: 'string', prefix: '<svg ', length });

export const options = (entries: Options): ArgumentShape => objectOf(entries, false);

/** An object literal with a spread in it. */
export const openOptions = (entries: Options): ArgumentShape => objectOf(entries, true);

const objectOf = (entries: Options, open: boolean): ArgumentShape => ({
  kind: 'object',
  options: Object.fromEntries(
    Object.entries(entries).map(([name, value]) => [name, isShape(value) ? value : literal(value)]),
  ),
  open,
});

const isShape = (value: Literal | ArgumentShape): value is ArgumentShape =>
  typeof value === 'object' && value !== null;
