import type { ArgumentShape, Literal } from '../arguments.js';
import type { CatalogEntry, Condition, CostModel } from '../entry.js';
import { isWithinEngines } from './engines.js';

/**
 * Whether a row is true of a call with these arguments in a program for these engines.
 *
 * `engines` is the lowest major version of Node that the program supports, null when it does not say.
 */
export function matches(
  row: CatalogEntry,
  args: readonly ArgumentShape[],
  engines: number | null = null,
): boolean {
  if (row.engines !== undefined && !isWithinEngines(row.engines, engines)) return false;
  if (costsOf(row).some((cost) => isCheap(cost, args))) return false;
  return (row.when ?? []).every((condition) => holds(condition, args));
}

/** Of the rows of one API, the first that is true of the call. */
export function firstMatch(
  rows: readonly CatalogEntry[],
  args: readonly ArgumentShape[],
  engines: number | null = null,
): CatalogEntry | undefined {
  return rows.find((row) => matches(row, args, engines));
}

/** `absent` is certain; what follows a spread is unknown. */
type Argument = ArgumentShape | 'absent';

function argumentAt(args: readonly ArgumentShape[], index: number): Argument {
  const spread = args.findIndex((argument) => argument.kind === 'spread');
  const isUncertain = spread !== -1 && (index < 0 || spread <= index);
  return isUncertain ? { kind: 'unknown' } : (args.at(index) ?? 'absent');
}

function holds(condition: Condition, args: readonly ArgumentShape[]): boolean {
  if ('noCallbackFrom' in condition) return hasNoCallback(args, condition.noCallbackFrom);
  const argument = argumentAt(args, condition.argument);
  if ('option' in condition) return isOneOf(optionOf(argument, condition.option), condition.literal);
  if ('withoutOption' in condition) return optionOf(argument, condition.withoutOption) === 'absent';
  if ('notLiteral' in condition) return !isOneOf(argument, condition.notLiteral);
  if ('literal' in condition) return isOneOf(argument, condition.literal);
  const command = firstWord(argument);
  if ('command' in condition) return command !== null && condition.command.includes(command);
  return command === null || !condition.notCommand.includes(command);
}

function hasNoCallback(args: readonly ArgumentShape[], from: number): boolean {
  if (args.some(({ kind }) => kind === 'function' || kind === 'spread')) return false;
  return args.slice(from).every(({ kind }) => kind !== 'unknown');
}

function isOneOf(argument: Argument, values: Literal | readonly Literal[]): boolean {
  if (argument === 'absent' || argument.kind !== 'literal') return false;
  return isList(values) ? values.includes(argument.value) : values === argument.value;
}

const isList = (values: Literal | readonly Literal[]): values is readonly Literal[] =>
  Array.isArray(values);

/** The option at a dotted path of an argument. Nothing but an object holds options. */
function optionOf(argument: Argument, path: string): Argument {
  return path.split('.').reduce(memberOf, argument);
}

function memberOf(argument: Argument, name: string): Argument {
  if (argument === 'absent') return 'absent';
  if (argument.kind === 'unknown' || argument.kind === 'spread') return { kind: 'unknown' };
  if (argument.kind !== 'object') return 'absent';
  if (argument.open) return { kind: 'unknown' };
  return Object.hasOwn(argument.options, name) ? argument.options[name] : 'absent';
}

/** The program that a command line starts, without its folder; null when it is not known. */
function firstWord(argument: Argument): string | null {
  const text = knownBeginning(argument);
  const [word = ''] = text?.value.trimStart().split(/\s/, 1) ?? [];
  if (text === null || word === '') return null;
  const mayGoOn = !text.isWhole && text.value.trimStart() === word;
  return mayGoOn ? null : word.slice(word.lastIndexOf('/') + 1);
}

function knownBeginning(argument: Argument): { value: string; isWhole: boolean } | null {
  if (argument === 'absent') return null;
  if (argument.kind === 'string') {
    return { value: argument.prefix, isWhole: argument.length === argument.prefix.length };
  }
  if (argument.kind !== 'literal' || typeof argument.value !== 'string') return null;
  return { value: argument.value, isWhole: true };
}

const costsOf = ({ cost = [] }: CatalogEntry): readonly CostModel[] => ('length' in cost ? cost : [cost]);

function isCheap(cost: CostModel, args: readonly ArgumentShape[]): boolean {
  if ('inputArgument' in cost) return sizeOf(argumentAt(args, cost.inputArgument)) < cost.bytes;
  const argument = argumentAt(args, cost.argument);
  if (argument === 'absent' || argument.kind !== 'literal') return false;
  return typeof argument.value === 'number' && argument.value < cost.from;
}

/** The most bytes that an input can have, as far as its text tells. */
function sizeOf(argument: Argument): number {
  if (argument === 'absent') return 0;
  if (argument.kind === 'literal') return Buffer.byteLength(String(argument.value));
  // A UTF-16 unit takes three bytes of UTF-8 at most.
  if (argument.kind === 'string' && argument.length !== null) return argument.length * 3;
  // Whoever bounds an input by a value with a name means to keep it small.
  if (argument.kind === 'sized') return argument.length ?? 0;
  if (argument.kind === 'object' && !argument.open) return sizeOfObject(argument.options);
  return Infinity;
}

function sizeOfObject(options: Readonly<Record<string, ArgumentShape>>): number {
  const sizes = Object.entries(options).map(([name, value]) => name.length * 3 + sizeOf(value));
  return sizes.reduce((sum, size) => sum + size, 0);
}
