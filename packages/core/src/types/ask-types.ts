import { join, relative, sep } from 'node:path';
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
  /** Questions that the budget left no time for. */
  left: number;
}

type Batch = { config: string | null; numbers: number[] };

/** Asks TypeScript, one `tsconfig.json` after the other. Nothing of the program is executed; no plugin is loaded. */
export async function askTypes(questions: readonly Question[], options: AskOptions): Promise<Answers> {
  const morph = await import('ts-morph');
  const deadline = performance.now() + options.budget.milliseconds;
  const result: Answers = { answers: questions.map(() => NO_ANSWER), files: [], left: 0 };
  const files = new Set<string>();
  let mostFiles = options.budget.files;
  for (const { config, numbers } of batches(questions, options.cwd)) {
    options.signal?.throwIfAborted();
    if (performance.now() > deadline || mostFiles <= 0) {
      result.left += numbers.length;
      continue;
    }
    const project = openProject(morph, { ...options, config, mostFiles });
    const asked = new Set(numbers.flatMap((number) => [questions[number].call.file, ...guessFile(questions[number])]));
    for (const file of asked) project.addSourceFileAtPathIfExists(join(options.cwd, file));
    const typed = typedProgram(morph.ts, project.getProgram().compilerObject, options.cwd);
    for (const source of typed.program.getSourceFiles()) {
      const path = typed.pathOf(source);
      if (path !== null) files.add(path);
    }
    mostFiles -= typed.program.getSourceFiles().length;
    for (const number of numbers) {
      if (performance.now() > deadline) result.left++;
      else result.answers[number] = answerQuestion(typed, questions[number]);
    }
  }
  return { ...result, files: [...files].sort() };
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
