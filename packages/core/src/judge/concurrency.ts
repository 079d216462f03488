import type { ArgumentShape } from '../catalog/arguments.js';
import type { Concurrency } from '../detectors/detector.js';
import type { Facts } from '../infer/infer.js';
import type { PathEdge } from '../infer/path-edges.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';

/** How many calls of a function may run at the same time. */
export function concurrencyOf(program: Program, facts: Facts, fn: number): Concurrency {
  const { roots } = facts.rootsOf(fn);
  const known = roots.map((root) => facts.roots[root]).filter(({ reach }) => reach === 'request' || reach === 'background');
  if (known.length === 0) return concurrencyOfCallers(program, facts, fn);
  return known.every(({ call }) => call >= 0 && program.calls.shapes(call).some(isOneAtATime)) ? 'one' : 'several';
}

function isOneAtATime(shape: ArgumentShape): boolean {
  if (shape.kind !== 'object') return false;
  const { concurrency } = shape.options;
  return concurrency?.kind === 'literal' && concurrency.value === 1;
}

/** Goes up from a function that no known entry point reaches, through callers that wait for it, to the loops that they are in. */
function concurrencyOfCallers(program: Program, { edges: { edges, incoming } }: Facts, fn: number): Concurrency {
  const asked = new Set([fn]);
  let isInTurn = true;
  for (const called of asked) {
    const callers = (incoming[called] ?? []).map((edge) => edges[edge]);
    if (callers.some((edge) => isFannedOut(program, edge))) return 'several';
    isInTurn &&= callers.length > 0 && callers.every((edge) => isAwaited(program, edge));
    for (const { call, from, loop } of callers) if (!loop && program.calls.loopDepth(call) === 0) asked.add(from);
  }
  return isInTurn ? 'one' : 'unknown';
}

/** Whether a caller waits for each call: it is awaited, or one turn of a reduction, which has the promise of the turn before. */
function isAwaited({ calls }: Program, { call, origin }: PathEdge): boolean {
  return isReduction(calls.member(call)) || calls.has(call, CallFlag.implicit) || (origin === 'call' && calls.has(call, CallFlag.awaited));
}

/** Once per element, or in a loop that does not wait. What a built-in calls is charged to the call of the built-in. */
function isFannedOut({ calls }: Program, { call, loop }: PathEdge): boolean {
  if (calls.has(call, CallFlag.implicit) || isReduction(calls.member(call))) return false;
  return loop || (calls.loopDepth(call) > 0 && !calls.has(call, CallFlag.awaited));
}

function isReduction(member: string | null): boolean {
  return member === 'reduce' || member === 'reduceRight';
}
