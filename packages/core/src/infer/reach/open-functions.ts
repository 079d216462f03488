import { initialises } from '../../catalog/roots/bootstrap.js';
import type { Program } from '../../link/program.js';
import { CONFIDENCES } from '../../report/confidences.js';
import type { PathEdge } from '../edges/path-edges.js';
import type { Root } from '../roots/root.js';
import type { ClassReach, Seed } from './reach.js';

/** Asynchronous code and callbacks that run later, which nothing known reaches, and what others may call. */
export function openFunctions(program: Program, known: readonly ClassReach[], { exported, edges }: { exported: readonly number[]; edges: readonly PathEdge[] }): number[] {
  const mayRun = new Set([...exported, ...program.promised, ...edges.filter(({ later }) => later).map(({ to }) => to)]);
  const { calls } = program;
  const open: number[] = [];
  for (let fn = 0; fn < program.functionCount; fn++) {
    if (isForeign(program, fn) || known.some((reach) => reach.has(fn))) continue;
    if (mayRun.has(fn) || calls.functions.summary(fn).async) open.push(fn);
  }
  return open;
}

export function unknownSeeds(program: Program, open: readonly number[], roots: Root[], exported: readonly number[]): Seed[] {
  const { calls, promised } = program;
  const isExported = new Set(exported);
  // Where it is known what serves requests, code that nothing known leads to may as well be dead.
  const isServing = roots.some(({ reach, confidence }) => reach === 'request' && confidence === 'definite');
  return open.flatMap((fn) => {
    const { async, name } = calls.functions.summary(fn);
    const kind = isExported.has(fn) ? 'exported' : async ? 'async' : 'callback';
    // What registers a callback and is called by nobody known may be called by nobody at all.
    const isSure = (kind !== 'callback' || promised.has(fn)) && !initialises(name) && (isExported.has(fn) || !isServing);
    const confidence = isSure ? 'definite' : 'probable';
    const copies = [fn, ...calls.functions.copiesOf(fn)];
    const root = roots.push({ function: fn, copies, kind, reach: 'unknown', name, confidence, call: -1, loop: false }) - 1;
    return copies.map((copy) => ({ function: copy, root, level: CONFIDENCES.indexOf(confidence) }));
  });
}

/** Whether a function belongs to a dependency. */
export function isForeign({ files, calls }: Program, fn: number): boolean {
  return files[calls.functions.file(fn)].isDependency;
}
