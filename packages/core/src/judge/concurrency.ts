import type { ArgumentShape } from '../catalog/arguments.js';
import type { Concurrency } from '../detectors/detector.js';
import type { Facts } from '../infer/infer.js';
import { isLoopedEagerly } from '../infer/called-parameters.js';
import type { PathEdge } from '../infer/path-edges.js';
import type { Root } from '../infer/root.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';

/** How many calls of a function may run at the same time. */
export function concurrencyOf(program: Program, facts: Facts, fn: number): Concurrency {
  const roots = facts.rootsOf(fn).roots.map((root) => facts.roots[root]);
  const served = roots.filter(({ reach }) => reach === 'request' || reach === 'background');
  return served.every((root) => isOneAtATime(program, root)) ? concurrencyOfCallers(program, facts, fn) : 'several';
}

/** Goes up through all callers, but those that are a guess: to one that does not wait for each call, or to where those start that do. */
function concurrencyOfCallers(program: Program, { edges: { edges, incoming }, roots }: Facts, fn: number): Concurrency {
  const asked = new Set([fn]);
  let isInTurn = true;
  for (const called of asked) {
    for (const index of incoming[called] ?? []) {
      const edge = edges[index];
      const isSure = edge.confidence !== 'possible';
      if (isSure && isFannedOut(program, edge)) return 'several';
      if (isSure) asked.add(edge.from);
      isInTurn &&= isSure && isAwaited(program, edge);
    }
  }
  const starts = roots.filter((root) => asked.has(root.function));
  return isInTurn && starts.length > 0 && starts.every((root) => runsOnce(root) || isOneAtATime(program, root)) ? 'one' : 'unknown';
}

/** What is registered may be called again, even by a tool: a listener. */
function runsOnce({ reach, call }: Root): boolean {
  return reach === 'startup' || (reach === 'tooling' && call < 0);
}

function isOneAtATime({ calls }: Program, { call }: Root): boolean {
  return call >= 0 && calls.shapes(call).some(hasConcurrencyOfOne);
}

function hasConcurrencyOfOne(shape: ArgumentShape): boolean {
  if (shape.kind !== 'object') return false;
  const { concurrency } = shape.options;
  return concurrency?.kind === 'literal' && concurrency.value === 1;
}

/** Whether a caller waits for each call, or leaves that to its own caller. A reduction has the promise of the turn before. */
function isAwaited(program: Program, { call, from, origin }: PathEdge): boolean {
  const { calls } = program;
  if (isReduction(calls.member(call)) || calls.has(call, CallFlag.implicit)) return true;
  return origin === 'call' && (calls.has(call, CallFlag.awaited) || program.flowsInto(calls.result(call)).includes(calls.functionReturns(from)));
}

/** Once per element, or in a loop that does not wait. What a built-in calls is charged to the call of the built-in. */
function isFannedOut(program: Program, { call, eager }: PathEdge): boolean {
  const { calls } = program;
  if (calls.has(call, CallFlag.implicit) || isReduction(calls.member(call))) return false;
  return eager || isLoopedEagerly(program, call);
}

function isReduction(member: string | null): boolean {
  return member === 'reduce' || member === 'reduceRight';
}
