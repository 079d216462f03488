import { kept } from '../../kept.js';
import { isOfWholeProcess } from '../../catalog/events.js';
import { listensToProcess, servesRequests, startsServer } from '../../catalog/roots/servers.js';
import type { Program } from '../../link/program.js';
import { type EdgeIndex, edgesTo } from '../reach/reach.js';
import type { Root } from './root.js';
import { routes } from './routes.js';

/** What makes a server listen runs before there is anybody to wait. */
export function startingFunctions(program: Program): Root[] {
  const starts = (call: number): boolean => isCallOf(program, call, startsServer) || listensSomewhere(program, call);
  return [...functionsWith(program, starts)].map((fn) => bootstrapRoot(program, fn));
}

/** The functions that make a server listen by themselves. */
export function functionsThatListen(program: Program): Set<number> {
  return functionsWith(program, (call) => isCallOf(program, call, servesRequests) || listensSomewhere(program, call));
}

/**
 * The functions that make a server listen, add routes to one, or take over the signals of the process, by themselves
 * or by what they call: a program does so once, when it starts.
 */
export function functionsThatLaunch(program: Program, index: EdgeIndex, roots: readonly Root[]): ReadonlySet<number> {
  const found = functionsThatListen(program);
  for (const fn of functionsThatRoute(program, roots)) found.add(fn);
  for (const fn of functionsWith(program, (call) => takesSignals(program, call))) found.add(fn);
  for (const fn of found) {
    for (const { from, confidence, later, weak } of edgesTo(index, fn)) {
      if (confidence !== 'possible' && !later && !weak) found.add(from);
    }
  }
  return found;
}

export function bootstrapRoot({ calls }: Program, fn: number): Root {
  return { function: fn, kind: 'bootstrap', reach: 'startup', name: calls.functions.summary(fn).name, confidence: 'definite', call: -1, loop: false };
}

/** `app.get('/orders', answer)`, where the answer is known to be one to requests. */
function functionsThatRoute(program: Program, roots: readonly Root[]): number[] {
  const answers = new Set(roots.filter(({ reach }) => reach === 'request').map((root) => root.function));
  return [...routes(program)].flatMap(([call, given]) => (given.some((fn) => answers.has(fn)) ? [program.calls.function(call)] : []));
}

function functionsWith({ calls }: Program, starts: (call: number) => boolean): Set<number> {
  const functions = new Set<number>();
  for (let call = 0; call < calls.writtenCount; call++) if (starts(call)) functions.add(calls.function(call));
  return functions;
}

function isCallOf({ calls, apis }: Program, call: number, isMeant: (api: string) => boolean): boolean {
  return calls.externals(call).some((api) => isMeant(apis.text(api)));
}

/** `this.server.listen(port, address)` of a server that nothing sure is known of. Who listens to a channel names it. */
function listensSomewhere(program: Program, call: number): boolean {
  const { calls } = program;
  if (calls.member(call) !== 'listen' || calls.argumentCount(call) === 0 || calls.eventName(call) !== undefined) return false;
  const hasAddress = program.functionsAt(calls.argument(call, 0)).length === 0;
  return hasAddress && calls.externals(call).length === 0 && !surelyLinked(program).has(call);
}

/** Calls that lead to functions of the program, beyond a guess. */
const surelyLinked = kept(({ edges }: Program): ReadonlySet<number> => new Set(edges.filter(({ confidence }) => confidence !== 'possible').map(({ call }) => call)));

/** Signals are often named by a list: `for (const signal of signals) process.on(signal, end)`. */
function takesSignals(program: Program, call: number): boolean {
  return isOfWholeProcess(program.calls.eventName(call) ?? 'SIG') && isCallOf(program, call, listensToProcess);
}
