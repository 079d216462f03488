import type { Confidence, Reach } from '../report/report.js';
import { append } from '../append.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';
import { rootLookup } from '../catalog/roots/lookup.js';
import { argumentTests } from './argument-tests.js';
import { chargedEdges } from './charged-edges.js';
import { clientFiles } from './client-files.js';
import { copyClosures } from './closure-copies.js';
import { developmentCalls } from './development-calls.js';
import { findRoots } from './find-roots.js';
import { forgottenFiles } from './forgotten-files.js';
import { foreignScripts } from './foreign-scripts.js';
import { toolFiles } from './tool-files.js';
import { offloadedFiles } from './offloaded-files.js';
import { type PathEdge, pathEdges } from './path-edges.js';
import { CONFIDENCES, type ClassReach, type EdgeIndex, REACHES, type Seed, indexEdges, seedsOf, spread } from './reach.js';
import { listenerRoot } from './listener-root.js';
import { functionsOf, type Root } from './root.js';
import { bootstrapRoot, functionsThatLaunch, functionsThatListen } from './server-starts.js';

/** How a function is reached. */
export interface FunctionReach {
  reach: Reach;
  confidence: Confidence;
  /** Calls from the entry point down to the function. */
  path: PathEdge[];
  /** Index into `Facts.roots`, or −1. */
  root: number;
}

/** What holds of the functions of the program beyond their own text. */
export interface Facts {
  roots: readonly Root[];
  edges: EdgeIndex;
  /** Whether something outside the program calls a function. */
  isRoot(fn: number): boolean;
  reachOf(fn: number): FunctionReach;
  /** The functions that entry points reach a function from. One may come several times. */
  callersOf(fn: number): number[];
  /** All roots that reach a function, hottest first. */
  rootsOf(fn: number): { roots: number[]; truncated: boolean };
}

export interface InferOptions {
  /** Functions that code outside the program may call, such as the exports of a library. */
  exported: readonly number[];
}

/** How many of `REACHES` hold the loop. */
const ON_LOOP = 3;
const LONGEST_SEARCH = 20_000;
/** A start that leads to more functions than this leads anywhere. */
const LONGEST_START = 2_000;

/** Computes reach over the linked program. */
export function infer(program: Program, options: InferOptions): Facts {
  const lookup = rootLookup();
  const offloaded = offloadedFiles(program, lookup);
  const paths = pathEdges(program);
  const roots = findRoots(program, lookup, offloaded);
  const listeners = paths.deferred.map((callback) => listenerRoot(program, callback));
  const development = developmentCalls(program);
  for (const root of [...roots, ...listeners]) if (development.has(root.call)) root.reach = 'tooling';
  // A server that a test starts serves the test.
  for (const root of [...roots, ...listeners]) if (program.files[program.calls.functionFile(root.function)].role === 'test') root.reach = 'tooling';
  // What a worker's file registers runs on the worker's thread, and so does what is registered only where this is not the main one.
  for (const root of [...roots, ...listeners]) if (root.call >= 0 && (offloaded.has(program.calls.file(root.call)) || program.calls.has(root.call, CallFlag.offloaded))) root.reach = 'offloaded';
  // Tools listen to streams and processes too: only what is registered with a server, a queue or a clock serves.
  const tools = toolFiles(program, roots);
  for (const root of [...roots, ...listeners]) if (root.reach === 'background' && root.call >= 0 && tools.has(program.calls.file(root.call))) root.reach = 'tooling';
  roots.push(...listeners);
  addWorkerFunctions(program, offloaded, roots);
  const index = indexEdges(program, copyClosures(program, chargedEdges(program, paths, roots), roots), { tests: argumentTests(program), development });
  const callersOf = callersIn(index, boundary(program, index));
  const doubtful = new Set([...foreignScripts(program), ...clientFiles(program, roots), ...forgottenFiles(program, roots)]);
  const classes = computeClasses(program, index, roots, { ...options, tools, doubtful });
  return {
    roots,
    edges: index,
    isRoot: (fn) => rootsByFunction(roots).has(fn),
    reachOf: (fn) => withoutCopies(program, reachOf(index, classes, fn)),
    callersOf,
    rootsOf: (fn) => rootsOf(roots, fn, callersOf),
  };
}

