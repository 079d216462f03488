import { expect, test } from 'vitest';
import { analyze } from '../../src/analyze.js';
import { temporaryTree } from '../support/temporary-tree.js';

const LENGTH = 5_000;

function lines(line: (index: number) => string): string {
  return Array.from({ length: LENGTH }, (_, index) => line(index)).join('\n');
}

async function resultOf(text: string): Promise<{ findings: string[]; skipped: string[] }> {
  const { findings, coverage } = await analyze({ cwd: temporaryTree({ 'package.json': { dependencies: { express: '5' } }, 'shelf.js': text }), cache: false });
  return { findings: findings.map(({ detector }) => detector), skipped: coverage.skipped.map(({ reason }) => reason) };
}

test('a key may be made by a long chain of constants', async () => {
  const constants = lines((index) => `const step${index + 1} = step${index} + 1;`);
  const text = `const shelf = new Map();\nexport async function keep(step0) {\n${constants}\nshelf.set(step${LENGTH}, step0);\n}`;
  expect(await resultOf(text)).toEqual({ findings: ['unbounded-cache'], skipped: [] });
});

test('a key may be handed on by a long chain of functions', async () => {
  const functions = lines((index) => `function hand${index + 1}(key) { hand${index}(key); }`);
  const text = `const shelf = new Map();\nfunction hand0(key) { shelf.set(key, 1); }\n${functions}\nexport async function keep() { hand${LENGTH}('apple'); }`;
  expect(await resultOf(text)).toEqual({ findings: [], skipped: [] });
});
