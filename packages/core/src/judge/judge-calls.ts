import type { ArgumentShape } from '../catalog/arguments.js';
import { firstMatch } from '../catalog/blocking/match.js';
import { replacementOf } from '../catalog/blocking/twin.js';
import type { CatalogEntry } from '../catalog/entry.js';
import type { Detector, Verdict } from '../detectors/detector.js';
import type { FunctionReach } from '../infer/reach/function-reach.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';
import { callFacts } from './call-facts.js';
import { callsOfDeclared, type DeclaredCall, isDeclaredBlocking, isDeclaredNonBlocking } from './declared-blocking.js';
import type { Judgement } from './judgement.js';
import { howOften, howOftenReached } from './how-often.js';
import type { Judging } from './judging.js';
import { repeatsInOneGo } from './loops-on-path.js';
import { type Place, placeOf, placeThrough } from './place.js';
import { shapesAt } from './shapes-at.js';
import { weakest } from './weakest.js';

/** Lets the detectors judge the calls of what the catalogue, the project or a function itself says to block. */
export function judgeCalls(judging: Judging): Judgement[] {
  const { program, options } = judging;
  const { calls, apis } = program;
  const judge = callJudge(judging);
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
function callJudge(judging: Judging): (catalogued: CataloguedCall) => Judgement[] {
  const { program, facts, options } = judging;
  const byCategory = new Map(options.detectors.map((detector) => [detector.category, detector]));
  return ({ call, api, rows }) => {
    const fn = program.calls.function(call);
    const shapes = shapesAt(program, call);
    const row = rowOf(program, call, rows, shapes);
    const detector = row && byCategory.get(row.category);
    if (!row || !detector?.judgeCall || isDeclaredNonBlocking(program, fn)) return [];
    const outer = isDeclaredBlocking(program, fn) ? callsOfDeclared(program, facts, fn) : [undefined];
    return outer.flatMap((edge) => judgeCall(judging, { call, api, row, detector, shapes, outer: edge }) ?? []);
  };
}

function rowOf({ calls, files }: Program, call: number, rows: readonly CatalogEntry[], shapes: readonly ArgumentShape[]): CatalogEntry | undefined {
  const form = calls.has(call, CallFlag.new) ? 'new' : 'call';
  return firstMatch(rows.filter((row) => row.form === form), shapes, files[calls.file(call)].package?.minimumNode ?? null);
}

/** A call of a function of the program whose JSDoc says that it blocks. */
function judgeDeclared({ calls }: Program, call: number, judge: (catalogued: CataloguedCall) => Judgement[]): Judgement[] {
  const declared = calls.targets(call).map((target) => calls.functions.summary(target)).find((summary) => summary.declared === 'blocking');
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
  /** The call of the function that holds this one, when that is the place to report. */
  outer: DeclaredCall | undefined;
}

function judgeCall(judging: Judging, judged: JudgedCall): Judgement | null {
  const { calls } = judging.program;
  const { call, api, row, detector, shapes, outer } = judged;
  const place = placeOfCall(judging, judged);
  const nodes = shapes.map((_, position) => calls.argument(call, position));
  const verdict = detector.judgeCall?.({ ...place.site, ...callFacts(judging, call, place.way), isKept: place.judgement.keyed, row, api, replacement: replacementOf(row, api), arguments: shapes, nodes });
  if (!verdict) return null;
  const { line, column, endLine, endColumn } = calls.position(outer?.call ?? call);
  const { judgement, way } = verdict.through ? placeThrough(judging, detector, { place, through: verdict.through }) : place;
  const certain = isOnlyCallee(judging.program, call, api) ? 'definite' : 'probable';
  const impact = verdict.impact ?? row.impact;
  const often = weakest(howOften(judging, call), howOftenReached(judging, judgement, impact));
  return {
    ...judgement,
    detector,
    verdict: { ...withRow(verdict, row), ignoresLoops: ignoresLoops(judging.program, verdict, { call, way }) },
    position: [line, column, endLine, endColumn],
    api,
    impact,
    confidence: weakest(verdict.confidence ?? row.confidence ?? 'definite', certain, often, way.confidence, outer?.confidence ?? 'definite'),
  };
}

function placeOfCall(judging: Judging, { call, detector, outer }: JudgedCall): Place {
  const { calls } = judging.program;
  const development = judging.facts.edges.development.has(call) ? CallFlag.development : 0;
  const inner = { function: calls.function(call), call, loopDepth: calls.loopDepth(call) + (calls.has(call, CallFlag.loop) ? 1 : 0), flags: calls.flags(call) | development };
  if (!outer) return placeOf(judging, detector, inner);
  return placeOf(judging, detector, { function: outer.from, call: outer.call, loopDepth: inner.loopDepth + calls.loopDepth(outer.call), flags: inner.flags | outer.flags });
}

/** What costs next to nothing adds up only where nobody else has a turn meanwhile. */
function ignoresLoops(program: Program, verdict: Verdict, { call, way }: { call: number; way: FunctionReach }): boolean {
  if (verdict.ignoresLoops !== undefined) return verdict.ignoresLoops;
  return verdict.pinned === true && !repeatsInOneGo(program, way, call);
}

/** What the row adds to what the detector says. */
function withRow(verdict: Verdict, { note, effortMinutes }: CatalogEntry): Verdict {
  return { ...verdict, effortMinutes: verdict.effortMinutes ?? effortMinutes, message: note === undefined ? verdict.message : `${verdict.message} ${note}` };
}

/** Whether a call calls nothing else. `read.call(…)` and what `read.bind(…)` gives are the function itself. */
function isOnlyCallee({ calls, apis }: Program, call: number, api: string): boolean {
  const others = calls.externals(call).map((other) => apis.text(other)).filter((other) => !INVOCATIONS.some((suffix) => other === api + suffix));
  return others.length + calls.targets(call).length === 1;
}

const INVOCATIONS = ['.call', '.apply', '.bind()'];
