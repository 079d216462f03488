import { routeMethods } from '../../catalog/roots/servers.js';
import type { Program } from '../../link/program.js';

/** The calls that look as if they added a route to a server, `app.get('/orders', answer)`, whatever `app` may be, and the functions handed to them. */
export function routes(program: Program): Map<number, readonly number[]> {
  const { calls } = program;
  const found = new Map<number, readonly number[]>();
  for (let call = 0; call < calls.writtenCount; call++) {
    if (routeMethods.has(calls.member(call) ?? '') && calls.eventName(call)?.startsWith('/')) found.set(call, functionsGiven(program, call));
  }
  return found;
}

/** `app.get('/orders', guarded(answer))` hands over what it wraps. */
function functionsGiven(program: Program, call: number): number[] {
  const given = program.calls.arguments(call);
  const wrapped = given.map((node) => program.callWithResult(node)).flatMap((wrapper) => (wrapper < 0 ? [] : program.calls.arguments(wrapper)));
  return [...given, ...wrapped].flatMap((node) => program.functionsAt(node));
}
