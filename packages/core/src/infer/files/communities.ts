/** A function as a whole, with all that is written inside it. */
export interface Unit {
  id: number;
  name: string;
  lines: number;
}

/** Functions that belong together by their calls. */
export interface Community {
  /** Names of its functions, those with most lines first. */
  names: readonly string[];
  lines: number;
  /** Calls between its functions and others of the file: what a cut around it would cross. */
  crossing: number;
}

/** A function that so many others call, or that calls so many, says nothing about who belongs together. */
const LEAST_HUB = 4;
const HUB_SHARE = 0.2;

/** Connected components of the calls among functions, once the functions that are connected with many are taken out. */
export function communities(units: readonly Unit[], calls: readonly (readonly [from: number, to: number])[]): Community[] {
  const neighbours = neighboursOf(units, calls);
  const hub = Math.max(LEAST_HUB, units.length * HUB_SHARE);
  const isHub = (id: number): boolean => (neighbours.get(id)?.size ?? 0) >= hub;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const seen = new Set<number>();
  const found: Community[] = [];
  for (const { id } of units) {
    if (seen.has(id) || isHub(id)) continue;
    const members = component(id, neighbours, isHub);
    for (const member of members) seen.add(member);
    found.push(describe(members, byId, calls));
  }
  return found.sort((a, b) => b.lines - a.lines || (a.names[0] < b.names[0] ? -1 : 1));
}

function neighboursOf(units: readonly Unit[], calls: readonly (readonly [number, number])[]): Map<number, Set<number>> {
  const neighbours = new Map(units.map(({ id }) => [id, new Set<number>()]));
  for (const [from, to] of calls) {
    neighbours.get(from)?.add(to);
    neighbours.get(to)?.add(from);
  }
  return neighbours;
}

function component(start: number, neighbours: ReadonlyMap<number, ReadonlySet<number>>, isHub: (id: number) => boolean): Set<number> {
  const members = new Set([start]);
  for (const member of members) {
    for (const next of neighbours.get(member) ?? []) if (!isHub(next)) members.add(next);
  }
  return members;
}

function describe(members: ReadonlySet<number>, byId: ReadonlyMap<number, Unit>, calls: readonly (readonly [number, number])[]): Community {
  const units = [...members].flatMap((id) => byId.get(id) ?? []).sort((a, b) => b.lines - a.lines || a.id - b.id);
  return {
    names: units.map(({ name }) => name),
    lines: units.reduce((sum, { lines }) => sum + lines, 0),
    crossing: calls.filter(([from, to]) => members.has(from) !== members.has(to)).length,
  };
}
