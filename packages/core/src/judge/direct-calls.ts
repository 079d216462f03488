import { isAligned } from '../infer/edges/parameter-places.js';
import type { Facts } from '../infer/infer.js';
import { edgesTo } from '../infer/reach/reach.js';
import type { Program } from '../link/program.js';

/** The calls of a function whose arguments are its parameters, one by one. */
export function directCalls(program: Program, { edges }: Facts, fn: number): number[] {
  return edgesTo(edges, fn).filter(({ call, origin }) => origin === 'call' && isAligned(program, call)).map(({ call }) => call);
}
