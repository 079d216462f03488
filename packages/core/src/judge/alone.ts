import type { ArgumentShape } from '../catalog/arguments.js';
import type { Facts } from '../infer/infer.js';
import type { PathEdge } from '../infer/edges/path-edges.js';
import { ENDLESS, type Root } from '../infer/roots/root.js';
import { edgesTo } from '../infer/reach/reach.js';
import type { Program } from '../link/program.js';
import { COMES_AGAIN } from '../report/reaches.js';
import { CallFlag } from '../summarize/call-record.js';
import { CONTINUES } from '../summarize/visit/turns.js';

/** A place in a function, with the flags that calls there have. */
interface Start {
  function: number;
  flags: number;
  /** A function around it: only what one call of that leads to is asked for. */
  owner?: number;
}

/** Whether no two calls of a function are at a place in it at the same time. */
export function isAlone(program: Program, facts: Facts, start: Start): boolean {
  const above = callersAbove(program, facts, start);
  const roots = start.owner === undefined ? facts.rootsOf(start.function).roots.map((root) => facts.roots[root]) : startsOf(facts, above);
  const served = roots.filter(({ reach }) => COMES_AGAIN.has(reach));
  return served.every((root) => isOneAtATime(program, root)) && callersWait(program, facts, above);
}

/** Whether every caller, however far away, waits for each call, and all begin with one that is called once. */
function callersWait(program: Program, facts: Facts, above: Callers): boolean {
  const { callers, hasty, isEnclosed } = above;
  const isTurn = ({ call, to }: PathEdge): boolean => REDUCES.test(program.calls.member(call) ?? '') && !hasty.has(to);
  const starts = startsOf(facts, above);
  const startsOnce = (starts.length > 0 || isEnclosed) && starts.every((root) => runsOnce(root) || isOneAtATime(program, root));
  return startsOnce && callers.every((edge) => isSure(edge) && isAwaited(program, edge, isTurn(edge)));
}

/** That code is asynchronous begins nothing where it is known who calls it. */
function startsOf({ roots }: Facts, { functions, isEnclosed }: Callers): Root[] {
  return roots.filter((root) => functions.has(root.function) && !(isEnclosed && root.reach === 'unknown' && root.call < 0));
}

interface Callers {
  functions: ReadonlySet<number>;
  callers: readonly PathEdge[];
  /** The functions that go on towards the place before they have waited for their first parameter. */
  hasty: ReadonlySet<number>;
  /** Whether callers within one call of the owner have been found, and who calls that was not asked. */
  isEnclosed: boolean;
}

/** All that lead to a place; who calls one of which that is a guess, is not asked. What a built-in calls is charged to the call of the built-in. */
function callersAbove(program: Program, { edges, roots }: Facts, start: Start): Callers {
  const { calls } = program;
  const owners = new Set(start.owner === undefined ? [] : calls.functions.around(start.owner));
  const functions = new Set([start.function]);
  const hasty = new Set(start.flags & CallFlag.inTurn ? [] : functions);
  const callers: PathEdge[] = [];
  const endless = new Set(roots.filter(({ kind }) => kind === ENDLESS).map((root) => root.function));
  for (const called of functions) {
    // Its turns follow each other, whoever started it.
    if (endless.has(called)) continue;
    for (const edge of edgesTo(edges, called)) {
      if (isSure(edge) && !owners.has(edge.from)) functions.add(edge.from);
      if (calls.has(edge.call, CallFlag.implicit)) continue;
      callers.push(edge);
      if (!calls.has(edge.call, CallFlag.inTurn)) hasty.add(edge.from);
    }
  }
  return { functions, callers, hasty, isEnclosed: callers.some(({ from }) => owners.has(from)) };
}

function isSure({ confidence }: PathEdge): boolean {
  return confidence !== 'possible';
}

/** What is registered may be called again, even by a tool: a listener. */
function runsOnce({ reach, call }: Root): boolean {
  return reach === 'startup' || (reach === 'tooling' && call < 0);
}

/** A consumer of one message after the other, and a loop, whose turns follow each other. */
function isOneAtATime({ calls }: Program, { call, kind }: Root): boolean {
  return kind === ENDLESS || (call >= 0 && calls.shapes(call).some(hasConcurrencyOfOne));
}

function hasConcurrencyOfOne(shape: ArgumentShape): boolean {
  if (shape.kind !== 'object') return false;
  const { concurrency } = shape.options;
  return concurrency?.kind === 'literal' && concurrency.value === 1;
}

const REDUCES = /^reduce(?:Right)?$/;

/** Whether a caller waits for each call, or leaves that to its own caller. */
function isAwaited(program: Program, { call, from, origin }: PathEdge, isTurn: boolean): boolean {
  const { calls } = program;
  if (origin !== 'call' && !isTurn && !CONTINUES.test(calls.member(call) ?? '')) return false;
  return calls.has(call, CallFlag.awaited) || program.flowsInto(calls.result(call)).includes(calls.functions.returns(from));
}
