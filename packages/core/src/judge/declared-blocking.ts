import { isExported } from '../infer/roots/exported-functions.js';
import type { Facts } from '../infer/infer.js';
import type { PathEdge } from '../infer/edges/path-edges.js';
import { edgesTo } from '../infer/reach/reach.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';

/** Whether a function says of itself that it blocks: by its JSDoc, or as an exported function called `…Sync`. Who calls it is to blame. */
export function isDeclaredBlocking(program: Program, fn: number): boolean {
  const { name, declared } = program.calls.functions.summary(fn);
  if (declared !== undefined) return declared === 'blocking';
  return name.endsWith('Sync') && isExported(program, fn);
}

export function isDeclaredNonBlocking(program: Program, fn: number): boolean {
  return program.calls.functions.summary(fn).declared === 'nonblocking';
}

/** A call of a function that is declared to block, by one that is not. */
export interface DeclaredCall extends PathEdge {
  /** Flags of this call, and of those between: what any of them is guarded by, guards what blocks. */
  flags: number;
}

/** The calls by which functions that are not declared to block come to one that is, the least guarded first. */
export function callsOfDeclared(program: Program, { edges }: Facts, fn: number): DeclaredCall[] {
  const found: DeclaredCall[] = [];
  const ways = new Map([[`${String(fn)} 0`, { declared: fn, guards: 0 }]]);
  for (const { declared, guards } of ways.values()) {
    for (const edge of edgesTo(edges, declared)) {
      const flags = program.calls.flags(edge.call);
      const before = guards | (flags & GUARDS);
      if (isDeclaredBlocking(program, edge.from)) ways.set(`${String(edge.from)} ${String(before)}`, { declared: edge.from, guards: before });
      else found.push({ ...edge, flags: flags | guards });
    }
  }
  return found.sort((one, other) => (one.flags & GUARDS) - (other.flags & GUARDS));
}

const GUARDS = CallFlag.once | CallFlag.keyed | CallFlag.offloaded;
