import { kept } from '../../kept.js';
import type { CallEdge, Program } from '../../link/program.js';
import type { FunctionSummary } from '../../summarize/module-summary.js';
import { type Community, communities } from './communities.js';

/** How a file hangs together, and how it hangs together with the rest of the program. */
export interface FileGraph {
  /** Share of the program's files that have fewer calls into and out of other files, from 0 to 1. */
  centrality: number;
  /** Functions and methods of the file that belong together by their calls, those with most lines first. */
  communities: () => readonly Community[];
}

interface FileCalls {
  /** Calls within each file. */
  within: readonly (readonly CallEdge[])[];
  /** How many calls lead into or out of each. */
  crossing: readonly number[];
}

export function fileGraph(program: Program, file: number): FileGraph {
  const { within, crossing } = callsByFile(program);
  const fewer = crossing.filter((count) => count < crossing[file]).length;
  return { centrality: fewer / crossing.length, communities: () => communitiesOf(program, file, within[file]) };
}

const callsByFile = kept(({ files, calls, edges }: Program): FileCalls => {
  const within = files.map((): CallEdge[] => []);
  const crossing = files.map(() => 0);
  for (const edge of edges) {
    const source = calls.functions.file(edge.from);
    const target = calls.functions.file(edge.to);
    if (source === target) within[source].push(edge);
    else for (const file of [source, target]) crossing[file]++;
  }
  return { within, crossing };
});

function communitiesOf(program: Program, file: number, edges: readonly CallEdge[]): Community[] {
  const { functions } = program.files[file].summary;
  const base = program.functionBase[file];
  const units = functions.map((_, index) => unitOf(functions, index));
  const calls = edges
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
