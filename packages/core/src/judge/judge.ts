import type { ArgumentShape } from '../catalog/arguments.js';
import { firstMatch } from '../catalog/blocking/match.js';
import type { BlockingLookup } from '../catalog/blocking/lookup.js';
import { replacementOf } from '../catalog/blocking/twin.js';
import type { CatalogEntry } from '../catalog/entry.js';
import type { CandidateSite, Detector, Site, Verdict } from '../detectors/detector.js';
import { functionsExportedBy } from '../infer/exported-functions.js';
import { fileGraph } from '../infer/file-graph.js';
import type { Facts, FunctionReach } from '../infer/infer.js';
import type { PathEdge } from '../infer/path-edges.js';
import type { Program } from '../link/program.js';
import type { Confidence } from '../report/report.js';
import { CallFlag } from '../summarize/call-record.js';
import type { Candidate } from '../summarize/module-summary.js';
import { createCallFacts } from './call-facts.js';
import { callsOfDeclared, isDeclaredBlocking, isDeclaredNonBlocking } from './declared-blocking.js';
import { isSerial } from './is-serial.js';
import type { Judgement } from './judgement.js';
import { loopsOnPath } from './loops-on-path.js';
import { provenanceOf } from './provenance.js';
import { reachAt } from './reach-at.js';
import { shapesAt } from './shapes-at.js';

export interface JudgeOptions {
  detectors: readonly Detector[];
  lookup: BlockingLookup;
  /** Value of a detector's option in a file. */
  option(detector: string, name: string, file: string): number;
}

/** Lets every detector judge its calls and candidates. In exit handlers only synchronous work completes: they are left alone. */
export function judge(program: Program, facts: Facts, options: JudgeOptions): Judgement[] {
  const judgements = [...judgeCalls(program, facts, options), ...judgeCandidates(program, facts, options)];
  return judgements.filter(({ way }) => way.root < 0 || facts.roots[way.root].kind !== 'exit');
}

function judgeCalls(program: Program, facts: Facts, options: JudgeOptions): Judgement[] {
  const { calls, apis } = program;
  const judge = callJudge(program, facts, options);
  const rowsOf: (readonly CatalogEntry[])[] = [];
  const judgements: Judgement[] = [];
  for (let call = 0; call < calls.count; call++) {
    for (const api of calls.externals(call)) {
      const rows = (rowsOf[api] ??= options.lookup.rowsFor(apis.text(api)));
      const found = rows.length === 0 ? [] : judge({ call, api: apis.text(api), rows });
      judgements.push(...found);
      if (found.length > 0) break;
    }
    judgements.push(...judgeDeclared(program, call, judge));
  }
  return onePerPlace(judgements);
}

interface CataloguedCall {
  call: number;
  api: string;
  rows: readonly CatalogEntry[];
}

/** Judges a call where it is written, or where the function that holds it is called, if that one is declared to block. */
function callJudge(program: Program, facts: Facts, options: JudgeOptions): (catalogued: CataloguedCall) => Judgement[] {
  const { calls } = program;
  const byCategory = new Map(options.detectors.map((detector) => [detector.category, detector]));
  const factsOf = createCallFacts(program, facts, options.lookup);
  return ({ call, api, rows }) => {
    const shapes = shapesAt(program, call);
    const minimumNode = program.files[calls.file(call)].package?.minimumNode ?? null;
    const row = firstMatch(rows.filter(({ form }) => (form === 'new') === calls.has(call, CallFlag.new)), shapes, minimumNode);
    const detector = row && byCategory.get(row.category);
    const fn = calls.function(call);
    if (!row || !detector?.judgeCall || isDeclaredNonBlocking(program, fn)) return [];
    const outer = isDeclaredBlocking(program, fn) ? callsOfDeclared(program, facts, fn) : [undefined];
    return outer.flatMap((through) => judgeCall(program, facts, options, { call, api, row, detector, shapes, factsOf, through }) ?? []);
  };
}

