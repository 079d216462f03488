import type { Program } from '../../link/program.js';
import type { Reach } from '../../report/report.js';
import { CallFlag } from '../../summarize/call-record.js';
import type { PathEdge } from '../edges/path-edges.js';
import { filesLoadedBy } from '../files/loaded-files.js';
import { ENDLESS, functionsOf, type Root } from '../roots/root.js';
import { makerOf } from '../roots/makers.js';
import { bootstrapRoot, functionsThatLaunch, functionsThatListen } from '../roots/server-starts.js';
import { isForeign, openFunctions, unknownSeeds } from './open-functions.js';
import { type ClassReach, type EdgeIndex, type Seed, seedsOf, spread } from './reach.js';
import { elsewhereSeeds, guardedSeeds, onceSeeds, toolingSeeds } from './seeds.js';

/** A start that leads to more functions than this leads anywhere. */
const LONGEST_START = 2_000;

interface Kinds {
  /** Functions that code outside the program may call. */
  exported: readonly number[];
  tools: ReadonlySet<number>;
  /** What starts in them is not sure to run in a service. */
  doubtful: ReadonlySet<number>;
}

/** One search per class. Asynchronous code that nothing known reaches makes the roots of `unknown`. */
export function computeClasses(program: Program, index: EdgeIndex, roots: Root[], { exported, tools, doubtful }: Kinds): ClassReach[] {
  const { calls } = program;
  const staysIn = boundary(program, index);
  const crosses = (edge: PathEdge): boolean => staysIn(edge) && !calls.has(edge.call, CallFlag.offloaded);
  const search = (seeds: readonly Seed[], follows: (edge: PathEdge) => boolean): ClassReach => {
    const reach = spread(index, calls.functions.count, doubted(program, seeds, doubtful), follows);
    for (let copy = program.functionCount; copy < calls.functions.count; copy++) reach.adopt(calls.functions.original(copy), copy);
    return reach;
  };
  const searchHot = (reach: Reach, follows: (edge: PathEdge) => boolean): ClassReach => {
    const found = search(seedsOf(roots, reach), follows);
    return openShortLived(program, index, found) ? search(seedsOf(roots, reach), follows) : found;
  };
  const request = searchHot('request', (edge) => !edge.once && crosses(edge));
  const started = search(seedsOf(roots, 'startup'), (edge) => !edge.weak && crosses(edge));
  addEndlessLoops(program, started, roots);
  for (const root of roots) if (root.single && root.reach === 'background' && goesOnFrom(program, index, root, started)) root.reach = 'startup';
  // A signal or a changed file may have the server start again: nobody is served meanwhile.
  const listening = functionsThatListen(program);
  const background = searchHot('background', (edge) => !edge.once && !listening.has(edge.to) && crosses(edge));
  const tooling = search(toolingSeeds(program, roots, index), (edge) => !edge.weak && crosses(edge));
  const offloaded = search([...seedsOf(roots, 'offloaded'), ...elsewhereSeeds(program, index)], (edge) => !edge.weak && staysIn(edge));
  const behindGuards = [
    ...onceSeeds(index, [request, background], ({ once }) => once),
    ...[request, background].flatMap((reach) => takenOnce(index, reach)),
    ...onceSeeds(index, [background], ({ to }) => listening.has(to)),
    ...guardedSeeds(program, index, [request, started, background, tooling, offloaded]),
  ];
  const isTool = (fn: number): boolean => tools.has(program.calls.functions.file(fn));
  const searchStartup = (): ClassReach => search([...seedsOf(roots, 'startup'), ...behindGuards], (edge) => !edge.weak && crosses(edge));
  const knownBesides = (startup: ClassReach): ClassReach[] => [request, background, startup, tooling, offloaded];
  const beforeLaunch = knownBesides(searchStartup());
  const launches = [...functionsThatLaunch(program, index, roots)].filter((fn) => !isTool(fn) && !isForeign(program, fn) && !beforeLaunch.some((reach) => reach.has(fn)));
  roots.push(...launches.map((fn) => bootstrapRoot(program, fn)));
  const startup = searchStartup();
  const open = openFunctions(program, knownBesides(startup), { exported, edges: index.edges });
  const commands = open.filter(isTool).map((fn) => ({ function: fn, root: -1, level: 0 }));
  const unknown = search(unknownSeeds(program, open.filter((fn) => !isTool(fn)), roots, exported), (edge) => !edge.once && !edge.weak && crosses(edge));
  // Only now: what a command calls is still open to others.
  const withCommands = search([...toolingSeeds(program, roots, index), ...commands], (edge) => !edge.weak && crosses(edge));
  return [request, background, unknown, startup, withCommands, offloaded];
}

