import { immediateDominators, NO_DOMINATOR } from './dominators.js';
import type { Facts } from '../infer/infer.js';
import type { Program } from '../link/program.js';
import type { Finding, RootCause } from '../report/report.js';
import { compare } from './order.js';

/** A finding, and the function of the program that holds it. */
export interface HeldFinding {
  finding: Finding;
  function: number;
}

/** Findings that one change clears. */
interface Group {
  function: number;
  held: HeldFinding[];
}

/**
 * The functions whose change clears most. Each finding is cleared by one of them, for all its entry points.
 *
 * By itself that is the function that holds it. Findings that several entry points share are cleared together by the
 * nearest function through which all their chains pass: it dominates them, so no entry point reaches one of them but not the others.
 * A function that a single entry point reaches clears no more than those it calls, and takes none of theirs.
 */
export function rootCauses(program: Program, facts: Facts, findings: readonly HeldFinding[]): RootCause[] {
  const causes = groups(facts, findings).map((group) => causeOf(program, group));
  return causes.sort((a, b) => compare(a.priority, b.priority) || b.entryPoints - a.entryPoints || b.findings.length - a.findings.length || compare(a.file, b.file) || a.line - b.line || a.column - b.column);
}

function causeOf({ calls, files }: Program, { function: fn, held }: Group): RootCause {
  const { name, range } = calls.functions.summary(fn);
  const entries = new Set(held.flatMap(({ finding }) => finding.entryPoints.map((entry) => `${entry.file}:${entry.line}:${entry.column}:${entry.name}`)));
  const findings = held.map(({ finding }) => finding.id);
  const [priority] = held.map(({ finding }) => finding.priority).sort();
  return { file: files[calls.functions.file(fn)].path, line: range[0], column: range[1], function: name, findings, entryPoints: entries.size, priority };
}

function groups(facts: Facts, findings: readonly HeldFinding[]): Group[] {
  const byFunction = new Map<number, Group>();
  for (const held of findings) {
    const group = byFunction.get(held.function);
    if (group) group.held.push(held);
    else byFunction.set(held.function, { function: held.function, held: [held] });
  }
  const all = [...byFunction.values()];
  const isShared = ({ held }: Group): boolean => held.every(({ finding }) => finding.entryPoints.length > 1);
  return [...all.filter((group) => !isShared(group)), ...merged(facts, all.filter(isShared))];
}

/** Goes through the tree of dominators from the leaves up: groups that meet become one. */
function merged(facts: Facts, groups: readonly Group[]): Group[] {
  const { functions, successors } = waysTo(facts, groups.map((group) => group.function));
  const { dominators, preorder } = immediateDominators(successors);
  const waiting: Group[][] = functions.map(() => []);
  // `waysTo` puts the functions that it is asked for first.
  groups.forEach((group, index) => waiting[index + 1].push(group));
  const together: Group[] = [];
  for (const node of preorder.toReversed()) {
    if (dominators[node] === NO_DOMINATOR) continue;
    const meeting = waiting[node].splice(0);
    if (meeting.length > 1) together.push({ function: functions[node], held: meeting.flatMap(({ held }) => held) });
    else waiting[dominators[node]].push(...meeting);
  }
  return [...together, ...waiting.flat()];
}

/** The part of the call graph through which entry points reach some functions. Node 0 stands for what calls the entry points. */
function waysTo(facts: Facts, targets: readonly number[]): { functions: number[]; successors: number[][] } {
  const functions = [-1, ...targets];
  const successors: number[][] = functions.map(() => []);
  const nodes = new Map(functions.map((fn, node) => [fn, node]));
  for (let node = 1; node < functions.length; node++) {
    const callers = facts.callersOf(functions[node]);
    if (callers.length === 0 || facts.isRoot(functions[node])) successors[0].push(node);
    for (const caller of callers) {
      const known = nodes.get(caller);
      if (known !== undefined) successors[known].push(node);
      else {
        nodes.set(caller, functions.length);
        functions.push(caller);
        successors.push([node]);
      }
    }
  }
  return { functions, successors };
}