/** A call of a function of the program whose JSDoc says that it blocks. */
function judgeDeclared({ calls }: Program, call: number, judge: (catalogued: CataloguedCall) => Judgement[]): Judgement[] {
  const declared = calls.targets(call).map((target) => calls.functionSummary(target)).find((summary) => summary.declared === 'blocking');
  if (!declared) return [];
  const row: CatalogEntry = { category: 'cpu', modules: [], paths: [], form: calls.has(call, CallFlag.new) ? 'new' : 'call', impact: 'high', replacement: 'an asynchronous form, or a worker thread', fix: 'advice' };
  return judge({ call, api: declared.name, rows: [row] }).map((judgement) => ({ ...judgement, api: null }));
}

/** Of what a call leads to, each detector speaks once. */
function onePerPlace(judgements: readonly Judgement[]): Judgement[] {
  const seen = new Set<string>();
  return judgements.filter(({ detector, file, position }) => {
    const key = `${detector.name} ${file} ${position.join(' ')}`;
    return !seen.has(key) && seen.add(key);
  });
}

interface JudgedCall {
  call: number;
  api: string;
  row: CatalogEntry;
  detector: Detector;
  shapes: ArgumentShape[];
  factsOf: ReturnType<typeof createCallFacts>;
  /** The call of the function that holds this one, when that is the place to report. */
  through: PathEdge | undefined;
}

function judgeCall(program: Program, facts: Facts, options: JudgeOptions, { call, api, row, detector, shapes, factsOf, through }: JudgedCall): Judgement | null {
  const { calls } = program;
  const reported = through?.call ?? call;
  const place = placeOf(program, facts, detector, options, {
    function: through?.from ?? calls.function(call),
    loopDepth: calls.loopDepth(call) + (calls.has(call, CallFlag.loop) ? 1 : 0) + (through ? calls.loopDepth(reported) : 0),
    flags: calls.flags(call) | (through ? calls.flags(reported) : 0),
  });
  const nodes = shapes.map((_, position) => calls.argument(call, position));
  const verdict = detector.judgeCall?.({ ...place.site, ...factsOf(call, place.way), row, api, replacement: replacementOf(row, api), arguments: shapes, nodes });
  if (!verdict) return null;
  const { line, column, endLine, endColumn } = calls.position(reported);
  const certain = isOnlyCallee(program, call, api) ? 'definite' : 'probable';
  const { judgement, way } = verdict.use === undefined ? place : placeOfUse(program, facts, detector, options, { made: call, use: verdict.use });
  return {
    ...judgement,
    detector,
    verdict: { ...verdict, effortMinutes: verdict.effortMinutes ?? row.effortMinutes, message: row.note === undefined ? verdict.message : `${verdict.message} ${row.note}` },
    position: [line, column, endLine, endColumn],
    api,
    impact: verdict.impact ?? row.impact,
    confidence: weakest(verdict.confidence ?? row.confidence ?? 'definite', certain, way.confidence, through?.confidence ?? 'definite'),
  };
}

/** Whether a call calls nothing else. `read.call(…)` and what `read.bind(…)` gives are the function itself. */
function isOnlyCallee({ calls, apis }: Program, call: number, api: string): boolean {
  const others = calls.externals(call).map((other) => apis.text(other)).filter((other) => !INVOCATIONS.some((suffix) => other === api + suffix));
  return others.length + calls.targets(call).length === 1;
}

const INVOCATIONS = ['.call', '.apply', '.bind()'];

/** The place where something is made, reached as the call that uses it is. */
function placeOfUse(program: Program, facts: Facts, detector: Detector, options: JudgeOptions, { made, use }: { made: number; use: number }): Place {
  const { calls } = program;
  const user = calls.function(use);
  const place = placeOf(program, facts, detector, options, { function: user, loopDepth: calls.loopDepth(use), flags: calls.flags(use) });
  const fn = calls.function(made);
  const step: PathEdge = { from: user, to: fn, call: use, confidence: 'definite', loop: false, once: false, later: false, weak: false, origin: 'call' };
  const way = { ...place.way, path: user === fn ? place.way.path : [...place.way.path, step] };
  return { ...place, way, judgement: { ...place.judgement, file: calls.file(made), function: fn, way, reachedFrom: user } };
}

