import { functionsExportedBy } from '../infer/exported-functions.js';
import type { Facts } from '../infer/infer.js';
import type { PathEdge } from '../infer/path-edges.js';
import type { Program } from '../link/program.js';

/** Whether a function says of itself that it blocks: by its JSDoc, or as an exported function called `…Sync`. Who calls it is to blame. */
export function isDeclaredBlocking(program: Program, fn: number): boolean {
  const { name, declared } = program.calls.functionSummary(fn);
  if (declared !== undefined) return declared === 'blocking';
  return name.endsWith('Sync') && functionsExportedBy(program, program.calls.functionFile(fn)).has(fn);
}

export function isDeclaredNonBlocking(program: Program, fn: number): boolean {
  return program.calls.functionSummary(fn).declared === 'nonblocking';
}

/** The calls by which functions that are not declared to block come to one that is. */
export function callsOfDeclared(program: Program, { edges }: Facts, fn: number): PathEdge[] {
  const found: PathEdge[] = [];
  const seen = new Set([fn]);
  for (const declared of seen) {
    for (const index of edges.incoming[declared] ?? []) {
      const edge = edges.edges[index];
      if (isDeclaredBlocking(program, edge.from)) seen.add(edge.from);
      else found.push(edge);
    }
  }
  return found;
}
