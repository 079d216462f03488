import { isRareFunction, isRareRoute } from '../../catalog/rare-names.js';
import type { Program } from '../../link/program.js';
import { COMES_AGAIN } from '../../report/reaches.js';
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

/** Lowers the reach and confidence of roots by where they are registered, and tells which files are tools. */
export function coolRoots(program: Program, { found, listeners }: Roots, places: Places): ReadonlySet<number> {
  const roots = [...found, ...listeners];
  for (const root of found) coolByPlace(program, root, places, false);
  for (const root of listeners) coolByPlace(program, root, places, true);
  // Tools listen to streams and processes too: only what is registered with a server, a queue or a clock serves.
  const tools = toolFiles(program, found);
  const isOfTool = ({ call }: Root): boolean => call >= 0 && tools.has(program.calls.file(call));
  for (const root of roots) if (root.reach === 'background' && isOfTool(root)) root.reach = 'tooling';
  return tools;
}

function coolByPlace(program: Program, root: Root, { development, offloaded }: Places, isListener: boolean): void {
  const { calls, files } = program;
  const { call } = root;
  // What a worker's file registers runs on the worker's thread, and so does what is registered only where this is not the main one.
  const isElsewhere = call >= 0 && (offloaded.has(calls.file(call)) || calls.has(call, CallFlag.offloaded));
  // A server that a test starts serves the test.
  const isOfTest = files[calls.functions.file(root.function)].role === 'test';
  if (isElsewhere) root.reach = 'offloaded';
  else if (development.has(call) || isOfTest) root.reach = 'tooling';
  // The server of a script (a mock, the page of a long job) serves whoever started the script, who may as well wait for what is listened to.
  const isForOne = (root.reach === 'request' || (root.reach === 'background' && isListener)) && isOfScript(program, root);
  if (root.confidence === 'definite' && (isForOne || isRare(program, root))) root.confidence = 'probable';
}

function isRare({ calls }: Program, { function: fn, name, reach, loop }: Root): boolean {
  return COMES_AGAIN.has(reach) && !loop && (isRareRoute(name) || isRareFunction(calls.functions.summary(fn).name));
}

function isOfScript({ calls, files }: Program, { call }: Root): boolean {
  return call >= 0 && files[calls.file(call)].role === 'script';
}