function judgeCandidates(program: Program, facts: Facts, options: JudgeOptions): Judgement[] {
  const candidates = candidatesByDetector(program);
  return options.detectors.flatMap((detector) => {
    const places = (candidates.get(detector.name) ?? []).map((found) => ({ ...found, ...candidatePlace(program, facts, detector, options, found) }));
    const sites = places.map(({ candidateSite }) => candidateSite);
    const verdicts = detector.judgeAll?.(sites) ?? sites.map((site) => detector.judge?.(site) ?? null);
    return places.flatMap((place, index): Judgement[] => {
      const verdict = verdicts[index];
      if (!verdict) return [];
      const { judgement, way } = verdict.through ? placeThrough(program, facts, detector, options, { place, through: verdict.through }) : place;
      return [
        {
          ...judgement,
          keyed: judgement.keyed && !verdict.countsPerKey,
          detector,
          verdict,
          position: place.candidate.position,
          api: verdict.api ?? null,
          impact: verdict.impact ?? detector.impact,
          confidence: weakest(verdict.confidence ?? 'definite', way.confidence),
        },
      ];
    });
  });
}

interface FoundCandidate {
  candidate: Candidate;
  file: number;
}

function candidatesByDetector({ files }: Program): Map<string, FoundCandidate[]> {
  const found = new Map<string, FoundCandidate[]>();
  files.forEach(({ summary }, file) => {
    for (const candidate of summary.candidates) {
      const list = found.get(candidate.detector);
      if (list) list.push({ candidate, file });
      else found.set(candidate.detector, [{ candidate, file }]);
    }
  });
  return found;
}

function candidatePlace(program: Program, facts: Facts, detector: Detector, options: JudgeOptions, { candidate, file }: FoundCandidate): Place & { candidateSite: CandidateSite } {
  const place = placeOf(program, facts, detector, options, { function: program.functionBase[file] + candidate.function, loopDepth: candidate.loopDepth, flags: candidate.region });
  const nodes = candidate.nodes.map((node) => (node === 0 ? 0 : program.nodeBase[file] + node));
  return { ...place, candidateSite: { ...place.site, candidate, function: place.judgement.function, nodes } };
}

/** A place that is reached as another one is. */
function placeThrough(program: Program, facts: Facts, detector: Detector, options: JudgeOptions, { place, through }: { place: Place; through: NonNullable<Verdict['through']> }): Place {
  const { loopDepth = 0, region = 0 } = through;
  const reached = placeOf(program, facts, detector, options, { function: through.function, loopDepth, flags: region });
  const { file, function: fn } = place.judgement;
  return { ...reached, judgement: { ...reached.judgement, file, function: fn, reachedFrom: through.function } };
}

interface Place {
  site: Site;
  way: FunctionReach;
  judgement: Pick<Judgement, 'file' | 'function' | 'reachedFrom' | 'reach' | 'way' | 'loopDepth' | 'keyed'>;
}

function placeOf(program: Program, facts: Facts, detector: Detector, options: JudgeOptions, at: { function: number; loopDepth: number; flags: number }): Place {
  const file = program.calls.functionFile(at.function);
  const way = facts.reachOf(at.function);
  const reach = reachAt(way.reach, at.flags);
  const loopDepth = at.loopDepth + loopsOnPath(program, facts, way);
  const { path, package: owner, role, summary } = program.files[file];
  const site: Site = {
    reach,
    inLoop: loopDepth > 0,
    option: (name) => options.option(detector.name, name, path),
    apisAt: (node) => program.apisAt(node).map((api) => program.apis.text(api)),
    objectsAt: program.objectsAt,
    typesAt: (node) => [...program.apisAt(node), ...program.collectionsAt(node)].map((api) => program.apis.text(api)),
    functionsAt: program.functionsAt,
    reachOf: (fn) => facts.reachOf(fn).reach,
    isExported: () => isExported(program, file, at.function),
    isSerial: () => isSerial(program, facts, at.function),
    file: { path, role, metrics: summary.metrics, graph: () => fileGraph(program, file) },
    provenance: (node) => provenanceOf(program, node),
    minimumNode: owner?.minimumNode ?? null,
  };
  return { site, way, judgement: { file, function: at.function, reach, way, loopDepth, keyed: (at.flags & CallFlag.keyed) !== 0 } };
}

function isExported(program: Program, file: number, fn: number): boolean {
  return functionsExportedBy(program, file).has(fn);
}

const ORDER: readonly Confidence[] = ['definite', 'probable', 'possible'];

function weakest(...confidences: Confidence[]): Confidence {
  return ORDER[Math.max(...confidences.map((confidence) => ORDER.indexOf(confidence)))];
}
