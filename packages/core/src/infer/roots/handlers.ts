import { COMPUTED_NAME, isOfPlatform } from '../../catalog/roots/api.js';
import type { HandlerPosition } from '../../catalog/roots/rules.js';
import type { OwnerKind, Program } from '../../link/program.js';

/** How the elements of an array are kept. */
const ELEMENTS = '[]';
const DEEPEST_PROPERTY = 4;
const DEEPEST_WRAPPER = 4;
const LARGEST_OBJECT = 2_000;

/** The functions of the program that a call hands over at the given positions. */
export function handlersOf(program: Program, call: number, positions: 'functions' | readonly HandlerPosition[]): Set<number> {
  const found = new Set<number>();
  collect(program, call, positions, found, 0);
  return found;
}

function collect(program: Program, call: number, positions: 'functions' | readonly HandlerPosition[], found: Set<number>, depth: number): void {
  const { calls } = program;
  const count = calls.argumentCount(call);
  if (positions === 'functions') for (const node of calls.arguments(call)) addFunctions(program, node, found, depth);
  else {
    for (const position of positions) {
      const index = typeof position === 'number' ? position : position.argument;
      const node = calls.argument(call, index < 0 ? count + index : index);
      if (typeof position === 'number') addFunctions(program, node, found, depth);
      else addProperties(program, node, new Set(position.properties), { found, seen: new Set() }, 0);
    }
  }
}

/** Functions, those in arrays, and the ones that a wrapper was given: `app.get('/', wrap(handler))`. */
function addFunctions(program: Program, node: number, found: Set<number>, depth: number): void {
  for (const fn of program.functionsAt(node)) found.add(fn);
  for (const element of program.elementsAt(node)) for (const fn of program.functionsAt(element)) found.add(fn);
  const wrapper = program.callWithResult(node);
  if (wrapper >= 0 && depth < DEEPEST_WRAPPER) collect(program, wrapper, 'functions', found, depth + 1);
}

interface PropertySearch {
  found: Set<number>;
  /** Nodes that have been looked into: objects may hold each other. */
  seen: Set<number>;
}

function addProperties(program: Program, node: number, names: ReadonlySet<string>, search: PropertySearch, depth: number): void {
  if (depth > DEEPEST_PROPERTY || search.seen.has(node) || search.seen.size > LARGEST_OBJECT) return;
  search.seen.add(node);
  for (const [name, value, owner] of program.propertiesAt(node)) {
    const isNamed = isAmong(names, name);
    if (!isNamed && name !== ELEMENTS) continue;
    // A class that lies somewhere in what is handed over is made an instance of, if anything.
    if (owner === 'class' && depth > 0) continue;
    if (isNamed) for (const fn of program.functionsAt(value)) search.found.add(fn);
    if (isLookedInto(name, owner, depth)) addProperties(program, value, isNamed ? ANY : names, search, depth + 1);
  }
}

function isAmong(names: ReadonlySet<string>, name: string): boolean {
  return names.has('*') || names.has(name === '*' ? COMPUTED_NAME : name);
}

/** The methods of an instance are handed over; what its fields hold is its own affair. */
function isLookedInto(name: string, owner: OwnerKind, depth: number): boolean {
  return owner !== 'other' || name === ELEMENTS || depth === 0;
}

const ANY: ReadonlySet<string> = new Set('*');

/** Functions of arguments that hold several, and besides what the language or Node gives: too much has flowed together there to say that one of them is handed over. */
export function functionsAmongData(program: Program, call: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (const node of program.calls.arguments(call)) {
    const functions = program.functionsAt(node);
    if (functions.length < 2 || !program.apisAt(node).some((api) => isOfPlatform(program.apis.text(api)))) continue;
    for (const fn of functions) found.add(fn);
  }
  return found;
}
