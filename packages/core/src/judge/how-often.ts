import { append } from '../append.js';
import { takesFileAway } from '../catalog/file-effects.js';
import { kept } from '../kept.js';
import type { Program } from '../link/program.js';
import { COMES_AGAIN } from '../report/reaches.js';
import type { Confidence, Impact } from '../report/report.js';
import { CallFlag } from '../summarize/call-record.js';
import type { Judging } from './judging.js';
import { provenanceOf } from './provenance.js';

/** How sure it is that a call comes whenever its function does: what is left of a failure is taken away after one, and a file is made while it is missing. */
export function howOften(judging: Judging, call: number, api: string): Confidence {
  const cleansUp = judging.program.calls.has(call, CallFlag.afterFailure) && takesFileAway(api);
  return cleansUp ? 'probable' : certaintyOfCreation(judging, call);
}

/** What is made where it is missing comes once for each name, and names are many where clients send them. */
function certaintyOfCreation({ program, facts }: Judging, call: number): Confidence {
  const parts = creationsIn(program).get(call);
  return !parts || parts.some((node) => provenanceOf(program, facts, node) === 'request') ? 'definite' : 'probable';
}

/** What a schedule brings less often than once a minute may take a moment, if it is not much of itself or by its number. */
export function howOftenScheduled({ facts }: Judging, { function: fn, impact, loopDepth }: { function: number; impact: Impact; loopDepth: number }): Confidence {
  const hot = impact === 'critical' || loopDepth > 0 ? [] : facts.rootsOf(fn).roots.filter((root) => COMES_AGAIN.has(facts.roots[root].reach));
  return hot.length > 0 && hot.every((root) => facts.roots[root].seldom === true) ? 'probable' : 'definite';
}

/** What the names are made of under which calls make what is missing. */
const creationsIn = kept((program: Program): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, number[]>();
  program.files.forEach(({ summary: { creations } }, file) => {
    for (let row = 0; row < creations.length; row += 2) append(found, program.calls.first(file) + creations[row], program.nodeBase[file] + creations[row + 1]);
  });
  return found;
});
