import { callbackLookup } from '../../catalog/callbacks/lookup.js';
import { append } from '../../append.js';
import type { Program } from '../../link/program.js';
import { CallFlag } from '../../summarize/call-record.js';
import { isAligned, parameterPlaces, type ParameterPlace } from './parameter-places.js';
import type { PathEdge } from './path-edges.js';

/** A branch that is entered only for callers that give an argument, or only for those that leave it out. */
export interface Branch {
  /** Index of a parameter in `ArgumentTests`. */
  parameter: number;
  given: boolean;
}

/** What a caller does about a parameter: by its own parameter, it does what its callers do. */
export type Supply = 'given' | 'missing' | 'either' | { parameter: number };

/** The parameters whose presence decides who is called, of all functions of the program. */
export interface ArgumentTests {
  count: number;
  functionOf(parameter: number): number;
  parametersOf(fn: number): readonly number[];
  branchesOf(call: number): readonly Branch[];
  supply(edge: PathEdge, parameter: number): Supply;
}

interface Parameter {
  function: number;
  position: number;
  /** Other parameters that stand in for it when they hold a function. */
  standIns: readonly number[];
}

const NONE: readonly never[] = [];

export function argumentTests(program: Program): ArgumentTests {
  const { calls } = program;
  const collector = new Collector(program);
  const branches = collector.branches();
  const parameterAt = collector.parametersByNode();
  const unaligned = unalignedFunctions(program);
  const { parameters, ofFunction } = collector;

  function supplyAt(call: number, position: number): Supply {
    if (position >= calls.argumentCount(call)) return 'missing';
    const shape = calls.shapes(call)[position];
    if (shape?.kind === 'function') return 'given';
    if (shape?.kind === 'literal') return shape.value === null || shape.value === false ? 'missing' : 'either';
    const node = calls.argument(call, position);
    const own = parameterAt(node);
    if (own !== undefined) return own;
    return program.functionsAt(node).length > 0 ? 'given' : 'either';
  }

  return {
    count: parameters.length,
    functionOf: (parameter) => parameters[parameter].function,
    parametersOf: (fn) => ofFunction.get(fn) ?? NONE,
    branchesOf: (call) => branches.get(call) ?? NONE,
    supply({ call, to, origin }, parameter) {
      if (origin !== 'call' || !isAligned(program, call) || unaligned.has(to)) return 'either';
      const { position, standIns } = parameters[parameter];
      const own = supplyAt(call, position);
      if (own !== 'missing') return own;
      const others = standIns.map((other) => supplyAt(call, other));
      if (others.includes('given')) return 'given';
      return others.every((other) => other === 'missing') ? 'missing' : 'either';
    },
  };
}

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

  constructor(private readonly program: Program) {
    program.files.forEach(({ summary }, file) => {
      const rows = summary.argumentTests.assigned;
      for (let row = 0; row < rows.length; row += 3) {
        append(this.assigned, `${program.functionBase[file] + rows[row]} ${rows[row + 1]}`, rows[row + 2]);
      }
    });
  }

  branches(): Map<number, Branch[]> {
    const { program } = this;
    const branches = new Map<number, Branch[]>();
    program.files.forEach(({ summary: { argumentTests: { tests } } }, file) => {
      for (let row = 0; row < tests.length; row += 4) {
        const call = program.calls.first(file) + tests[row];
        const parameter = this.number(program.functionBase[file] + tests[row + 1], tests[row + 2]);
        if (parameter !== undefined) append(branches, call, { parameter, given: tests[row + 3] === 1 });
      }
    });
    return branches;
  }

  /** Which parameter a node is; one whose value the function replaces may be given or not. */
  parametersByNode(): (node: number) => Supply | undefined {
    const places = parameterPlaces(this.program);
    this.followHandedOn(places);
    return (node) => {
      const place = places.get(node);
      if (!place) return undefined;
      const parameter = this.ids.get(`${place.function} ${place.position}`);
      return parameter === undefined ? 'either' : { parameter };
    };
  }

  private followHandedOn(places: ReadonlyMap<number, ParameterPlace>): void {
    const incoming = new Map<number, number[]>();
    for (const { call, to } of this.program.edges) if (call < this.program.calls.writtenCount) append(incoming, to, call);
    for (const { function: fn, position, standIns } of this.parameters) {
      for (const call of incoming.get(fn) ?? []) {
        for (const at of [position, ...standIns]) {
          const place = places.get(this.program.calls.argument(call, at));
          if (place) this.number(place.function, place.position);
        }
      }
    }
  }

  /** The number of a parameter, unless its value is replaced so that it no longer tells what the caller gave. */
  private number(fn: number, position: number): number | undefined {
    const key = `${fn} ${position}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const standIns = this.assigned.get(key) ?? [];
    if (standIns.includes(-1)) return undefined;
    const id = this.parameters.push({ function: fn, position, standIns }) - 1;
    this.ids.set(key, id);
    append(this.ofFunction, fn, id);
    return id;
  }
}
