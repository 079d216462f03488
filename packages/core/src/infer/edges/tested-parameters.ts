import { append } from '../../append.js';
import type { Program } from '../../link/program.js';
import { EVERY_PROPERTY, HANDED } from '../../summarize/argument-tests.js';
import { ANY_VALUE, ValueKind } from '../../summarize/value-kinds.js';
import type { Branch } from './branch-tests.js';
import { parameterPlaces, type ParameterPlace } from './parameter-places.js';
import type { Supply } from './supplies.js';

/** A parameter, or a property of one, whose value decides who is called. */
export interface TestedParameter {
  function: number;
  position: number;
  property: string | null;
  /** Other parameters that stand in for it when they hold a function. */
  standIns: readonly number[];
  /** What it holds where nothing is given. */
  byDefault: number;
}

/** Numbers the parameters that are tested, and those that are handed on to tested ones. */
export class TestedParameters {
  readonly parameters: TestedParameter[] = [];
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
  byNode(): (node: number, property: string | null) => Supply | undefined {
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
