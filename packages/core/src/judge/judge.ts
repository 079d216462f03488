import type { Facts } from '../infer/infer.js';
import type { Program } from '../link/program.js';
import { judgeCalls } from './judge-calls.js';
import { judgeCandidates } from './judge-candidates.js';
import type { Judgement } from './judgement.js';
import type { JudgeOptions } from './judging.js';

/** Lets every detector judge its calls and candidates. In exit handlers only synchronous work completes: they are left alone. */
export function judge(program: Program, facts: Facts, options: JudgeOptions): Judgement[] {
  const judging = { program, facts, options };
  const judgements = [...judgeCalls(judging), ...judgeCandidates(judging)];
  return judgements.filter(({ way }) => way.root < 0 || facts.roots[way.root].kind !== 'exit');
}
