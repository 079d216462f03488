import type { Facts } from '../infer/infer.js';
import { makerOf } from '../infer/roots/makers.js';
import type { Program } from '../link/program.js';
import type { Reach } from '../report/report.js';

/** The class of path on which the objects are made whose class holds a function, or null where no class does. What is static belongs to the class, which is made when the program starts. */
export function ownerReach(program: Program, facts: Facts, fn: number): Reach | null {
  const maker = makerOf(program, fn);
  if (maker === 'class') return 'startup';
  return maker === null ? null : facts.reachOf(maker).reach;
}
