import type { Facts } from '../infer/infer.js';
import type { Judgement } from '../judge/judgement.js';
import type { Program } from '../link/program.js';
import type { ChainStep, EntryPoint, Finding, Impact } from '../report/report.js';
import { effectiveImpact, priorityOf } from './priority.js';

/** What a project sets for a detector. */
export interface RankSettings {
  impact?: Impact;
  effortMinutes?: number;
  unknownFactor?: number;
}

/** Makes the finding of a judgement, with its priority, chain and entry points. */
export function toFinding(program: Program, facts: Facts, judgement: Judgement, id: string, settings: RankSettings): { finding: Finding; truncated: boolean } {
  const { detector, verdict, confidence, reach, loopDepth } = judgement;
  const effortMinutes = settings.effortMinutes ?? verdict.effortMinutes ?? detector.effortMinutes;
  const impact = effectiveImpact({
    impact: settings.impact ?? judgement.impact,
    reach,
    inLoop: loopDepth > 0 && !verdict.ignoresLoops,
    pinned: verdict.pinned === true,
    unknownFactor: settings.unknownFactor,
    lower: (verdict.lower ?? 0) + (judgement.keyed ? 1 : 0),
    most: verdict.most,
  });
  const { roots, truncated } = facts.rootsOf(judgement.reachedFrom ?? judgement.function);
  const [line, column, endLine, endColumn] = judgement.position;
  const finding: Finding = {
    id,
    detector: detector.name,
    priority: priorityOf(impact, effortMinutes, confidence),
    impact,
    confidence,
    reach,
    effortMinutes,
    message: verdict.message,
    why: detector.why,
    remedy: verdict.remedy ?? detector.remedy,
    utility: [...detector.utility],
    api: judgement.api,
    loopDepth,
    location: { file: program.files[judgement.file].path, line, column, endLine, endColumn, function: nameOf(program, judgement.function) },
    chain: chainOf(program, judgement),
    entryPoints: uniqueEntryPoints(startOf(judgement).concat(roots).map((root) => entryPoint(program, facts, root))),
  };
  return { finding, truncated };
}

/** Where the chain that is shown begins; its entry point comes first. */
function startOf({ way: { root } }: Judgement): number[] {
  return root < 0 ? [] : [root];
}

function nameOf(program: Program, fn: number): string {
  return program.calls.functions.summary(fn).name;
}

/** From the entry point to the place: each step is a function, and where it calls the next. */
function chainOf(program: Program, { way, function: fn, position, file }: Judgement): ChainStep[] {
  const { calls, files } = program;
  const steps = way.path.map(({ from, call }): ChainStep => {
    const { line, column } = calls.position(call);
    return { file: files[calls.file(call)].path, line, column, function: nameOf(program, from) };
  });
  return [...steps, { file: files[file].path, line: position[0], column: position[1], function: nameOf(program, fn) }];
}

function entryPoint(program: Program, { roots }: Facts, index: number): EntryPoint {
  const { kind, reach, name, call, function: fn } = roots[index];
  const { calls, files } = program;
  const [line, column] = call >= 0 ? [calls.position(call).line, calls.position(call).column] : calls.functions.summary(fn).range;
  const file = files[call >= 0 ? calls.file(call) : calls.functions.file(fn)].path;
  // The body of a module that starts a server is still that body.
  const isBody = kind === 'bootstrap' && calls.functions.summary(fn).kind === 'module';
  return { kind: isBody ? 'module' : kind, reach, file, line, column, name: isBody ? file : name };
}

function uniqueEntryPoints(entries: readonly EntryPoint[]): EntryPoint[] {
  const seen = new Set<string>();
  return entries.filter(({ file, line, column, name }) => {
    const key = `${file}:${line}:${column}:${name}`;
    return !seen.has(key) && seen.add(key);
  });
}
