import { memoizer } from '../catalog/memoizers.js';
import type { Confidence, Reach } from '../report/report.js';
import type { CandidateSite, Verdict } from './detector.js';
import { memoizedFunction } from './judge-growth.js';

/** Caches in this process. Keys of remote ones are strings in any case. */
const LOCAL_CACHE = /^(?:global#Map|lru-cache#|quick-lru#|tiny-lru#|node-cache#|@isaacs\/ttlcache#|@perf-analyze\/runtime#)/;

/** What is known of the lists and maps of the program. */
interface Known {
  /** Lengths of literal lists by object; 0 for those that begin empty. */
  sizes: ReadonlyMap<number, number>;
  /** By list, the classes of the code that adds to it. */
  growth: ReadonlyMap<number, readonly Reach[]>;
  /** Maps in which `undefined` is a value. */
  optional: ReadonlySet<number>;
}

/** Judges lookups by what the program does with the collections that they search. */
export function judgeLookups(sites: readonly CandidateSite[]): (Verdict | null)[] {
  const known = collectKnown(sites);
  return sites.map((site) => {
    switch (site.candidate.data.role) {
      case 'linear':
        return judgeLinear(site, known);
      case 'double':
        return judgeDouble(site, known);
      case 'key':
        return judgeKey(site);
      case 'eviction':
        return judgeEviction(site);
      case 'memoized':
        return judgeMemoized(site);
      default:
        return null;
    }
  });
}

function collectKnown(sites: readonly CandidateSite[]): Known {
  const sizes = new Map<number, number>();
  const growth = new Map<number, Reach[]>();
  const optional = new Set<number>();
  for (const { candidate, reach, nodes, objectsAt } of sites) {
    const { role, size } = candidate.data;
    if (role !== 'list' && role !== 'growth' && role !== 'optional') continue;
    for (const object of objectsAt(nodes[0])) {
      if (role === 'list') sizes.set(object, Number(size));
      else if (role === 'optional') optional.add(object);
      else growth.set(object, [...(growth.get(object) ?? []), reach]);
    }
  }
  return { sizes, growth, optional };
}

function judgeLinear(site: CandidateSite, known: Known): Verdict | null {
  const { name, method, isRepeated, isList } = site.candidate.data;
  const lists = site.objectsAt(site.nodes[0]);
  if (isList !== true && !lists.some((list) => known.sizes.has(list))) return null;
  if (lists.length === 0 && site.apisAt(site.nodes[0]).some(isOfAbsentFile)) return null;
  const isCheap = isRepeated === true ? areShort(site, known, 0) || areShort(site, known, 1) : !lists.some((list) => isLong(site, known, list));
  if (isCheap) return null;
  const message = `\`${String(name)}.${String(method)}\` looks at every element ${isRepeated === true ? 'in each turn' : 'on each call'}.`;
  return { message, confidence: confidenceOf(site, known, lists) };
}

/** How sure it is that there is much to look at. */
function confidenceOf(site: CandidateSite, known: Known, lists: readonly number[]): Confidence {
  if (lists.some((list) => isLong(site, known, list))) return 'definite';
  const comesFromOutside = site.nodes.slice(0, 2).some((node) => ['request', 'file', 'network'].includes(site.provenance(node)));
  return comesFromOutside ? 'probable' : 'possible';
}

/** `./codes.js#codes`, when that file is not at hand: the list may well be short. */
function isOfAbsentFile(api: string): boolean {
  return /^(?:\.|#|[@~]\/)/.test(api);
}

/** Whether the list that is searched, or the one that the loop goes over, is written down and short. */
function areShort({ nodes, objectsAt, option }: CandidateSite, { sizes }: Known, position: number): boolean {
  const lists = objectsAt(nodes[position]);
  return lists.length > 0 && lists.every((list) => {
    const size = sizes.get(list);
    return size !== undefined && size > 0 && size <= option('shortList');
  });
}

/** Written down with many elements, or filled by more than the start of the program. */
function isLong({ option }: CandidateSite, { sizes, growth }: Known, list: number): boolean {
  const size = sizes.get(list);
  if (size === undefined) return false;
  if (size > 0) return size > option('shortList');
  const writers = growth.get(list);
  return !writers || writers.some((reach) => reach !== 'startup' && reach !== 'tooling');
}

function judgeDouble({ candidate: { data }, nodes, objectsAt, typesAt }: CandidateSite, known: Known): Verdict | null {
  if (data.asks === 'has' && !typesAt(nodes[0]).some((type) => LOCAL_CACHE.test(type))) return null;
  if (objectsAt(nodes[0]).some((object) => known.optional.has(object))) return null;
  return {
    message: `\`${String(data.name)}\` is asked twice for one key.`,
    remedy: data.asks === 'includes' ? 'Take the index once and compare it with −1.' : 'Take the value once and compare it with `undefined`.',
    impact: 'low',
    effortMinutes: 5,
    pinned: true,
    ignoresLoops: true,
  };
}

function judgeKey({ candidate, nodes, typesAt }: CandidateSite): Verdict | null {
  if (!typesAt(nodes[0]).some((type) => LOCAL_CACHE.test(type))) return null;
  const isLiteral = candidate.data.how === 'literal';
  return {
    message: isLiteral ? 'An object made here equals no key: the lookup always misses.' : 'Every lookup serialises its whole key, and the order of properties decides whether it hits.',
    remedy: 'Join the parts that matter to a string: `${fruit}:${page}`.',
  };
}

function judgeEviction({ candidate: { data }, option }: CandidateSite): Verdict | null {
  if (data.size !== null && Number(data.size) < option('longQueue')) return null;
  return {
    message: `Room in \`${String(data.name)}\` is made by ${String(data.how)}, once per new entry.`,
    remedy: 'Use a collection that knows what to drop: `new AsyncLRUCache({ maxSize })`. A `Map` keeps the order of insertion, so that its first key is its oldest.',
  };
}

/** A memoizer that keys by the first argument alone gives the wrong result for another second one. */
function judgeMemoized(site: CandidateSite): Verdict | null {
  const { parameters, hasResolver } = site.candidate.data;
  const keysByFirst = site.apisAt(site.nodes[0]).some((api) => memoizer(api)?.keysByFirst === true);
  const fn = memoizedFunction(site);
  if (!keysByFirst || hasResolver === true || Number(parameters) < 2 || fn === null) return null;
  return {
    message: 'The memoizer makes its key of the first argument alone: calls that differ in the others share a result.',
    remedy: 'Give it a function that joins all arguments to a string key.',
    through: { function: fn },
  };
}
