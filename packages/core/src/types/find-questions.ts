import type { CallbackLookup } from '../catalog/callbacks/lookup.js';
import type { RootLookup } from '../catalog/roots/lookup.js';
import type { BlockingLookup } from '../catalog/blocking/lookup.js';
import { createGuesses, isOfUnknownMaker } from '../link/guess-targets.js';
import type { Solver } from '../link/solver.js';
import { TokenKind } from '../link/tokens.js';
import { CallFlag } from '../summarize/call-record.js';
import type { Place, Question } from './question.js';
import type { Relevance } from './relevance.js';

export interface AskedCall {
  call: number;
  guess: number;
  /** Functions passed at the positions of `question.callbacks`. */
  passed: readonly (readonly number[])[];
  question: Question;
}

export interface Catalogue {
  blocking: BlockingLookup;
  /** Last names of catalogued APIs that the program can have. */
  names: ReadonlySet<string>;
  callbacks: CallbackLookup;
  roots: RootLookup;
}

/**
 * The calls that names were guessed for, where the guess holds the loop: few questions, whose answers settle a
 * possible finding or refute it.
 */
export function findGuesses(solver: Solver, { blocking }: Relevance): AskedCall[] {
  const guessFor = createGuesses(solver);
  const { calls, files } = solver;
  const asked: AskedCall[] = [];
  for (let call = 0; call < calls.writtenCount; call++) {
    const guess = guessFor(call);
    if (!blocking.has(guess) || files[calls.file(call)].role !== 'source') continue;
    asked.push({ call, guess, passed: [], question: { call: placeOfCall(solver, call), guess: placeOfFunction(solver, guess), callbacks: [] } });
  }
  return asked;
}

/** All calls that linking left open and whose answer could change a finding. */
export function findQuestions(solver: Solver, relevance: Relevance, catalogue: Catalogue): AskedCall[] {
  const guessFor = createGuesses(solver);
  const { calls, files } = solver;
  const asked: AskedCall[] = [];
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.has(call, CallFlag.implicit) || files[calls.file(call)].role !== 'source') continue;
    const passed = passedFunctions(solver, relevance, catalogue, call);
    if (!isOpen(solver, relevance, catalogue, call) && passed.size === 0) continue;
    const target = guessFor(call);
    const guess = relevance.functions.has(target) ? target : -1;
    const question = { call: placeOfCall(solver, call), guess: guess < 0 ? null : placeOfFunction(solver, guess), callbacks: [...passed.keys()] };
    asked.push({ call, guess, passed: [...passed.values()], question });
  }
  return asked;
}

/** What runs when the program starts holds up nobody: calls of module bodies are not asked about. */
function isOpen({ calls, apis }: Solver, { functions, names }: Relevance, { blocking, names: catalogued }: Catalogue, call: number): boolean {
  const member = calls.member(call);
  if (member === null || member === '*' || calls.functions.summary(calls.function(call)).kind === 'module') return false;
  const targets = calls.targets(call);
  if (targets.length > 1) return targets.some((target) => functions.has(target));
  if (targets.length === 1) return false;
  if (calls.externals(call).some((api) => !isOfUnknownMaker(apis.text(api)) || blocking.rowsFor(apis.text(api)).length > 0)) return false;
  return names.has(member) || catalogued.has(member);
}

/** Functions that are not async and are given to someone of whom nothing is known, by argument. */
function passedFunctions(solver: Solver, { blocking }: Relevance, { callbacks, roots }: Catalogue, call: number): Map<number, number[]> {
  const { calls, apis, graph, tokens } = solver;
  const passed = new Map<number, number[]>();
  if (calls.argumentCount(call) === 0 || calls.targets(call).length > 0) return passed;
  const isKnown = calls.externals(call).some((api) => callbacks.rule(apis.text(api)) ?? roots.registration(apis.text(api), calls.eventName(call)));
  if (isKnown || (calls.externals(call).length === 0 && callbacks.byMethodName(calls.member(call) ?? ''))) return passed;
  for (let position = 0; position < calls.argumentCount(call); position++) {
    const node = calls.argument(call, position);
    const values = node <= 0 ? [] : graph.valuesOf(node).filter((token) => tokens.kind(token) === TokenKind.function).map((token) => tokens.index(token));
    const open = values.filter((fn) => blocking.has(fn) && !calls.functions.summary(fn).async);
    if (open.length > 0) passed.set(position, open);
  }
  return passed;
}

function placeOfCall({ calls, files }: Solver, call: number): Place {
  const { line, column, endLine, endColumn } = calls.position(call);
  return { file: files[calls.file(call)].path, range: [line, column, endLine, endColumn] };
}

function placeOfFunction({ calls, files }: Solver, fn: number): Place {
  return { file: files[calls.functions.file(fn)].path, range: calls.functions.summary(fn).range };
}
