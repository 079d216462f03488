import { callbackLookup } from '../../catalog/callbacks/lookup.js';
import type { ArgumentShape } from '../../catalog/arguments.js';
import { append } from '../../append.js';
import type { Program } from '../../link/program.js';
import { EVERY_PROPERTY, HANDED } from '../../summarize/argument-tests.js';
import { ANY_VALUE, ValueKind, kindOfLiteral } from '../../summarize/value-kinds.js';
import { CallFlag } from '../../summarize/call-record.js';
import { isAligned, parameterPlaces, type ParameterPlace } from './parameter-places.js';
import type { PathEdge } from './path-edges.js';

/** A branch that is entered only for callers that give certain kinds of values, or leave them out. */
export interface Branch {
  /** Index of a parameter in `ArgumentTests`. */
  parameter: number;
  kinds: number;
  /** For other callers it is entered at most once per process. */
  elseOnce: boolean;
}

/** The kinds of values that a caller gives for a parameter: by its own parameter, those that its callers give. */
export type Supply = number | { parameter: number };

/** The parameters, and properties of parameters, whose values decide who is called, of all functions of the program. */
export interface ArgumentTests {
  count: number;
  functionOf(parameter: number): number;
  parametersOf(fn: number): readonly number[];
  branchesOf(call: number): readonly Branch[];
  supply(edge: PathEdge, parameter: number): Supply;
  /** The kinds of values that are given by calls of a method of the same name of which nobody knows whom they call. */
  supplyUnseen(parameter: number): number;
}

interface Parameter {
  function: number;
  position: number;
  property: string | null;
  /** Other parameters that stand in for it when they hold a function. */
  standIns: readonly number[];
  /** What it holds where nothing is given. */
  byDefault: number;
}

const NONE: readonly never[] = [];

export function argumentTests(program: Program): ArgumentTests {
  const { calls } = program;
  const collector = new Collector(program);
  const branches = collector.branches();
  const parameterAt = collector.parametersByNode();
  const unaligned = unalignedFunctions(program);
  const { parameters, ofFunction } = collector;

  /** Null where nothing is given. */
  function supplyAt(call: number, position: number, property: string | null): Supply | null {
    if (position >= calls.argumentCount(call)) return null;
    const shape = calls.shapes(call)[position];
    const kinds = shape ? kindsIn(shape.kind === 'unknown' ? (shape.holds ?? shape) : shape, property) : ANY_VALUE;
    if (kinds !== ANY_VALUE) return kinds;
    const node = calls.argument(call, position);
    const own = parameterAt(node, property);
    if (own !== undefined) return own;
    return property === null && program.functionsAt(node).length > 0 ? ValueKind.function : ANY_VALUE;
  }

  const unseen = unseenCalls(program);
  const suppliedUnseen = new Map<number, number>();
  function supplyUnseen(parameter: number): number {
    const { function: fn, position, property, byDefault } = parameters[parameter];
    let kinds = 0;
    for (const call of unseen.get(methodName(program, fn)) ?? []) {
      const supply = isAligned(program, call) ? supplyAt(call, position, property) : ANY_VALUE;
      kinds |= supply === null ? byDefault : typeof supply === 'number' ? supply : ANY_VALUE;
      if (kinds === ANY_VALUE) break;
    }
    return kinds;
  }

  return {
    count: parameters.length,
    supplyUnseen(parameter) {
      const kinds = suppliedUnseen.get(parameter) ?? supplyUnseen(parameter);
      suppliedUnseen.set(parameter, kinds);
      return kinds;
    },
    functionOf: (parameter) => parameters[parameter].function,
    parametersOf: (fn) => ofFunction.get(calls.original(fn)) ?? NONE,
    branchesOf: (call) => branches.get(call) ?? NONE,
    supply({ call, to, origin }, parameter) {
      if (origin !== 'call' || !isAligned(program, call) || unaligned.has(to)) return ANY_VALUE;
      const { position, property, standIns, byDefault } = parameters[parameter];
      const own = supplyAt(call, position, property);
      // Other names may be given `null` or `undefined`, of which only one has the default take its place.
      if (own !== null && own !== ValueKind.nothing) return own;
      if (standIns.length === 0) return own === null ? byDefault : ValueKind.nothing | byDefault;
      const others = standIns.map((other) => supplyAt(call, other, null));
      if (others.includes(ValueKind.function)) return ValueKind.function;
      return others.every((other) => other === null || other === ValueKind.nothing) ? byDefault : ANY_VALUE;
    },
  };
}

/** The kinds of values that an argument, or a property of it, has as it is written; null where the property is left out. */
function kindsIn(shape: ArgumentShape, property: string | null): number | null {
  if (property !== null) return kindsOfProperty(shape, property);
  switch (shape.kind) {
    case 'literal':
      return kindOfLiteral(shape.value);
    case 'function':
      return ValueKind.function;
    case 'object':
    case 'array':
      return ValueKind.other;
    default:
      return ANY_VALUE;
  }
}

function kindsOfProperty(shape: ArgumentShape, property: string): number | null {
  if (shape.kind === 'literal') return null;
  if (shape.kind !== 'object') return ANY_VALUE;
  if (Object.hasOwn(shape.options, property)) return kindsIn(shape.options[property], null);
  return shape.open ? ANY_VALUE : null;
}

function methodName({ calls }: Program, fn: number): string {
  return calls.functionSummary(fn).name.split('.').at(-1) ?? '';
}

