import { append } from '../append.js';
import type { Facts } from '../infer/infer.js';
import { isAligned, parameterPlaces, type ParameterPlace } from '../infer/edges/parameter-places.js';
import { fileOf } from '../link/call-table.js';
import type { Program } from '../link/program.js';
import { ON_THE_LOOP } from '../report/reaches.js';

const MOST_NODES = 500;
const MOST_CALLERS = 8;

/**
 * Finds out whether values come with a call: whether one of them is made of a parameter that not all callers fill with what
 * is there whoever calls, as settings of the environment are. What is looked up by such a parameter comes with the call too.
 */
export function createGivenValues(program: Program, facts: Facts): (nodes: readonly number[]) => boolean {
  const sources = createSources(program);
  const places = parameterPlaces(program);
  return (nodes) => {
    const seen = new Set(nodes.filter((node) => node > 0));
    for (const node of seen) {
      if (seen.size > MOST_NODES) return false;
      const place = places.get(node);
      const given = place ? argumentsFor(program, facts, place) : [];
      if (given === null) return true;
      for (const source of [...sources(node), ...given]) if (source > 0) seen.add(source);
    }
    return false;
  };
}

const RUNS_OFTEN: ReadonlySet<string> = new Set(ON_THE_LOOP);

/** What callers give for a parameter; null where they are not known. What the start of a program is given is the same for good. */
function argumentsFor(program: Program, facts: Facts, { function: fn, position }: ParameterPlace): number[] | null {
  if (!RUNS_OFTEN.has(facts.reachOf(fn).reach)) return [];
  const callers = (facts.edges.incoming[fn] ?? []).map((edge) => facts.edges.edges[edge]);
  const direct = callers.filter(({ call, origin }) => origin === 'call' && isAligned(program, call));
  if (direct.length === 0 || facts.isRoot(fn)) return null;
  return direct.slice(0, MOST_CALLERS).map(({ call }) => program.calls.argument(call, position));
}

/** The nodes of a file by those that are made of them: copies, the objects of properties, the parts of objects, the operands of calls. */
function createSources(program: Program): (node: number) => readonly number[] {
  const { calls, files, nodeBase } = program;
  const known = new Map<number, ReadonlyMap<number, readonly number[]>>();
  const sourcesIn = (file: number): ReadonlyMap<number, readonly number[]> => {
    const sources = new Map<number, number[]>();
    const base = nodeBase[file];
    const { copies, loads, stores } = files[file].summary.flow;
    for (let row = 0; row < copies.length; row += 2) append(sources, base + copies[row + 1], base + copies[row]);
    for (let row = 0; row < loads.length; row += 3) append(sources, base + loads[row + 2], base + loads[row]);
    for (let row = 0; row < stores.length; row += 3) append(sources, base + stores[row], base + stores[row + 2]);
    for (let call = calls.first(file); call < calls.first(file + 1); call++) {
      append(sources, calls.result(call), calls.receiver(call));
      for (let position = 0; position < calls.argumentCount(call); position++) append(sources, calls.result(call), calls.argument(call, position));
    }
    return sources;
  };
  return (node) => {
    const file = fileOf(nodeBase, node);
    const sources = known.get(file) ?? sourcesIn(file);
    known.set(file, sources);
    return sources.get(node) ?? [];
  };
}
