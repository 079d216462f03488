import { join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ts } from 'ts-morph';
import { answerQuestion, type TypedProgram } from './answer-question.js';
import type { TypesBudget } from './budget.js';
import { createConfigSearch, openProject, type LocalResolve } from './open-project.js';
import { packageOf } from './external-api.js';
import { NO_ANSWER, type Answer, type Question } from './question.js';

export interface AskOptions {
  cwd: string;
  resolve: LocalResolve;
  budget: TypesBudget;
  signal?: AbortSignal;
}

export interface Answers {
  /** In the order of the questions. */
  answers: Answer[];
  /** Files outside `node_modules` on which the answers depend, relative to the working directory. */
  files: string[];
}

type Batch = { config: string | null; numbers: number[] };

/** How many questions are answered before the process may hear that it is to stop. */
const UNINTERRUPTED = 100;

/**
 * Asks TypeScript, one `tsconfig.json` after the other, until the budget is spent. Nothing of the program is executed; no plugin is loaded.
 */
export async function askTypes(questions: readonly Question[], options: AskOptions): Promise<Answers> {
  const morph = await import('ts-morph');
  const { budget, cwd, signal } = options;
  const answers = questions.map((): Answer => NO_ANSWER);
  const files = new Set<string>();
  let mostFiles: number = budget.files;
  for (const { config, numbers } of batches(questions.slice(0, budget.questions), cwd)) {
    if (mostFiles <= 0) break;
    await interruption(signal);
    const project = openProject(morph, { ...options, config, mostFiles });
    const asked = new Set(numbers.flatMap((number) => [questions[number].call.file, ...guessFile(questions[number])]));
    for (const file of asked) project.addSourceFileAtPathIfExists(join(cwd, file));
    const typed = typedProgram(morph.ts, project.getProgram().compilerObject, cwd);
    for (const source of typed.program.getSourceFiles()) {
      const path = typed.pathOf(source);
      if (path !== null) files.add(path);
    }
    mostFiles -= typed.program.getSourceFiles().length;
    for (const [index, number] of numbers.entries()) {
      if (index % UNINTERRUPTED === 0) await interruption(signal);
      answers[number] = answerQuestion(typed, questions[number]);
    }
  }
  return { answers, files: [...files].sort() };
}

/** Lets signals arrive, and ends when one has. */
async function interruption(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

function guessFile({ guess }: Question): string[] {
  return guess === null ? [] : [guess.file];
}

function batches(questions: readonly Question[], cwd: string): Iterable<Batch> {
  const configOf = createConfigSearch(cwd);
  const byConfig = new Map<string | null, Batch>();
  questions.forEach(({ call }, number) => {
    const config = configOf(call.file);
    const batch = byConfig.get(config) ?? { config, numbers: [] };
    batch.numbers.push(number);
    byConfig.set(config, batch);
  });
  return byConfig.values();
}

function typedProgram(compiler: typeof ts, program: ts.Program, cwd: string): TypedProgram {
  return {
    compiler,
    program,
    checker: program.getTypeChecker(),
    source: (file) => program.getSourceFile(join(cwd, file)),
    pathOf: ({ fileName }) => {
      const path = relative(cwd, fileName).split(sep).join('/');
      return packageOf(fileName) !== null || path.startsWith('../') ? null : path;
    },
  };
}