/** Calls of methods of objects that nobody knows, or that are guessed, by name: `request.app.locals.store.get(key)`. Tests count for nothing. */
function unseenCalls({ calls, apis, edges, files }: Program): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  // Of several targets that are known, none stands for one that is not.
  const guessed = new Set(edges.filter(({ call, confidence }) => confidence === 'possible' && calls.targets(call).length === 1).map(({ call }) => call));
  for (let call = 0; call < calls.writtenCount; call++) {
    const member = calls.member(call);
    if (member === null || files[calls.file(call)].role === 'test' || (calls.targets(call).length > 0 && !guessed.has(call)) || calls.externals(call).some((api) => OF_PLATFORM.test(apis.text(api)))) continue;
    append(found, member, call);
  }
  return found;
}

const OF_PLATFORM = /^(?:node:|global#)/;

/** Functions that somebody binds arguments to, or wraps: whoever calls what came of it gives other arguments. */
function unalignedFunctions(program: Program): ReadonlySet<number> {
  const { calls, apis } = program;
  const rules = callbackLookup();
  const found = new Set<number>();
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.has(call, CallFlag.viaBind) && calls.argumentCount(call) > 1) for (const fn of program.functionsAt(calls.receiver(call))) found.add(fn);
    if (!calls.externals(call).some((api) => rules.rule(apis.text(api))?.wraps)) continue;
    for (let position = 0; position < calls.argumentCount(call); position++) for (const fn of program.functionsAt(calls.argument(call, position))) found.add(fn);
  }
  return found;
}

/** Numbers the parameters that are tested, and those that are handed on to tested ones. */
class Collector {
  readonly parameters: Parameter[] = [];
  readonly ofFunction = new Map<number, number[]>();
  private readonly ids = new Map<string, number>();
  private readonly assigned = new Map<string, number[]>();
  private readonly defaults = new Map<string, number>();
  /** The parameters whose properties may have changed before they are handed on. */
  private readonly handed = new Set<string>();

  constructor(private readonly program: Program) {
    program.files.forEach(({ summary: { argumentTests: { assigned, defaults }, names } }, file) => {
      const keyOf = (table: readonly number[], row: number): string => keyOfPart(program.functionBase[file] + table[row], table[row + 1], nameAt(names, table[row + 2]));
      for (let row = 0; row < assigned.length; row += 4) {
        if (assigned[row + 3] === HANDED) this.handed.add(keyOf(assigned, row));
        else append(this.assigned, keyOf(assigned, row), assigned[row + 3]);
      }
      for (let row = 0; row < defaults.length; row += 4) this.defaults.set(keyOf(defaults, row), defaults[row + 3]);
    });
  }

  branches(): Map<number, Branch[]> {
    const { program } = this;
    const branches = new Map<number, Branch[]>();
    program.files.forEach(({ summary: { argumentTests: { tests }, names } }, file) => {
      for (let row = 0; row < tests.length; row += 6) {
        const [call, fn, position, property, kinds, elseOnce] = tests.slice(row, row + 6);
        const parameter = this.number(program.functionBase[file] + fn, position, nameAt(names, property));
        if (parameter !== undefined) append(branches, program.calls.first(file) + call, { parameter, kinds, elseOnce: elseOnce === 1 });
      }
    });
    return branches;
  }

  /** Which parameter a node is, or which property of one; where the function replaces the value it may be anything. */
  parametersByNode(): (node: number, property: string | null) => Supply | undefined {
    const places = parameterPlaces(this.program);
    this.followHandedOn(places);
    return (node, property) => {
      const place = places.get(node);
      if (!place) return undefined;
      if (property !== null && this.handed.has(keyOfPart(place.function, place.position, EVERY_PROPERTY))) return ANY_VALUE;
      const parameter = this.ids.get(keyOfPart(place.function, place.position, property));
      return parameter === undefined ? ANY_VALUE : { parameter };
    };
  }

  private followHandedOn(places: ReadonlyMap<number, ParameterPlace>): void {
    const incoming = new Map<number, number[]>();
    for (const { call, to } of this.program.edges) if (call < this.program.calls.writtenCount) append(incoming, to, call);
    for (const { function: fn, position, property, standIns } of this.parameters) {
      for (const call of incoming.get(fn) ?? []) {
        for (const at of [position, ...standIns]) {
          const place = places.get(this.program.calls.argument(call, at));
          if (place) this.number(place.function, place.position, property);
        }
      }
    }
  }

  /** The number of a parameter, unless its value is replaced so that it no longer tells what the caller gave. */
  private number(fn: number, position: number, property: string | null): number | undefined {
    const key = keyOfPart(fn, position, property);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const standIns = this.assigned.get(key) ?? [];
    if (standIns.includes(-1) || (property !== null && this.assigned.has(keyOfPart(fn, position, EVERY_PROPERTY)))) return undefined;
    const ofWhole = property === null ? undefined : this.defaults.get(keyOfPart(fn, position, EVERY_PROPERTY));
    const byDefault = ofWhole ?? this.defaults.get(key) ?? ValueKind.nothing;
    const id = this.parameters.push({ function: fn, position, property, standIns, byDefault }) - 1;
    this.ids.set(key, id);
    append(this.ofFunction, fn, id);
    return id;
  }
}

function keyOfPart(fn: number, position: number, property: string | null): string {
  return `${fn} ${position} ${property ?? ''}`;
}

function nameAt(names: readonly string[], name: number): string | null {
  return name < 0 ? null : names[name];
}
