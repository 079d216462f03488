import { append } from '../append.js';
import { kept } from '../kept.js';
import { namesTheOtherEnd } from '../catalog/naming-settings.js';
import type { Facts } from '../infer/infer.js';
import { parameterPlaces, type ParameterPlace } from '../infer/edges/parameter-places.js';
import { fileOf } from '../link/tokens.js';
import type { Program } from '../link/program.js';
import { RUNS_OFTEN } from '../report/reaches.js';
import { ANY_PROPERTY, ELEMENTS } from '../summarize/visit/expressions.js';
import { directCalls } from './direct-calls.js';

const MOST_NODES = 500;
const MOST_CALLERS = 8;

/**
 * Whether the settings of a client come with a call: whether one of them is made of a parameter that not all
 * callers fill with what is there whoever calls, as settings of the environment are. What is looked up by such a parameter
 * comes with the call too. Of settings that are written as an object only those count that name the other end.
 */
export function comeWithCall(program: Program, facts: Facts, settings: readonly number[]): boolean {
  const tables = (node: number): Tables => tablesAround(program, node);
  const places = parameterPlaces(program);
  /** What callers give for a node that is a parameter. */
  const given = (node: number): number[] | null => {
    const place = places.get(node);
    return place ? argumentsFor(program, facts, place) : [];
  };
  const seen = new Set(namingValues(settings, tables, given));
  for (const node of seen) {
    if (seen.size > MOST_NODES) return false;
    const values = given(node);
    if (values === null) return true;
    for (const source of [...(tables(node).sources.get(node) ?? []), ...values]) if (source > 0) seen.add(source);
  }
  return false;
}

/** The values by which settings name the other end; what is not written as an object is one itself. */
function namingValues(settings: readonly number[], tables: (node: number) => Tables, given: (node: number) => number[] | null): number[] {
  const found: number[] = [];
  const isNaming = new Map(settings.map((node) => [node, true]));
  const look = (node: number, isWhole: boolean): void => {
    if (!isNaming.has(node)) isNaming.set(node, isWhole);
  };
  for (const [node, isWhole] of isNaming) {
    if (node <= 0 || isNaming.size > MOST_NODES) continue;
    const { objects, copies, properties } = tables(node);
    for (const [name, value] of properties.get(node) ?? []) {
      if (mayNameTheOtherEnd(name)) found.push(value);
      else look(value, isWhole && name === ELEMENTS);
    }
    const values = given(node);
    const others = (copies.get(node) ?? []).concat(values ?? []);
    for (const other of others) look(other, isWhole);
    if (isWhole && !isWritten(values, others.length > 0 || objects.has(node))) found.push(node);
  }
  return found.filter((node) => node > 0);
}

/** What callers give for a parameter; null where they are not known. What the start of a program is given is the same for good. */
function argumentsFor(program: Program, facts: Facts, { function: fn, position }: ParameterPlace): number[] | null {
  if (!RUNS_OFTEN.has(facts.reachOf(fn).reach)) return [];
  const callers = directCalls(program, facts, fn);
  if (callers.length === 0 || facts.isRoot(fn)) return null;
  return callers.slice(0, MOST_CALLERS).map((call) => program.calls.argument(call, position));
}

interface Tables {
  /** The nodes by those that are made of them: copies, the objects of properties, the parts of objects, the operands of calls. */
  sources: ReadonlyMap<number, readonly number[]>;
  copies: ReadonlyMap<number, readonly number[]>;
  /** What is written to the properties of a node. */
  properties: ReadonlyMap<number, readonly (readonly [string, number])[]>;
  /** Objects and arrays that are written down. */
  objects: ReadonlySet<number>;
}

const tablesByFile = kept<Program, Map<number, Tables>>(() => new Map());

/** The tables of the file of a node. */
function tablesAround(program: Program, node: number): Tables {
  const file = fileOf(program.nodeBase, node);
  const byFile = tablesByFile(program);
  const tables = byFile.get(file) ?? tablesOf(program, file);
  byFile.set(file, tables);
  return tables;
}

/** A computed setting may be any. */
function mayNameTheOtherEnd(setting: string): boolean {
  return setting === ANY_PROPERTY || namesTheOtherEnd(setting);
}

/** Whether all of a value is seen elsewhere: no caller is unknown, and it is an object or made of others. */
function isWritten(values: readonly number[] | null, isMade: boolean): boolean {
  return values !== null && isMade;
}

function tablesOf({ calls, files, nodeBase }: Program, file: number): Tables {
  const sources = new Map<number, number[]>();
  const copied = new Map<number, number[]>();
  const properties = new Map<number, [string, number][]>();
  const base = nodeBase[file];
  const { flow, names } = files[file].summary;
  const { copies, loads, stores } = flow;
  for (let row = 0; row < copies.length; row += 2) {
    append(sources, base + copies[row + 1], base + copies[row]);
    append(copied, base + copies[row + 1], base + copies[row]);
  }
  for (let row = 0; row < loads.length; row += 3) append(sources, base + loads[row + 2], base + loads[row]);
  for (let row = 0; row < stores.length; row += 3) {
    append(sources, base + stores[row], base + stores[row + 2]);
    append(properties, base + stores[row], [names[stores[row + 1]], base + stores[row + 2]]);
  }
  for (let call = calls.first(file); call < calls.first(file + 1); call++) {
    append(sources, calls.result(call), calls.receiver(call));
    for (const argument of calls.arguments(call)) append(sources, calls.result(call), argument);
  }
  const objects = new Set(flow.objects.filter((_, column) => column % 2 === 0).map((node) => base + node));
  return { sources, copies: copied, properties, objects };
}
