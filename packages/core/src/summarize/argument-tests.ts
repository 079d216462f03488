import type { ArgumentTestTables } from './module-summary.js';
import { TRUTHY, ValueKind } from './value-kinds.js';

/** Stands for all properties of a parameter. */
export const EVERY_PROPERTY = '*';

/** What a test has found out about a value: which kinds it may be of. */
export interface Presence {
  /** Flow node of the reference to the name. */
  reference: number;
  /** Whose property of this name the value is. */
  property?: string;
  kinds: number;
  /** Whether the name belongs to no function that is being walked: what is made under the test is made for good. */
  isSwitch?: boolean;
  /** How much had been handed on before the test, and the function of the test. */
  since?: number;
  within?: number;
  /** For other values too, but then at most once per process: `if (!force && this.kept) return this.kept`. */
  elseOnce?: boolean;
}

/** With more tests than this around a call, the others are not known: every call keeps those around it. */
const MOST_AROUND = 16;

/** What both say, each thing once: a hundred early returns for want of one argument say as much as the first. */
export function joined(known: readonly Presence[], more: readonly Presence[]): readonly Presence[] {
  if (known.length >= MOST_AROUND) return known;
  const added = more.filter((presence) => !known.some((other) => isSame(other, presence))).slice(0, MOST_AROUND - known.length);
  return added.length === 0 ? known : [...known, ...added];
}

function isSame(one: Presence, other: Presence): boolean {
  return one.reference === other.reference && one.property === other.property && one.kinds === other.kinds && one.elseOnce === other.elseOnce;
}

/** A parameter, or a property of one. */
export interface ParameterPart {
  function: number;
  position: number;
  property?: string;
}

interface Assignment {
  to: number;
  from: number;
  property?: string;
  /** What tests have found out there. */
  around?: readonly Presence[];
}

/** An object that somebody else gets hold of, who may change its properties from then on. */
interface Handing {
  to: number;
  function: number;
  /** In a loop, what comes later in it is also before. */
  inLoop: boolean;
  /** How much had been handed on at the end of the branch that it is in, if that comes to nothing else. */
  until?: number;
}

/** Stands for the source of an assignment by whoever an object was handed to before. */
export const HANDED = -2;

/** Collects which calls run only for callers that give an argument, or only for those that leave it out. */
export class ArgumentTests {
  /** What the tests around the current place have found out. */
  private around: readonly Presence[] = [];
  private calls = 0;
  private readonly tested: { call: number; presence: Presence }[] = [];
  private readonly parameters = new Map<number, ParameterPart>();
  private readonly defaults: { part: ParameterPart; kinds: number }[] = [];
  private readonly assignments: Assignment[] = [];
  private readonly handings: Handing[] = [];
  /** Functions that mention `arguments`, by which their parameters may get other values. */
  private readonly withArguments = new Set<number>();

  constructor(private readonly intern: (name: string) => number) {}

  /** A name that is bound to a parameter or to a property of one, and the kinds of values that it has by default. */
  declare(binding: number, part: ParameterPart, kinds: number | null): void {
    this.parameters.set(binding, part);
    if (kinds !== null) this.defaults.push({ part, kinds });
  }

  /** A name for a property of what a parameter holds: `const { sync = false } = options`. */
  declareProperty(binding: number, of: number, { property, kinds }: { property: string; kinds: number | null }): void {
    const part = propertyOf(this.parameters.get(of), property);
    // Others may look at the property itself.
    if (part) this.declare(binding, part, kinds && kinds | ValueKind.nothing);
  }

  /** A name gets the value of another name, or any other value (0), which may leave the properties as they were. */
  assign(to: number, from: number, keepsProperties: boolean): void {
    this.assignments.push({ to, from });
    if (!keepsProperties) this.assignments.push({ to, from: 0, property: EVERY_PROPERTY });
  }

  /** A property of what a name holds, or any of them, gets a value. What is only replaced where it was there does not come into being by that. */
  assignProperty(to: number, property: string | null): void {
    this.assignments.push({ to, from: 0, property: property ?? EVERY_PROPERTY, around: this.around });
  }

  /** What a name holds is handed to somebody, or gets another name. */
  hand(handing: Handing): void {
    this.handings.push(handing);
  }

  /** No way leads on from where what was handed on since then was handed on. */
  leave(since: number): void {
    for (const handing of this.handings.slice(since)) handing.until ??= this.handings.length;
  }

  mentionArguments(fn: number): void {
    this.withArguments.add(fn);
  }

