const TWINS = Symbol.for('@perf-analyze/runtime/1');

/** State of which a process has one, whether this package was imported, required, or both. Made when it is first asked for. */
export function sharedState<State>(name: string, make: () => State): State {
  const holder = globalThis as { [TWINS]?: Map<string, unknown> };
  const states = (holder[TWINS] ??= new Map<string, unknown>());
  if (!states.has(name)) states.set(name, make());
  return states.get(name) as State;
}
