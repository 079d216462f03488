import { isRareFunction, isRareRoute } from '../../catalog/rare-names.js';
import type { Program } from '../../link/program.js';
import type { Reach } from '../../report/report.js';
import { CallFlag } from '../../summarize/call-record.js';
import { toolFiles } from '../files/tool-files.js';
import type { Root } from './root.js';

interface Roots {
  /** What is registered with something that is known. */
  found: readonly Root[];
  /** Callbacks that run later, on whatever occasion. */
  listeners: readonly Root[];
}

interface Places {
  /** Calls that are only made in development. */
  development: ReadonlySet<number>;
  /** Files that run on another thread. */
  offloaded: ReadonlySet<number>;
}

const HOT: ReadonlySet<Reach> = new Set(['request', 'background']);

/** Lowers the reach and confidence of roots by where they are registered, and tells which files are tools. */
export function coolRoots(program: Program, { found, listeners }: Roots, { development, offloaded }: Places): ReadonlySet<number> {
  const { calls, files } = program;
  const roots = [...found, ...listeners];
  // What a worker's file registers runs on the worker's thread, and so does what is registered only where this is not the main one.
  const isElsewhere = ({ call }: Root): boolean => call >= 0 && (offloaded.has(calls.file(call)) || calls.has(call, CallFlag.offloaded));
  // A server that a test starts serves the test.
  const isOfTest = (root: Root): boolean => files[calls.functionFile(root.function)].role === 'test';
  for (const root of roots) {
    if (isElsewhere(root)) root.reach = 'offloaded';
    else if (development.has(root.call) || isOfTest(root)) root.reach = 'tooling';
  }
  const isOfScript = ({ call }: Root): boolean => call >= 0 && files[calls.file(call)].role === 'script';
  // The server of a script (a mock, the page of a long job) serves whoever started the script.
  for (const root of roots.filter(isOfScript)) if (root.reach === 'request' && root.confidence === 'definite') root.confidence = 'probable';
  const isRare = ({ function: fn, name, reach, confidence }: Root): boolean => HOT.has(reach) && confidence === 'definite' && (isRareRoute(name) || isRareFunction(calls.functionSummary(fn).name));
  for (const root of roots.filter(isRare)) root.confidence = 'probable';
  // Tools listen to streams and processes too: only what is registered with a server, a queue or a clock serves.
  const tools = toolFiles(program, found);
  const isOfTool = ({ call }: Root): boolean => call >= 0 && tools.has(calls.file(call));
  const background = [...roots.filter(isOfTool), ...listeners.filter(isOfScript)].filter(({ reach }) => reach === 'background');
  for (const root of background) root.reach = 'tooling';
  return tools;
}
