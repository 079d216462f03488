import { append } from '../../append.js';
import type { Program } from '../../link/program.js';
import type { PathEdge } from './path-edges.js';

/**
 * Calls that run at most once per process although a method lies between the test and the assignment:
 * `if (!this.client) this.connect()`, where connecting leads to `this.client = …`. It must not lead back to the
 * start: what the guarding function itself empties again is opened for every call.
 */
export function fillingCalls(program: Program, edges: readonly PathEdge[]): ReadonlySet<number> {
  const found = new Set<number>();
  const within = edgesWithinFiles(program, edges);
  program.files.forEach(({ summary: { firstCalls } }, file) => {
    for (let row = 0; row < firstCalls.guarded.length; row += 2) {
      const [call, name] = [program.calls.first(file) + firstCalls.guarded[row], firstCalls.guarded[row + 1]];
      const [filling, emptying] = [false, true].map((emptied) => assigning(program, file, name, emptied));
      const from = program.calls.function(call);
      const targets = (within.get(from) ?? []).filter((edge) => edge.call === call).map(({ to }) => to);
      if (closure(within, targets).some((fn) => filling.has(fn)) && !closure(within, [from]).some((fn) => emptying.has(fn))) found.add(call);
    }
  });
  return found;
}

/** The edges that stay within a file that has such guards, by the function that they lead from: names mean the same only there. */
function edgesWithinFiles({ files, calls }: Program, edges: readonly PathEdge[]): Map<number, PathEdge[]> {
  const within = new Map<number, PathEdge[]>();
  const isGuarding = files.map(({ summary }) => summary.firstCalls.guarded.length > 0);
  if (!isGuarding.includes(true)) return within;
  for (const edge of edges) {
    const file = calls.functions.file(edge.from);
    if (isGuarding[file] && calls.functions.file(edge.to) === file) append(within, edge.from, edge);
  }
  return within;
}

function assigning({ files, functionBase }: Program, file: number, name: number, emptied: boolean): Set<number> {
  const { assigned } = files[file].summary.firstCalls;
  const functions = new Set<number>();
  for (let row = 0; row < assigned.length; row += 3) {
    if (assigned[row + 1] === name && (assigned[row + 2] === 1) === emptied) functions.add(functionBase[file] + assigned[row]);
  }
  return functions;
}

function closure(within: ReadonlyMap<number, readonly PathEdge[]>, from: readonly number[]): number[] {
  const seen = new Set(from);
  for (const fn of seen) for (const { to } of within.get(fn) ?? []) seen.add(to);
  return [...seen];
}
