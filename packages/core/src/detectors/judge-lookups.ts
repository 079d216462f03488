import { memoizer } from '../catalog/memoizers.js';
import type { CandidateSite, Verdict } from './detector.js';
import { knownLists, type ListLength } from './known-lists.js';
import { isLocalCache } from './local-cache.js';
import { memoizedFunction } from './memoized-function.js';

/** What is known of the lists and maps of the program. */
interface Known {
  lengths: ReadonlyMap<number, ListLength>;
  /** Maps in which `undefined` is a value. */
  optional: ReadonlySet<number>;
}

/** Judges lookups by what the program does with the collections that they search. */
export function judgeLookups(sites: readonly CandidateSite[]): (Verdict | null)[] {
  const optional = sites.filter(({ candidate }) => candidate.data.role === 'optional').flatMap(({ nodes, objectsAt }) => objectsAt(nodes[0]));
  const known: Known = { lengths: knownLists(sites), optional: new Set(optional) };
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

function judgeLinear(site: CandidateSite, { lengths }: Known): Verdict | null {
  const { name, method, isRepeated, isList } = site.candidate.data;
  const [lists, others] = [0, 1].map((position) => site.objectsAt(site.nodes[position]).map((object) => lengths.get(object)));
  const grows = lists.length > 0 && lists.every((list) => list?.kind === 'growing');
  if (isRepeated === true ? isList !== true && lists.every((list) => list === undefined) : !lists.some((list) => isLong(site, list))) return null;
  if (lists.length === 0 && site.apisAt(site.nodes[0]).some(isOfAbsentFile)) return null;
  if (areShort(site, lists) || areShort(site, others)) return null;
  const message = `\`${String(name)}.${String(method)}\` looks at every element ${isRepeated === true ? 'in each turn' : 'on each call'}.`;
  return { message, confidence: grows ? 'definite' : isDataOnBothSides(site) ? 'probable' : 'possible', most: 'high' };
}

/** One pass over what a request brings is short; a pass for each of its elements need not be. */
function isDataOnBothSides(site: CandidateSite): boolean {
  return [0, 1].every((position) => isData(site, position));
}

function isData({ nodes, provenance }: CandidateSite, position: number): boolean {
  return ['request', 'file', 'network'].includes(provenance(nodes[position]));
}

/** `./codes.js#codes`, when that file is not at hand: the list may well be short. */
function isOfAbsentFile(api: string): boolean {
  return /^(?:\.|#|[@~]\/)/.test(api);
}

function isLong({ option }: CandidateSite, list: ListLength | undefined): boolean {
  return list?.kind === 'growing' || (list?.kind === 'written' && list.length > option('shortList'));
}

/** Whether all that may be there is written down and short. */
function areShort(site: CandidateSite, lists: readonly (ListLength | undefined)[]): boolean {
  return lists.length > 0 && lists.every((list) => list?.kind === 'written' && !isLong(site, list));
}

function judgeDouble({ candidate: { data }, nodes, objectsAt, typesAt }: CandidateSite, known: Known): Verdict | null {
  if (data.asks === 'has' && !isLocalCache(typesAt(nodes[0]))) return null;
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

function judgeKey(site: CandidateSite): Verdict | null {
  const { candidate, nodes, typesAt } = site;
  if (!isLocalCache(typesAt(nodes[0]))) return null;
  const remedy = 'Join the parts that matter to a string: `${fruit}:${page}`.';
  if (candidate.data.isLiteral === true) return { message: 'An object made here equals no key: the lookup always misses.', remedy };
  const message = 'Every lookup serialises its whole key, and the order of properties decides whether it hits.';
  // What the program puts together itself is small, as a rule.
  return isData(site, 1) ? { message, remedy, confidence: 'probable' } : { message, remedy, confidence: 'possible', most: 'medium' };
}

function judgeEviction({ candidate: { data }, option }: CandidateSite): Verdict | null {
  if (data.size !== null && Number(data.size) < option('longQueue')) return null;
  return {
    message: `Room in \`${String(data.name)}\` is made by ${String(data.how)}, once per new entry.`,
    most: data.size === null ? 'medium' : 'high',
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