/** What is made once for each object is made as often as the objects are, though some of them may be kept. Tells whether there is any such guard. */
function openShortLived(program: Program, { edges }: EdgeIndex, reach: ClassReach): boolean {
  const isShortLived = (edge: PathEdge): boolean => {
    const isPerObject = edge.keeper !== undefined || (edge.call >= 0 && program.calls.has(edge.call, CallFlag.perObject));
    const maker = edge.once && isPerObject && reach.has(edge.from) ? makerOf(program, edge.keeper ?? edge.from) : null;
    return typeof maker === 'number' && reach.level[maker] === 0;
  };
  const opened = edges.filter(isShortLived);
  for (const edge of opened) {
    edge.once = false;
    if (edge.confidence === 'definite') edge.confidence = 'probable';
  }
  return opened.length > 0;
}

/** What callers that do not ask for more are let through to once. */
function takenOnce(index: EdgeIndex, reach: ClassReach): Seed[] {
  const taken = reach.branches.takenOnce();
  return onceSeeds(index, [reach], (edge) => taken.has(edge));
}

function doubted({ calls }: Program, seeds: readonly Seed[], doubtful: ReadonlySet<number>): readonly Seed[] {
  if (doubtful.size === 0) return seeds;
  return seeds.map((seed) => (seed.level === 0 && doubtful.has(calls.functions.file(seed.function)) ? { ...seed, level: 1 } : seed));
}

/** `connection.once('open', listen)`: a start that goes on in a listener, which does not lead to listening again. */
function goesOnFrom({ calls }: Program, { edges, outgoing }: EdgeIndex, root: Root, started: ClassReach): boolean {
  const registering = calls.function(root.call);
  if (!started.has(registering)) return false;
  const seen = new Set(functionsOf(root));
  for (const fn of seen) {
    if (fn === registering || seen.size > LONGEST_START) return false;
    for (const edge of outgoing[fn] ?? []) seen.add(edges[edge].to);
  }
  return true;
}

/** `while (true) { await … }`, or a timer that has its function run again, once started, runs for as long as the process does. */
function addEndlessLoops(program: Program, started: ClassReach, roots: Root[]): void {
  for (let fn = 0; fn < program.functionCount; fn++) {
    const { endless, name, kind } = program.calls.functions.summary(fn);
    if (endless && kind !== 'module' && started.has(fn)) roots.push({ function: fn, kind: ENDLESS, reach: 'background', name, confidence: 'definite', call: -1, loop: false });
  }
}

/**
 * Tests run everything; that says nothing about how hot the code that they test is, and what they put in its place runs in tests alone. Neither do calls that
 * are only made in development.
 */
export function boundary(program: Program, { development }: EdgeIndex): (edge: PathEdge) => boolean {
  const { calls, files } = program;
  const others = files.flatMap(({ role }, file) => (role === 'test' ? [] : [file]));
  const loaded = others.length < files.length ? filesLoadedBy(program, others) : new Set(others);
  const isTest = files.map(({ role }) => role === 'test');
  return ({ from, to, call }) => {
    const [source, target] = [calls.functions.file(from), calls.functions.file(to)];
    return !development.has(call) && (isTest[source] ? isTest[target] : loaded.has(target));
  };
}
