import type { Program } from '../link/program.js';
import type { FunctionSummary } from '../summarize/module-summary.js';
import { type Community, communities } from './communities.js';

/** How a file hangs together, and how it hangs together with the rest of the program. */
export interface FileGraph {
  /** Share of the program's files that have fewer calls into and out of other files, from 0 to 1. */
  centrality: number;
  /** Functions and methods of the file that belong together by their calls, those with most lines first. */
  communities: () => readonly Community[];
}

const crossings = new WeakMap<Program, readonly number[]>();

export function fileGraph(program: Program, file: number): FileGraph {
  const counts = crossings.get(program) ?? countCrossings(program);
  crossings.set(program, counts);
  const fewer = counts.filter((count) => count < counts[file]).length;
  return { centrality: fewer / counts.length, communities: () => communitiesOf(program, file) };
}

/** Calls from one file to another, counted for both. */
function countCrossings({ files, calls, edges }: Program): number[] {
  const counts = files.map(() => 0);
  for (const { from, to } of edges) {
    const [source, target] = [calls.functionFile(from), calls.functionFile(to)];
    if (source === target) continue;
    counts[source]++;
    counts[target]++;
  }
  return counts;
}

function communitiesOf(program: Program, file: number): Community[] {
  const { functions } = program.files[file].summary;
  const base = program.functionBase[file];
  const units = functions.map((_, index) => unitOf(functions, index));
  const calls = program.edges
    .filter(({ from, to }) => program.calls.functionFile(from) === file && program.calls.functionFile(to) === file)
    .map(({ from, to }): [number, number] => [units[from - base], units[to - base]])
    .filter(([from, to]) => from !== to && from !== 0 && to !== 0);
  const members = [...new Set(units)].filter((unit) => unit !== 0);
  return communities(members.map((unit) => ({ id: unit, name: functions[unit].name, lines: linesOf(functions[unit]) })), calls);
}

/** The function or method directly in the module that a function is part of. */
function unitOf(functions: readonly FunctionSummary[], index: number): number {
  let unit = index;
  while (functions[unit].parent !== 0) unit = functions[unit].parent;
  return unit;
}

function linesOf({ range: [start, , end] }: FunctionSummary): number {
  return end - start + 1;
}
