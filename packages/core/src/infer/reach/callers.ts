import { append } from '../../append.js';
import { kept } from '../../kept.js';
import { EVERY_REACH } from '../../report/reaches.js';
import type { PathEdge } from '../edges/path-edges.js';
import { functionsOf, type Root } from '../roots/root.js';
import { type EdgeIndex, edgesTo } from './reach.js';

const LONGEST_SEARCH = 20_000;

/** The functions that entry points reach a function from. One may come several times. */
export type Callers = (fn: number) => number[];

/** What guards or mere guesses let through counts elsewhere. */
export function callersIn(index: EdgeIndex, crosses: (edge: PathEdge) => boolean): Callers {
  const known: (number[] | undefined)[] = [];
  const carries = (edge: PathEdge): boolean => !edge.once && !edge.weak && crosses(edge);
  return (fn) => (known[fn] ??= edgesTo(index, fn).filter(carries).map(({ from }) => from));
}

/** All roots that reach a function, hottest first. */
export function rootsOf(roots: readonly Root[], fn: number, callersOf: Callers): { roots: number[]; truncated: boolean } {
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
  found.sort((a, b) => EVERY_REACH.indexOf(roots[a].reach) - EVERY_REACH.indexOf(roots[b].reach));
  return { roots: found, truncated: queue.length >= LONGEST_SEARCH };
}

/** Indexes of roots by the functions that they run. */
export const rootsByFunction = kept((roots: readonly Root[]): ReadonlyMap<number, readonly number[]> => {
  const byFunction = new Map<number, number[]>();
  for (const [index, root] of roots.entries()) for (const fn of new Set([root.function, ...functionsOf(root)])) append(byFunction, fn, index);
  return byFunction;
});
