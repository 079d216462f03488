/** One circle in a graph of names, as the way around it, or an empty list. */
export function findCycle(graph: ReadonlyMap<string, Iterable<string>>): string[] {
  const done = new Set<string>();

  function search(name: string, trail: string[]): string[] {
    if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
    if (done.has(name)) return [];
    done.add(name);
    return firstCycle(graph.get(name) ?? [], [...trail, name]);
  }

  function firstCycle(names: Iterable<string>, trail: string[]): string[] {
    for (const name of names) {
      const cycle = search(name, trail);
      if (cycle.length > 0) return cycle;
    }
    return [];
  }

  return firstCycle(graph.keys(), []);
}
