import { describe, expect, test } from 'vitest';
import { analyzeShop, places, shop } from './shop.js';

type Repeat = (part: string) => string;

/** Lines are broken, so that none of these counts as minified. */
const shapes: Readonly<Record<string, (deep: Repeat) => string>> = {
  arrays: (deep) => `export const a = ${deep('[\n')}${deep(']')};`,
  objects: (deep) => `export const a = ${deep('{ a:\n')}1${deep('}')};`,
  'objects without an end': (deep) => `export const a = ${deep('{ a:\n')}`,
  'binary chains': (deep) => `export const a = 1${deep('\n+ apple')};`,
  'powers': (deep) => `export const a = ${deep('2 **\n')}1;`,
  'logical chains': (deep) => `export const a = b${deep('\n&& apple')};`,
  'call chains': (deep) => `export const a = order${deep('\n.add(1)')};`,
  'calls within calls': (deep) => `export const a = ${deep('order(\n')}${deep(')')};`,
  'callbacks within callbacks': (deep) => `${deep('order(() => {\n')}${deep('});\n')}`,
  'member chains': (deep) => `export const a = order${deep('\n.next')};`,
  blocks: (deep) => `${deep('{\n')}${deep('}\n')}`,
  ternaries: (deep) => `export const a = ${deep('apple ? 1 :\n')}2;`,
  'ternaries in parentheses': (deep) => `export const a = ${deep('apple ? (\n')}2${deep(') : 1')};`,
  conditions: (deep) => `${deep('if (apple)\n')};`,
  'else-ifs': (deep) => `if (apple) {}${deep('\nelse if (apple) {}')}`,
  functions: (deep) => `${deep('function order() {\n')}${deep('}\n')}`,
  arrows: (deep) => `export const a = ${deep('() =>\n')}1;`,
  classes: (deep) => `${deep('class Order { add() {\n')}${deep('}}\n')}`,
  templates: (deep) => `export const a = \`${deep('${`\n')}${deep('`}')}\`;`,
  negations: (deep) => `export const a = ${deep('!\n')}b;`,
  awaits: (deep) => `export async function a() {\n  ${deep('await\n')}b;\n}`,
  patterns: (deep) => `const ${deep('[\n')}a${deep(']')} = b;`,
  elements: (deep) => `export const a = ${deep('<td>\n')}${deep('</td>\n')};`,
  types: (deep) => `export let a: ${deep('Array<\n')}string${deep('>')};`,
  parentheses: (deep) => `export const a = ${deep('(\n')}1${deep(')')};`,
  assignments: (deep) => `let a;\n${deep('a =\n')}1;`,
  decorators: (deep) => `${deep('@(\n')}apple${deep(')')} class Order {}`,
  loops: (deep) => `${deep('for (;;)\n')};`,
  labels: (deep) => `${deep('fruit:\n')};`,
};

describe.each([5_000, 15_000])('%i levels of', (levels) => {
  test.each(Object.entries(shapes))('%s end neither the run nor the process', async (_, shape) => {
    const report = await analyzeShop(shop({ 'orders.tsx': `${shape((part) => part.repeat(levels))}\n` }));
    expect(places(report)).toContain('prices.ts:3');
    const { skipped, files } = report.coverage;
    if (files === 1) expect(skipped).toEqual([{ file: 'orders.tsx', reason: expect.stringMatching(/nested too deeply|minified|does not parse/) as string }]);
    else expect(skipped).toEqual([]);
  });
});

test.each([40, 200])('%i tests that choose by tests that choose are gone through once', async (length) => {
  const choice = Array.from({ length }).reduce<string>((inner) => `(await (${inner} ? box.apple : box.pear))`, 'box.fig');
  const report = await analyzeShop(shop({ 'orders.js': `export async function orders(box) {\n  if ${choice} return 1;\n}\n` }));
  expect(places(report)).toContain('prices.ts:3');
  expect(report.coverage.skipped).toEqual(length > 100 ? [{ file: 'orders.js', reason: 'is nested too deeply' }] : []);
});

describe('what only looks deep is analysed:', () => {
  test.each([
    ['brackets in strings', `'((((((((((('`.concat(',')],
    ['brackets in comments', '1, // ((((((((((( [[[[ {{{{\n'],
    ['brackets in regular expressions', '/[(]\\((?:a{2})/,\n'],
    ['a long chain of strings', `'apple, pear'\n + `],
  ])('%s', async (_, part) => {
    const lines = Array.from({ length: 700 }, () => part);
    const report = await analyzeShop(shop({ 'orders.ts': `export const orders = [${lines.join('\n')} 1];\n` }));
    expect(report.coverage).toMatchObject({ files: 2, skipped: [] });
  });

  test('a literal of many kilobytes', async () => {
    const report = await analyzeShop(shop({ 'orders.ts': `export const page = \`${'<p>apple\n'.repeat(3_000)}\`;\n/* ${'apple\n'.repeat(4_000)} */\n` }));
    expect(report.coverage).toMatchObject({ files: 2, skipped: [] });
  });
});