  get handed(): number {
    return this.handings.length;
  }

  /** Counts a call. */
  call(): void {
    for (const presence of this.around) this.tested.push({ call: this.calls, presence });
    this.calls++;
  }

  within(presence: readonly Presence[], action: () => void): void {
    const outer = this.around;
    this.around = joined(outer, presence);
    action();
    this.around = outer;
  }

  /** A function that is made under a test runs whenever it is called; one that is made under a switch, with that alone. */
  inFunction(action: () => void): void {
    const outer = this.around;
    this.around = outer.filter(({ isSwitch }) => isSwitch);
    action();
    this.around = outer;
  }

  /** Once it is known which binding every reference names. */
  tables(remap: Int32Array): ArgumentTestTables {
    const partAt = (node: number): ParameterPart | undefined => this.parameters.get(remap[node]);
    const handed = this.handedParts(partAt);
    const tests = this.tested.flatMap(({ call, presence }) => {
      const { reference, property, kinds, elseOnce } = presence;
      const part = property === undefined ? partAt(reference) : propertyOf(partAt(reference), property);
      return part && isBefore(presence, part, handed.get(keyOf(part))) ? [call, ...this.row(part), kinds, elseOnce ? 1 : 0] : [];
    });
    const assigned = this.assignments.flatMap(({ to, from, property, around }) => {
      const target = property === undefined ? partAt(to) : propertyOf(partAt(to), property);
      const isReplaced = around?.some((known) => remap[known.reference] === remap[to] && known.property === property && (known.kinds & ~TRUTHY) === 0);
      if (!target || isReplaced) return [];
      const source = from === 0 ? undefined : partAt(from);
      const standsIn = source !== undefined && source.property === undefined && source.function === target.function;
      return [...this.row(target), standsIn ? source.position : -1];
    });
    for (const { part, count } of handed.values()) if (count > 1) assigned.push(...this.row({ ...part, property: EVERY_PROPERTY }), HANDED);
    for (const part of this.parameters.values()) {
      if (part.property === undefined && this.withArguments.has(part.function)) assigned.push(...this.row(part), -1, ...this.row({ ...part, property: EVERY_PROPERTY }), -1);
    }
    const switches = this.tested.flatMap(({ call, presence: { reference, property, kinds, isSwitch, elseOnce } }) => {
      if (!isSwitch || property !== undefined || elseOnce || partAt(reference)) return [];
      return [call, remap[reference], (kinds & ValueKind.other) === 0 ? 0 : 1];
    });
    return { tests, assigned, defaults: this.defaults.flatMap(({ part, kinds }) => [...this.row(part), kinds]), switches };
  }

  private handedParts(partAt: (node: number) => ParameterPart | undefined): Map<string, HandedPart> {
    const found = new Map<string, HandedPart>();
    this.handings.forEach((handing, at) => {
      const part = partAt(handing.to);
      if (!part || part.property !== undefined) return;
      const known = found.get(keyOf(part)) ?? { part, first: Infinity, left: [], count: 0 };
      known.count++;
      if (handing.inLoop || handing.function !== part.function) known.first = -1;
      else if (handing.until !== undefined && known.left.length < MOST_LEFT) known.left.push({ at, until: handing.until });
      else known.first = Math.min(known.first, at);
      found.set(keyOf(part), known);
    });
    return found;
  }

  private row({ function: fn, position, property }: ParameterPart): number[] {
    return [fn, position, property === undefined ? -1 : this.intern(property)];
  }
}

interface HandedPart {
  part: ParameterPart;
  /** How much had been handed on before; below nothing where what is written before may run afterwards. */
  first: number;
  /** The same for those after which the function returns, and how much had been handed on by then. */
  left: { at: number; until: number }[];
  count: number;
}

/** More than these are taken to come to what follows. */
const MOST_LEFT = 16;

function keyOf({ function: fn, position }: ParameterPart): string {
  return `${fn} ${position}`;
}

/** Whether a property was tested before anybody else got hold of the object. */
function isBefore({ since, within }: Presence, { function: fn, property }: ParameterPart, handed: HandedPart | undefined): boolean {
  if (property === undefined || !handed) return true;
  return since !== undefined && since <= handed.first && within === fn && !handed.left.some(({ at, until }) => at < since && since < until);
}

/** Only the properties of whole parameters are told apart. */
function propertyOf(part: ParameterPart | undefined, property: string): ParameterPart | undefined {
  return part && part.property === undefined ? { ...part, property } : undefined;
}
