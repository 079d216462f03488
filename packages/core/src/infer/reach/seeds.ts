import type { Program } from '../../link/program.js';
import { CONFIDENCES } from '../../report/confidences.js';
import { CallFlag } from '../../summarize/call-record.js';
import type { PathEdge } from '../edges/path-edges.js';
import type { Root } from '../roots/root.js';
import { type ClassReach, type EdgeIndex, edgesTo, type Seed, seedsOf } from './reach.js';

/** What a once-guard lets through runs on the first request, and counts as startup. */
export function onceSeeds({ edges }: EdgeIndex, hot: readonly ClassReach[], isOnce: (edge: PathEdge) => boolean): Seed[] {
  return edges.flatMap((edge) => {
    const from = isOnce(edge) ? hot.find((reach) => reach.has(edge.from)) : undefined;
    return from ? [{ function: edge.to, root: from.root[edge.from], level: from.level[edge.from] }] : [];
  });
}

/** The same where nobody known comes to the guard: whoever does, it lets one through. What others may call besides is open to them. */
export function guardedSeeds(program: Program, index: EdgeIndex, known: readonly ClassReach[]): Seed[] {
  const isGuarded = ({ once, weak, call }: PathEdge): boolean => once && !weak && !program.calls.has(call, CallFlag.offloaded);
  const isOpen = ({ from, to }: PathEdge): boolean => !known.some((reach) => reach.has(from) || reach.has(to));
  const guarded = index.edges.filter((edge) => isGuarded(edge) && isOpen(edge) && edgesTo(index, edge.to).every(isGuarded));
  const alone = guarded.filter(({ to }) => !exportsAlone(program, to));
  return alone.map(({ to, confidence }) => ({ function: to, root: -1, level: CONFIDENCES.indexOf(confidence) }));
}

/** Whether a file exports a function as such, and not as a method of something. */
function exportsAlone(program: Program, fn: number): boolean {
  return program.namedExportsOf(program.calls.functions.file(fn)).some(([, node]) => program.functionsAt(node).includes(fn));
}

/** What is called only where this is not the main thread. */
export function elsewhereSeeds({ calls }: Program, { edges }: EdgeIndex): Seed[] {
  return edges.flatMap(({ call, to, weak }) => (!weak && calls.has(call, CallFlag.offloaded) ? [{ function: to, root: -1, level: 0 }] : []));
}

/** Every function of a file that is a tool itself, and what is only called in development. */
export function toolingSeeds(program: Program, roots: readonly Root[], { edges, development }: EdgeIndex): Seed[] {
  const seeds = seedsOf(roots, 'tooling');
  for (const { call, to } of edges) if (development.has(call)) seeds.push({ function: to, root: -1, level: 0 });
  program.files.forEach(({ role, summary }, file) => {
    if (role === 'source') return;
    summary.functions.forEach((_, fn) => seeds.push({ function: program.functionBase[file] + fn, root: -1, level: 0 }));
  });
  return seeds;
}
