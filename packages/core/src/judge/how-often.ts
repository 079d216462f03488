import { append } from '../append.js';
import { kept } from '../kept.js';
import type { Facts } from '../infer/infer.js';
import type { Root } from '../infer/roots/root.js';
import type { Program } from '../link/program.js';
import { COMES_AGAIN, RUNS_OFTEN } from '../report/reaches.js';
import type { Confidence, Impact } from '../report/report.js';
import type { Judging } from './judging.js';
import type { Place } from './place.js';
import { provenanceOf } from './provenance.js';

/** How sure it is that a call comes whenever its function does: what is made where it is missing comes once for each name, and names are many where clients send them. */
export function howOften({ program, facts }: Judging, call: number): Confidence {
  const parts = creationsIn(program).get(call);
  return !parts || parts.some((node) => provenanceOf(program, facts, node) === 'request') ? 'definite' : 'probable';
}

/** What comes after a failure, or less often than once a minute, may take a moment, if it is not much of itself or by its number. */
export function howOftenReached({ program, facts }: Judging, { function: fn, reachedFrom = fn, loopDepth, afterFailure }: Place['judgement'], impact: Impact): Confidence {
  if (impact === 'critical' || loopDepth > 0) return 'definite';
  if (afterFailure) return 'probable';
  const hot = facts.rootsOf(reachedFrom).roots.map((root) => facts.roots[root]).filter(({ reach }) => COMES_AGAIN.has(reach));
  return hot.length > 0 && hot.every((root) => isSeldom(program, facts, root)) ? 'probable' : 'definite';
}

/** A schedule for each request, or for each of many, comes as often as they all do. */
function isSeldom({ calls }: Program, facts: Facts, { seldom, call }: Root): boolean {
  return seldom === true && (call < 0 || (calls.loopDepth(call) === 0 && !RUNS_OFTEN.has(facts.reachOf(calls.function(call)).reach)));
}

/** What the names are made of under which calls make what is missing. */
const creationsIn = kept((program: Program): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, number[]>();
  program.files.forEach(({ summary: { creations } }, file) => {
    for (let row = 0; row < creations.length; row += 2) append(found, program.calls.first(file) + creations[row], program.nodeBase[file] + creations[row + 1]);
  });
  return found;
});
