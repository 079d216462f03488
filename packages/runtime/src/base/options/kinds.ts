import { DURATION, parseDuration, type Duration } from '../time/duration.js';

/** What an option may be: the rule in words, and how a value is read. */
export interface Kind<Value> {
  /** Completes the sentence "`rate` must be …". */
  readonly expected: string;
  /** The value as the code wants it, or `undefined` when it does not fit. A nested kind throws errors of its own, below `path`. */
  read(given: unknown, path: string): Value | undefined;
  /** What stands for an option that is left out; without this field the option is required. */
  readonly fallback?: { readonly value: Value };
}

/** The type of what a kind reads. */
export type ValueOf<Given> = Given extends Kind<infer Value> ? Value : never;

/** May be left out; then it is `undefined`. */
export function optional<Value>(kind: Kind<Value>): Kind<Value | undefined> {
  return withDefault<Value | undefined>(kind, undefined);
}

/** May be left out; then it is the given value. */
export function withDefault<Value>(kind: Kind<Value>, value: Value): Kind<Value> {
  return { ...kind, fallback: { value } };
}

export function integer(from = 0, to = Number.MAX_SAFE_INTEGER): Kind<number> {
  return numeric('an integer', from, to, (given) => (Number.isInteger(given) ? (given as number) : undefined));
}

/** A number from `from` to `to`, both included; `Infinity` only where `to` is `Infinity`. */
export function number(from = 0, to = Number.MAX_VALUE): Kind<number> {
  return numeric('a number', from, to, (given) => (typeof given === 'number' ? given : undefined));
}

/** A duration, read as milliseconds; `Infinity` only where `to` is `Infinity`. */
export function duration(from: Duration = 0, to: Duration = Number.MAX_SAFE_INTEGER): Kind<number> {
  return numeric(DURATION, from, to, parseDuration);
}

export function boolean(): Kind<boolean> {
  return fitting('`true` or `false`', (given) => typeof given === 'boolean');
}

/** Text of at least one character. */
export function text(): Kind<string> {
  return fitting('text that is not empty', (given) => typeof given === 'string' && given !== '');
}

/** A function of any type: the compiler checks its parameters, nothing can when it runs. */
export function callback<Callback extends (...args: never[]) => unknown>(): Kind<Callback> {
  return fitting('a function', (given) => typeof given === 'function');
}

export function oneOf<const Choice extends string>(...choices: Choice[]): Kind<Choice> {
  return fitting(`one of ${choices.map((choice) => `'${choice}'`).join(', ')}`, (given) => choices.includes(given as Choice));
}

/** An object with the named methods. */
export function shape<Shape extends object>(what: string, ...methods: (keyof Shape & string)[]): Kind<Shape> {
  const expected = `${what} with ${methods.map((method) => `${method}()`).join(', ')}`;
  return fitting(expected, (given) => typeof given === 'object' && methods.every((method) => typeof (given as Partial<Shape> | null)?.[method] === 'function'));
}

/** Takes what either of two kinds takes. */
export function either<First, Second>(first: Kind<First>, second: Kind<Second>): Kind<First | Second> {
  return { expected: `${first.expected} or ${second.expected}`, read: (given, path) => first.read(given, path) ?? second.read(given, path) };
}

/** Takes a value as it is, if it fits. */
function fitting<Value>(expected: string, fits: (given: unknown) => boolean): Kind<Value> {
  return { expected, read: (given) => (fits(given) ? (given as Value) : undefined) };
}

function numeric(what: string, from: Duration, to: Duration, read: (given: unknown) => number | undefined): Kind<number> {
  const lowest = parseDuration(from)!;
  const highest = parseDuration(to)!;
  const end = highest < Number.MAX_SAFE_INTEGER ? ` to ${to}` : '';
  return {
    expected: `${what} from ${from}${end}`,
    read(given) {
      const value = read(given)!;
      return value >= lowest && value <= highest ? value : undefined;
    },
  };
}
