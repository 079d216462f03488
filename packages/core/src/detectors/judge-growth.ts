import { memoizer } from '../catalog/memoizers.js';
import type { Provenance } from '../catalog/sources.js';
import { COMES_AGAIN, EVERY_REACH, RUNS_OFTEN } from '../report/reaches.js';
import type { Confidence, Reach } from '../report/report.js';
import type { CandidateSite, Verdict } from './detector.js';
import { memoizedFunction } from './memoized-function.js';

/** How sure it is that a collection grows for good, by the class of the code that writes it. */
const CONFIDENCE: Readonly<Partial<Record<Reach, Confidence>>> = { unknown: 'probable', unreached: 'possible' };

/**
 * Judges collections by all that is done with them anywhere in the program. A collection that is made at startup and
 * written on a hotter path lives long; one from which anything is ever taken out, whose size is looked at or which is
 * replaced, is looked after by somebody.
 */
export function judgeGrowth(sites: readonly CandidateSite[]): (Verdict | null)[] {
  const byRole = (role: string): CandidateSite[] => sites.filter(({ candidate }) => candidate.data.role === role);
  const made = byRole('made');
  const collections = objectsOf(made);
  const lookedAfter = objectsOf([...byRole('shrink'), ...byRole('replace').filter((site) => isReplacement(site, collections))]);
  const finite = objectsOf(byRole('finite'));
  const thinned = objectsOf(byRole('thinned'));
  const single = objectsOf(made.filter(livesLong));
  const growing = objectsOf(byRole('growth').filter(({ reach }) => RUNS_OFTEN.has(reach) || reach === 'unreached'));
  const growth = growthByObject(byRole('growth').filter((site) => !isKeyedBy(site, single) && !isAdmittedByKnown(site, growing)));
  return sites.map((site) => {
    if (site.candidate.data.role === 'memoized') return judgeMemoized(site);
    if (site.candidate.data.role !== 'made' || !livesLong(site) || !isKnown(site)) return null;
    const objects = site.objectsAt(site.nodes[0]);
    if (objects.some((object) => lookedAfter.has(object)) || site.objectsAt(site.nodes[1]).some((type) => finite.has(type))) return null;
    const hottest = hottestOf(objects.flatMap((object) => growth.get(object) ?? []), String(site.candidate.data.kind));
    return hottest && verdictOf(site, hottest, objects.some((object) => thinned.has(object)) ? 'possible' : confidenceOf(hottest));
  });
}

function objectsOf(sites: readonly CandidateSite[]): Set<number> {
  return new Set(sites.flatMap(({ nodes, objectsAt }) => objectsAt(nodes[0])));
}

/** What is assigned at startup is the collection itself, unless there is one before it; later, another one takes its place. */
function isReplacement({ reach, nodes, objectsAt }: CandidateSite, collections: ReadonlySet<number>): boolean {
  return (reach !== 'startup' && reach !== 'tooling') || objectsAt(nodes[0]).filter((object) => collections.has(object)).length > 1;
}

/** Whether the keys are themselves collections of which there is one each in the program. */
function isKeyedBy({ nodes, objectsAt }: CandidateSite, single: ReadonlySet<number>): boolean {
  const keys = objectsAt(nodes[1]);
  return keys.length > 0 && keys.every((key) => single.has(key));
}

/** Whether the keys are turned away that another collection does not have, and that one does not grow. */
function isAdmittedByKnown({ candidate, nodes, objectsAt }: CandidateSite, growing: ReadonlySet<number>): boolean {
  const admitting = candidate.data.admitted === true ? objectsAt(nodes.at(-1) ?? 0) : [];
  return admitting.length > 0 && !admitting.some((object) => growing.has(object));
}

function growthByObject(sites: readonly CandidateSite[]): Map<number, CandidateSite[]> {
  const found = new Map<number, CandidateSite[]>();
  for (const site of sites) {
    for (const object of site.objectsAt(site.nodes[0])) {
      const list = found.get(object);
      if (list) list.push(site);
      else found.set(object, [site]);
    }
  }
  return found;
}

/** Made once per process: at startup, or by a container that shares it. What is made once for an object lives as long as that. */
function livesLong({ candidate, reach, inLoop, ownerReach }: CandidateSite): boolean {
  if (inLoop || RUNS_OFTEN.has(ownerReach() ?? 'startup')) return false;
  return candidate.function === 0 || reach === 'startup' || (reach === 'unreached' && candidate.data.shared === true);
}

/** Of caches with options only those count whose options are known. */
function isKnown({ candidate, nodes, apisAt }: CandidateSite): boolean {
  return candidate.data.kind !== 'lru' || apisAt(nodes[2]).some((api) => api.startsWith('lru-cache'));
}

