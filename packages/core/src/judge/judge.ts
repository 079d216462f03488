import type { Facts } from '../infer/infer.js';
import type { Program } from '../link/program.js';
import { RUNS_OFTEN } from '../report/reaches.js';
import { judgeCalls } from './judge-calls.js';
import { judgeCandidates } from './judge-candidates.js';
import type { Judgement } from './judgement.js';
import type { JudgeOptions } from './judging.js';

function isLastWord({ roots }: Facts, { way }: Judgement): boolean {
  return way.root >= 0 && roots[way.root].kind === 'exit';
}

/** In a dependency only that is of interest which the program calls while it runs. */
function isOurs({ files }: Program, { file, detector, reach }: Judgement): boolean {
  return !files[file].isDependency || (detector.category !== undefined && RUNS_OFTEN.has(reach));
}

/** Lets every detector judge its calls and candidates. In exit handlers only synchronous work completes: they are left alone. */
export function judge(program: Program, facts: Facts, options: JudgeOptions): Judgement[] {
  const judging = { program, facts, options };
  const judgements = [...judgeCalls(judging), ...judgeCandidates(judging)];
  return judgements.filter((judgement) => !isLastWord(facts, judgement) && isOurs(program, judgement));
}
