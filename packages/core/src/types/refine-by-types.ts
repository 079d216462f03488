import { blockingCatalog } from '../catalog/blocking/index.js';
import { apisOf, type BlockingLookup } from '../catalog/blocking/lookup.js';
import type { Store } from '../cache/store.js';
import { callbackLookup } from '../catalog/callbacks/lookup.js';
import { rootLookup } from '../catalog/roots/lookup.js';
import { NO_REFINEMENT, type Refinement, type TypedTargets } from '../link/refinement.js';
import type { Resolve } from '../link/module-graph.js';
import type { Solver } from '../link/solver.js';
import { applyAnswer, createProgramIndex } from './apply-answer.js';
import { askTypes } from './ask-types.js';
import { BUDGETS } from './budget.js';
import { type AskedCall, findGuesses, findQuestions } from './find-questions.js';
import type { LocalResolve } from './open-project.js';
import type { Answer } from './question.js';
import { catalogNames, findRelevance } from './relevance.js';
import { answersKey, recallAnswers, rememberAnswers } from './remembered-answers.js';

export interface TypesOptions {
  cwd: string;
  mode: 'auto' | 'on';
  lookup: BlockingLookup;
  /** Detectors whose candidates are worth a question: where they are reached from decides. */
  detectors: ReadonlySet<string>;
  /** APIs that the configuration adds to the catalogue. */
  projectApis: readonly string[];
  resolve: Resolve;
  store: Store | null;
  signal?: AbortSignal;
}

/**
 * Asks the type checker about calls that linking left open, where the answer could change a finding: in mode `on`
 * about all of them, in mode `auto` about those that are guessed at by name.
 */
export async function refineByTypes(solver: Solver, options: TypesOptions): Promise<Refinement> {
  const asked = questionsFor(solver, options);
  if (asked.length === 0) return NO_REFINEMENT;
  return refinementOf(solver, options.lookup, asked, await answersTo(solver, asked, options));
}

function questionsFor(solver: Solver, { mode, lookup, detectors, projectApis }: TypesOptions): AskedCall[] {
  const relevance = findRelevance(solver, lookup, detectors);
  if (mode === 'auto') return findGuesses(solver, relevance);
  const names = catalogNames(solver.files, [...blockingCatalog.flatMap(apisOf), ...projectApis]);
  return findQuestions(solver, relevance, { blocking: lookup, names, callbacks: callbackLookup(), roots: rootLookup() });
}

async function answersTo(solver: Solver, asked: readonly AskedCall[], { cwd, mode, resolve, store, signal }: TypesOptions): Promise<Answer[]> {
  const questions = asked.map(({ question }) => question);
  const budget = BUDGETS[mode];
  const key = answersKey(cwd, solver.files, questions, budget);
  const known = store && recallAnswers(store, key, cwd, questions.length);
  if (known) return known;
  const answers = await askTypes(questions, { cwd, budget, signal, resolve: localResolve(solver, resolve) });
  if (store) rememberAnswers(store, key, cwd, answers);
  return answers.answers;
}

function localResolve({ files }: Solver, resolve: Resolve): LocalResolve {
  const indexOf = new Map(files.map(({ path }, file) => [path, file]));
  return (importer, specifier) => {
    const file = indexOf.get(importer);
    const found = file === undefined ? '' : resolve(file, specifier);
    return typeof found === 'number' ? files[found].path : null;
  };
}

function refinementOf(solver: Solver, lookup: BlockingLookup, asked: readonly AskedCall[], answers: readonly Answer[]): Refinement {
  const index = createProgramIndex(solver);
  const targets = new Map<number, TypedTargets>();
  const refuted = new Set<number>();
  const promised = new Set<number>();
  asked.forEach((one, number) => {
    const answer = answers[number];
    const typed = applyAnswer(solver, index, lookup, one, answer);
    if (typed) targets.set(one.call, typed);
    else if (answer.guessFits === false) refuted.add(one.call);
    one.question.callbacks.forEach((position, at) => {
      if (answer.promised.includes(position)) for (const fn of one.passed[at]) promised.add(fn);
    });
  });
  return { targets, refuted, promised };
}