interface FileKinds {
  tools: ReadonlySet<number>;
  /** What starts in them is not sure to run in a service. */
  doubtful: ReadonlySet<number>;
}

/** One search per class. Asynchronous code that nothing known reaches makes the roots of `unknown`. */
function computeClasses(program: Program, index: EdgeIndex, roots: Root[], { exported, tools, doubtful }: InferOptions & FileKinds): ClassReach[] {
  const { calls } = program;
  const staysIn = boundary(program, index);
  const crosses = (edge: PathEdge): boolean => staysIn(edge) && !calls.has(edge.call, CallFlag.offloaded);
  const search = (seeds: readonly Seed[], follows: (edge: PathEdge) => boolean): ClassReach => {
    const reach = spread(index, calls.functionCount, doubted(program, seeds, doubtful), follows);
    for (let copy = program.functionCount; copy < calls.functionCount; copy++) reach.adopt(calls.original(copy), copy);
    return reach;
  };
  const request = search(seedsOf(roots, 'request'), (edge) => !edge.once && crosses(edge));
  const started = search(seedsOf(roots, 'startup'), (edge) => !edge.weak && crosses(edge));
  addEndlessLoops(program, started, roots);
  for (const root of roots) if (root.single && root.reach === 'background' && goesOnFrom(program, index, root, started)) root.reach = 'startup';
  // A signal or a changed file may have the server start again: nobody is served meanwhile.
  const listening = functionsThatListen(program);
  const background = search(seedsOf(roots, 'background'), (edge) => !edge.once && !listening.has(edge.to) && crosses(edge));
  const tooling = search(toolingSeeds(program, roots, index), (edge) => !edge.weak && crosses(edge));
  const offloaded = search([...seedsOf(roots, 'offloaded'), ...elsewhereSeeds(program, index)], (edge) => !edge.weak && staysIn(edge));
  const behindGuards = [
    ...onceSeeds(index, [request, background], ({ once }) => once),
    ...onceSeeds(index, [background], ({ to }) => listening.has(to)),
    ...guardedSeeds(program, index, [request, started, background, tooling, offloaded]),
  ];
  const isTool = (fn: number): boolean => tools.has(program.calls.functionFile(fn));
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

function doubted({ calls }: Program, seeds: readonly Seed[], doubtful: ReadonlySet<number>): readonly Seed[] {
  if (doubtful.size === 0) return seeds;
  return seeds.map((seed) => (seed.level === 0 && doubtful.has(calls.functionFile(seed.function)) ? { ...seed, level: 1 } : seed));
}

/** A pool of workers calls what the worker's file exports. */
function addWorkerFunctions(program: Program, offloaded: ReadonlySet<number>, roots: Root[]): void {
  for (const file of offloaded) {
    for (const fn of program.exportsOf(file).flatMap((node) => program.functionsAt(node))) {
      roots.push({ function: fn, kind: 'worker', reach: 'offloaded', name: program.calls.functionSummary(fn).name, confidence: 'definite', call: -1, loop: false });
    }
  }
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

/** `while (true) { await … }`, once started, runs for as long as the process does. */
function addEndlessLoops(program: Program, started: ClassReach, roots: Root[]): void {
  for (let fn = 0; fn < program.functionCount; fn++) {
    const { endless, name, kind } = program.calls.functionSummary(fn);
    if (endless && kind !== 'module' && started.has(fn)) roots.push({ function: fn, kind: 'loop', reach: 'background', name, confidence: 'definite', call: -1, loop: false });
  }
}

/** Tests run everything; that says nothing about how hot the code that they test is. Neither do calls that are only made in development. */
function boundary(program: Program, { development }: EdgeIndex): (edge: PathEdge) => boolean {
  const isTest = program.files.map(({ role }) => role === 'test');
  const { calls } = program;
  return ({ from, to, call }) => !development.has(call) && (!isTest[calls.functionFile(from)] || isTest[calls.functionFile(to)]);
}

/** What a once-guard lets through runs on the first request, and counts as startup. */
function onceSeeds({ edges }: EdgeIndex, hot: readonly ClassReach[], isOnce: (edge: PathEdge) => boolean): Seed[] {
  return edges.flatMap((edge) => {
    const from = isOnce(edge) ? hot.find((reach) => reach.has(edge.from)) : undefined;
    return from ? [{ function: edge.to, root: from.root[edge.from], level: from.level[edge.from] }] : [];
  });
}

/** The same where nobody known comes to the guard: whoever does, it lets one through. What others may call besides is open to them. */
function guardedSeeds(program: Program, { edges, incoming }: EdgeIndex, known: readonly ClassReach[]): Seed[] {
  const isGuarded = ({ once, weak, call }: PathEdge): boolean => once && !weak && !program.calls.has(call, CallFlag.offloaded);
  const isOpen = ({ from, to }: PathEdge): boolean => !known.some((reach) => reach.has(from) || reach.has(to));
  const guarded = edges.filter((edge) => isGuarded(edge) && isOpen(edge) && (incoming[edge.to] ?? []).every((other) => isGuarded(edges[other])));
  const alone = guarded.filter(({ to }) => !exportsAlone(program, to));
  return alone.map(({ to, confidence }) => ({ function: to, root: -1, level: CONFIDENCES.indexOf(confidence) }));
}

/** Whether a file exports a function as such, and not as a method of something. */
function exportsAlone(program: Program, fn: number): boolean {
  return program.namedExportsOf(program.calls.functionFile(fn)).some(([, node]) => program.functionsAt(node).includes(fn));
}

/** What is called only where this is not the main thread. */
function elsewhereSeeds({ calls }: Program, { edges }: EdgeIndex): Seed[] {
  return edges.flatMap(({ call, to, weak }) => (!weak && calls.has(call, CallFlag.offloaded) ? [{ function: to, root: -1, level: 0 }] : []));
}

/** Every function of a file that is a tool itself, and what is only called in development. */
function toolingSeeds(program: Program, roots: readonly Root[], { edges, development }: EdgeIndex): Seed[] {
  const seeds = seedsOf(roots, 'tooling');
  for (const { call, to } of edges) if (development.has(call)) seeds.push({ function: to, root: -1, level: 0 });
  program.files.forEach(({ role, summary }, file) => {
    if (role === 'source') return;
    summary.functions.forEach((_, fn) => seeds.push({ function: program.functionBase[file] + fn, root: -1, level: 0 }));
  });
  return seeds;
}

/** Asynchronous code and callbacks that run later, which nothing known reaches, and what others may call. */
function openFunctions(program: Program, known: readonly ClassReach[], { exported, edges }: { exported: readonly number[]; edges: readonly PathEdge[] }): number[] {
  const mayRun = new Set([...exported, ...program.promised, ...edges.filter(({ later }) => later).map(({ to }) => to)]);
  const { calls } = program;
  const open: number[] = [];
  for (let fn = 0; fn < program.functionCount; fn++) {
    if (isForeign(program, fn) || known.some((reach) => reach.has(fn))) continue;
    if (mayRun.has(fn) || calls.functionSummary(fn).async) open.push(fn);
  }
  return open;
}

function isForeign({ files, calls }: Program, fn: number): boolean {
  return files[calls.functionFile(fn)].isDependency;
}

/** What bears this name is likely to be called once, when the program starts. What it does tells less: others too assign fields, add listeners and return nothing. */
const INITIALISES = /(?:^|[.#])(?:init|initiali[sz]e|bootstrap|setup)$/;

function unknownSeeds({ calls, promised }: Program, open: readonly number[], roots: Root[], exported: readonly number[]): Seed[] {
  const isExported = new Set(exported);
  return open.flatMap((fn) => {
    const { async, name } = calls.functionSummary(fn);
    const kind = isExported.has(fn) ? 'exported' : async ? 'async' : 'callback';
    // What registers a callback and is called by nobody known may be called by nobody at all.
    const isSure = (kind !== 'callback' || promised.has(fn)) && !INITIALISES.test(name);
    const confidence = isSure ? 'definite' : 'probable';
    const copies = [fn, ...calls.copiesOf(fn)];
    const root = roots.push({ function: fn, copies, kind, reach: 'unknown', name, confidence, call: -1, loop: false }) - 1;
    return copies.map((copy) => ({ function: copy, root, level: CONFIDENCES.indexOf(confidence) }));
  });
}

/** The surest way on which the function holds the loop; among equally sure ones the hottest. */
function reachOf(index: EdgeIndex, classes: readonly ClassReach[], fn: number): FunctionReach {
  for (let level = 0; level < CONFIDENCES.length; level++) {
    const hottest = classes.slice(0, ON_LOOP).findIndex((reach) => reach.level[fn] === level);
    if (hottest >= 0) return describe(index, classes[hottest], REACHES[hottest], fn);
  }
  const cooler = classes.findIndex((reach) => reach.has(fn));
  if (cooler < 0) return { reach: 'unreached', confidence: 'definite', path: [], root: -1 };
  return describe(index, classes[cooler], REACHES[cooler], fn);
}

/** The same by the functions that are written. */
function withoutCopies({ calls }: Program, reach: FunctionReach): FunctionReach {
  return { ...reach, path: reach.path.map((edge) => ({ ...edge, from: calls.original(edge.from), to: calls.original(edge.to) })) };
}

function describe(index: EdgeIndex, reach: ClassReach, name: Reach, fn: number): FunctionReach {
  const path: PathEdge[] = [];
  for (let at = fn; reach.parent[at] >= 0; at = index.edges[reach.parent[at]].from) path.push(index.edges[reach.parent[at]]);
  return { reach: name, confidence: CONFIDENCES[reach.level[fn]], path: path.reverse(), root: reach.root[fn] };
}

/** What guards or mere guesses let through counts elsewhere. */
function callersIn({ edges, incoming }: EdgeIndex, crosses: (edge: PathEdge) => boolean): Facts['callersOf'] {
  const known: (number[] | undefined)[] = [];
  const carries = (edge: PathEdge): boolean => !edge.once && !edge.weak && crosses(edge);
  return (fn) => (known[fn] ??= (incoming[fn] ?? []).map((edge) => edges[edge]).filter(carries).map(({ from }) => from));
}

function rootsOf(roots: readonly Root[], fn: number, callersOf: Facts['callersOf']): { roots: number[]; truncated: boolean } {
  const byFunction = rootsByFunction(roots);
  const seen = new Set([fn]);
  const queue = [fn];
  for (let next = 0; next < queue.length && queue.length < LONGEST_SEARCH; next++) {
    for (const from of callersOf(queue[next])) {
      if (seen.has(from)) continue;
      seen.add(from);
      queue.push(from);
    }
  }
  const found = queue.flatMap((reached) => byFunction.get(reached) ?? []);
  found.sort((a, b) => REACHES.indexOf(roots[a].reach as (typeof REACHES)[number]) - REACHES.indexOf(roots[b].reach as (typeof REACHES)[number]));
  return { roots: found, truncated: queue.length >= LONGEST_SEARCH };
}

const rootIndexes = new WeakMap<readonly Root[], Map<number, number[]>>();

function rootsByFunction(roots: readonly Root[]): Map<number, number[]> {
  let byFunction = rootIndexes.get(roots);
  if (!byFunction) {
    byFunction = new Map();
    for (const [index, root] of roots.entries()) for (const fn of new Set([root.function, ...functionsOf(root)])) append(byFunction, fn, index);
    rootIndexes.set(roots, byFunction);
  }
  return byFunction;
}
