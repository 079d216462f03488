import type { Detector, Site, Verdict } from '../detectors/detector.js';
import { isExported } from '../infer/roots/exported-functions.js';
import { fileGraph } from '../infer/files/file-graph.js';
import type { FunctionReach } from '../infer/reach/function-reach.js';
import { isNullary } from '../link/memoized-once.js';
import { COMES_AGAIN } from '../report/reaches.js';
import { CallFlag } from '../summarize/call-record.js';
import { isAlone } from './alone.js';
import type { Judgement } from './judgement.js';
import type { Judging } from './judging.js';
import { isAfterFailure } from './every-way.js';
import { isKeptByKey } from './kept-by-key.js';
import { isAlwaysLiteral } from './literal-parameters.js';
import { loopsOnPath } from './loops-on-path.js';
import { ownerReach } from './owner-reach.js';
import { provenanceOf } from './provenance.js';
import { reachAt } from './reach-at.js';
import { weakest } from './weakest.js';

/** Where something is, and how it is reached. */
export interface Place {
  site: Site;
  way: FunctionReach;
  judgement: Pick<Judgement, 'file' | 'function' | 'reachedFrom' | 'reach' | 'way' | 'loopDepth' | 'keyed' | 'afterFailure'>;
}

export function placeOf({ program, facts, options }: Judging, detector: Detector, at: { function: number; call?: number; loopDepth: number; flags: number }): Place {
  const file = program.calls.functions.file(at.function);
  const { way, flags } = throughGuards({ program, facts }, at);
  const reach = options.reachAs(detector, reachAt(way.reach, flags));
  const loopDepth = at.loopDepth + loopsOnPath(program, facts, way);
  const { path, package: owner, role, summary } = program.files[file];
  const site: Site = {
    reach,
    inLoop: loopDepth > 0,
    option: (name) => options.option(detector.name, name, path),
    apisAt: (node) => program.apisAt(node).map((api) => program.apis.text(api)),
    objectsAt: (node) => program.objectsAt(node),
    typesAt: (node) => [...program.apisAt(node), ...program.collectionsAt(node)].map((api) => program.apis.text(api)),
    functionsAt: (node) => program.functionsAt(node),
    reachOf: (fn) => facts.reachOf(fn).reach,
    parametersOf: (fn) => program.calls.functions.parameters(fn),
    isNullary: (fn) => isNullary(program.calls, fn),
    ownerReach: () => ownerReach(program, facts, at.function),
    isPartOfStartup: () => facts.rootsOf(at.function).roots.some((root) => facts.roots[root].reach === 'startup'),
    isUsedElsewhere: () => options.isPartial === true && isExported(program, at.function),
    isExported: () => isExported(program, at.function),
    isAlone: (owner) => isAlone(program, facts, { ...at, owner: owner === undefined ? undefined : program.functionBase[file] + owner }),
    file: { path, role, metrics: summary.metrics, graph: () => fileGraph(program, file) },
    provenance: (node) => provenanceOf(program, facts, node),
    isAlwaysLiteral: (node) => isAlwaysLiteral(program, facts, node, (fn) => options.isPartial === true && isExported(program, fn)),
    minimumNode: owner?.minimumNode ?? null,
  };
  return { site, way, judgement: { file, function: at.function, reach, way, loopDepth, keyed: isKeptByKey(program, facts, at, way), afterFailure: isAfterFailure(program, facts, at, way) } };
}

/** A guard lets one through for each object, and some of the objects that are made over and over may be kept. */
function throughGuards({ program, facts }: Pick<Judging, 'program' | 'facts'>, { function: fn, call, flags }: { function: number; call?: number; flags: number }): { way: FunctionReach; flags: number } {
  const way = facts.reachOf(fn, call);
  const owner = flags & CallFlag.perObject ? ownerReach(program, facts, fn) : null;
  if (owner === null || !COMES_AGAIN.has(owner)) return { way, flags };
  return { way: { ...way, confidence: weakest(way.confidence, 'probable') }, flags: flags & ~CallFlag.once };
}

/** A place that is reached as another one is. */
export function placeThrough(judging: Judging, detector: Detector, { place, through }: { place: Place; through: NonNullable<Verdict['through']> }): Place {
  const { loopDepth = 0, region = 0, call } = through;
  const reached = placeOf(judging, detector, { function: through.function, loopDepth, flags: region });
  const { file, function: fn } = place.judgement;
  const path = call === undefined || through.function === fn ? reached.way.path : [...reached.way.path, { ...LAST_STEP, from: through.function, to: fn, call }];
  const way = { ...reached.way, path };
  return { ...reached, way, judgement: { ...reached.judgement, file, function: fn, way, reachedFrom: through.function } };
}

/** From the call that uses something to where that is made. */
const LAST_STEP = { confidence: 'definite', loop: false, once: false, later: false, weak: false, origin: 'call' } as const;
