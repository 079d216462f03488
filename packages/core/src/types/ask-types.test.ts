import { expect, test } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { askTypes, type Answers } from './ask-types.js';
import type { TypesBudget } from './budget.js';
import type { Question } from './question.js';

const shop = `export class Shop {
  open(): void {}
  close(): void {}
}
`;
const day = `import { Shop } from './shop.js';
declare const shops: Map<string, Shop>;
shops.get('corner')!.open();
shops.get('corner')!.close();
`;

function question(file: string, line: number, endColumn: number): Question {
  return { call: { file, range: [line, 1, line, endColumn] }, guess: null, callbacks: [] };
}

const questions = [question('day.ts', 3, 28), question('day.ts', 4, 29)];

async function ask(budget: TypesBudget, signal?: AbortSignal): Promise<Answers> {
  const cwd = temporaryTree({ 'tsconfig.json': { compilerOptions: { module: 'esnext', moduleResolution: 'bundler' } }, 'shop.ts': shop, 'day.ts': day });
  const resolve = (_: string, specifier: string): string => specifier.replace(/^\.\/(.*)\.js$/, '$1.ts');
  return askTypes(questions, { cwd, budget, resolve, signal });
}

const counts = ({ answers }: Answers): number[] => answers.map(({ functions }) => functions.length);

test('every question within the budget has an answer', async () => {
  expect(counts(await ask({ files: 1_000, questions: 2 }))).toEqual([1, 1]);
});

test('questions beyond the budget have none', async () => {
  expect(counts(await ask({ files: 1_000, questions: 1 }))).toEqual([1, 0]);
});

test('nothing is opened beyond the budget of files', async () => {
  expect(counts(await ask({ files: 0, questions: 2 }))).toEqual([0, 0]);
});

test('hears that it is to stop while it asks', async () => {
  const controller = new AbortController();
  const answers = ask({ files: 1_000, questions: 2 }, controller.signal);
  controller.abort();
  await expect(answers).rejects.toThrow('aborted');
});