/** The hottest write of the fitting kind that may repeat; in code that nothing reaches only what is exported and looks like a cache. */
function hottestOf(writes: readonly CandidateSite[], kind: string): CandidateSite | null {
  const fitting = writes.filter(({ candidate }) => String(candidate.data.kinds).split(' ').includes(kind)).filter(mayRepeat);
  const ranked = fitting.map((write) => ({ write, fewKeys: hasFewKeys(write) })).filter(({ write, fewKeys }) => !fewKeys || write.isExported());
  ranked.sort((a, b) => Number(a.fewKeys) - Number(b.fewKeys) || EVERY_REACH.indexOf(a.write.reach) - EVERY_REACH.indexOf(b.write.reach));
  return ranked[0]?.write ?? null;
}

function mayRepeat({ candidate, reach, isExported }: CandidateSite): boolean {
  return reach === 'unreached' ? candidate.data.cached === true && isExported() : RUNS_OFTEN.has(reach);
}

function verdictOf({ candidate: { data } }: CandidateSite, { candidate, function: fn }: CandidateSite, confidence: Confidence): Verdict {
  const name = String(data.name);
  return {
    message: `\`${name}\` gains an entry with every new ${data.kind === 'array' ? 'call' : 'key'} in ${String(candidate.data.in)}, and nothing ever takes one out.`,
    ...(data.kind === 'lru' ? { remedy: 'Give it `max` or `maxSize`: with `ttl` alone an entry that nobody asks for again stays. `ttlAutopurge` costs a timer per entry.' } : {}),
    confidence,
    countsPerKey: true,
    lower: data.tiny === true || candidate.data.tiny === true ? 1 : 0,
    through: { function: fn, loopDepth: candidate.loopDepth, region: candidate.region },
  };
}

function confidenceOf(growth: CandidateSite): Confidence {
  if (isRegistration(growth) || hasFewKeys(growth)) return 'possible';
  return CONFIDENCE[growth.reach] ?? (hasManyKeys(growth) && growth.candidate.data.copied !== true ? 'definite' : 'probable');
}

/** Whether keys are made anew, or come from outside the program; others may be names of its own, of which there are few. */
function hasManyKeys({ candidate, nodes, provenance }: CandidateSite): boolean {
  return candidate.data.fresh === true || nodes.slice(1).some((node) => comesFromOutside(provenance(node)));
}

function comesFromOutside(provenance: Provenance): boolean {
  return provenance === 'request' || provenance === 'file' || provenance === 'network';
}

/** Whether the key comes from callers who all write literals: then there are as many entries as such callers. Of what is exported, others may call it too. */
function hasFewKeys({ nodes, isAlwaysLiteral }: CandidateSite): boolean {
  return nodes[1] > 0 && isAlwaysLiteral(nodes[1]);
}

/** What the start of the program adds too, and nobody looks up where it is added, is registered: plugins, routes, translations. */
function isRegistration({ candidate, isPartOfStartup }: CandidateSite): boolean {
  return candidate.data.cached !== true && isPartOfStartup();
}

/** `const search = memoize(find);` in a call that comes again and again, or may do so for all that one file tells. */
function isForgotten({ candidate, reach, isUsedElsewhere }: CandidateSite): boolean {
  return candidate.data.isLocal === true && (COMES_AGAIN.has(reach) || isUsedElsewhere());
}

/** `memoize(search)` keeps every result for good. */
function judgeMemoized(site: CandidateSite): Verdict | null {
  const { candidate, nodes, apisAt, isNullary, parametersOf, reachOf } = site;
  const known = apisAt(nodes[0]).map(memoizer).find((found) => found !== undefined);
  const { options } = candidate.data;
  if (!known || isForgotten(site) || known.limits.some((limit) => String(options).split(' ').includes(limit))) return null;
  const fn = memoizedFunction(site);
  if (fn === null || isNullary(fn)) return null;
  return {
    message: 'The memoizer keeps the result of every argument that it ever sees.',
    remedy: 'Give it a bounded cache, such as `new AsyncLRUCache({ maxSize, ttl })`.',
    confidence: CONFIDENCE[reachOf(fn)] ?? confidenceOfArguments(site, known.keysByFirst ? parametersOf(fn).slice(0, 1) : parametersOf(fn)),
    countsPerKey: true,
    through: { function: fn },
  };
}

/** As with other keys: those that come from outside are many, those that callers write down are few. */
function confidenceOfArguments({ provenance, isAlwaysLiteral }: CandidateSite, parameters: readonly number[]): Confidence {
  if (parameters.some((parameter) => comesFromOutside(provenance(parameter)))) return 'definite';
  return parameters.length > 0 && parameters.every(isAlwaysLiteral) ? 'possible' : 'probable';
}
