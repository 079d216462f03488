import { RUNS_OFTEN } from '../report/reaches.js';
import type { CandidateSite } from './detector.js';

/** What the program shows of the length of a list. */
export type ListLength =
  /** Its elements are written down, and running code adds none. */
  | { kind: 'written'; length: number }
  /** It is kept between calls, running code adds to it, and nothing ever takes an element out. */
  | { kind: 'growing' }
  | { kind: 'unknown' };

/** Finds out about the lists that are written down or kept, by what is done with each of them anywhere. */
export function knownLists(sites: readonly CandidateSite[]): ReadonlyMap<number, ListLength> {
  const lengths = new Map<number, ListLength>();
  const lookedAfter = objectsOf(sites, 'upkeep');
  const additions = sites.filter(({ reach }) => RUNS_OFTEN.has(reach));
  const added = objectsOf(additions, 'growth');
  // What the start adds too is not added without end, unless requests say what.
  const growing = objectsOf(additions.filter((site) => !site.isPartOfStartup() || isGiven(site)), 'growth');
  for (const site of sites) {
    const { role, size } = site.candidate.data;
    if (role !== 'list') continue;
    for (const list of site.objectsAt(site.nodes[0])) {
      if (Number(size) > 0 && !added.has(list)) lengths.set(list, { kind: 'written', length: Number(size) });
      else if (isKept(site)) lengths.set(list, { kind: growing.has(list) && !lookedAfter.has(list) ? 'growing' : 'unknown' });
    }
  }
  return lengths;
}

function objectsOf(sites: readonly CandidateSite[], role: string): Set<number> {
  return new Set(sites.flatMap(({ candidate, nodes, objectsAt }) => (candidate.data.role === role ? objectsAt(nodes[0]) : [])));
}

function isGiven({ nodes, provenance }: CandidateSite): boolean {
  return nodes.slice(1).some((node) => provenance(node) === 'request');
}

/** Made once: while the program starts. */
function isKept({ candidate, reach, inLoop }: CandidateSite): boolean {
  return candidate.function === 0 || (reach === 'startup' && !inLoop);
}
