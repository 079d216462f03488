import { CONNECTED, disconnected } from '../catalog/events.js';
import type { Facts } from '../infer/infer.js';
import { handlersOf } from '../infer/roots/handlers.js';
import type { Program } from '../link/program.js';

/**
 * The functions that run when the connection ends whose handler a function is:
 * `server.on('connection', (socket) => socket.on('close', …))`. What they close has lasted as long as the connection.
 */
export function endsOfConnection(program: Program, { roots }: Facts, fn: number, callsInside: readonly number[]): Set<number> {
  const { calls } = program;
  const isHandler = roots.some((root) => root.function === fn && root.call >= 0 && calls.eventName(root.call) === CONNECTED);
  const given = new Set(isHandler ? program.bindingsOfParameters(fn).flat() : []);
  const ends = callsInside.filter((call) => given.has(calls.receiver(call)) && disconnected.has(calls.eventName(call)));
  return new Set(ends.flatMap((call) => [...handlersOf(program, call, 'functions')]));
}
