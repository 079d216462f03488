import { describe, expect, test } from 'vitest';
import { analyzeShop, places, prices, shop } from './shop.js';

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');
const bytes = (from: number, count: number): Buffer => Buffer.from(Array.from({ length: 5_000 }, (_, index) => from + ((index * 7_919) % count)));

/** Reports of a shop with one more file. */
async function withFile(name: string, content: string | Uint8Array) {
  const report = await analyzeShop(shop({ [name]: content }));
  return { found: places(report), skipped: report.coverage.skipped, files: report.coverage.files };
}

describe('a file that cannot be used is listed with the reason, and the others are analysed', () => {
  test.each([
    ['a syntax error', 'orders.ts', 'export const = ;', 'does not parse: Unexpected token'],
    ['an unfinished function', 'orders.ts', 'export function order() {', 'does not parse: '],
    ['a syntax error in JavaScript', 'orders.js', 'const a = ;', 'does not parse: Unexpected token'],
    ['the marks of a merge', 'orders.ts', `<<<<<<< HEAD\n${prices}=======\n>>>>>>> other\n`, 'does not parse: Encountered diff marker'],
    ['an invalid character between statements', 'orders.ts', `order();\n\0\n${prices}`.replace('\0', '\u0001'), 'does not parse: Invalid Character'],
    ['a zero between statements', 'orders.ts', `order();\n\0\n${prices}`, 'does not parse: Invalid Character'],
    ['zeros far behind its start', 'orders.ts', `// ${'-'.repeat(9_000)}\norder();\n\0\0\n${prices}`, 'does not parse: Invalid Character'],
    ['an unfinished comment', 'orders.ts', `${prices}/* and`, 'does not parse: Unterminated multiline comment'],
    ['an unfinished string after statements', 'orders.ts', `${prices}'and`, 'does not parse: Unterminated string'],
    ['Flow', 'orders.js', '// @flow\nexport async function order(fruit: ?string, { count }: {| count: number |}) {\n  return (fruit: any);\n}\n', 'does not parse: Flow is not supported'],
    ['JSON', 'orders.ts', '{"fruit": "apple", "count": 2}', 'does not parse: '],
    ['HTML', 'orders.js', '<!doctype html>\n<html></html>', 'does not parse: '],
    ['binary content', 'orders.ts', bytes(0, 256), 'is not text'],
    ['binary content without zeros', 'orders.ts', bytes(128, 127), 'does not parse: File appears to be binary.'],
    ['half a character of UTF-16 at its end', 'orders.ts', Buffer.concat([utf16(prices), Buffer.from([47])]), 'does not parse: '],
    ['UTF-16 without a mark', 'orders.ts', Buffer.from(prices, 'utf16le'), 'is not text'],
  ])('%s', async (_, name, content, reason) => {
    const { found, skipped, files } = await withFile(name, content);
    expect(skipped).toEqual([{ file: name, reason: expect.stringContaining(reason) as string }]);
    expect(found).toEqual(['prices.ts:3']);
    expect(files).toBe(1);
  });
});

describe('an unusual file is analysed', () => {
  test.each([
    ['a byte order mark', 'orders.ts', `\uFEFF${prices}`, 3],
    ['CRLF', 'orders.ts', prices.replaceAll('\n', '\r\n'), 3],
    ['CR', 'orders.ts', prices.replaceAll('\n', '\r'), 3],
    ['little-endian UTF-16', 'orders.ts', utf16(prices), 3],
    ['big-endian UTF-16', 'orders.ts', utf16(prices).swap16(), 3],
    ['JSX in JavaScript', 'orders.js', `${prices}export const Row = () => <td>{1}</td>;\n`, 3],
    ['Flow that is also TypeScript', 'orders.js', `import { readFileSync } from 'node:fs';\nexport async function order(name: string): Promise<void> {\n  readFileSync(name);\n}\n`, 3],
    ['TypeScript that compilers refuse', 'orders.ts', `const a = 1;\nconst a = 2;\n${prices}`, 5],
    ['a return at its top', 'orders.js', `${prices}return;\n`, 3],
    ['two exports of one name', 'orders.ts', `${prices}export const readPrices = 1;\n`, 3],
    ['a zero within a template string', 'orders.ts', `const key = \`a\0b\`;\n${prices}`, 4],
    ['half of a pair of code units', 'orders.ts', `export const fruit = '\\ud83c';\n${prices}`, 4],
  ])('%s', async (_, name, content, line) => {
    const { found, skipped } = await withFile(name, content);
    expect(skipped).toEqual([]);
    expect(found).toEqual([`${name}:${line}`, 'prices.ts:3'].sort());
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' \r\n\t\n'],
    ['a byte order mark alone', '\uFEFF'],
    ['a comment alone', '// apples'],
    ['a shebang alone', '#!/usr/bin/env node'],
  ])('%s', async (_, content) => {
    expect(await withFile('orders.ts', content)).toEqual({ found: ['prices.ts:3'], skipped: [], files: 2 });
  });
});

describe('a large file', () => {
  test('of 10 MB on one line is left out as minified', async () => {
    const { found, skipped } = await withFile('orders.js', `var orders=[${'"apple",order(1),'.repeat(620_000)}0];`);
    expect(skipped).toEqual([{ file: 'orders.js', reason: 'is minified' }]);
    expect(found).toEqual(['prices.ts:3']);
  });

  test('of 10 MB in many lines is analysed', async () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => `  { id: ${row}, fruit: 'apple', price: ${row % 90}, note: 'ripe' },`);
    const { found, skipped } = await withFile('orders.js', `${prices}export const orders = [\n${rows.join('\n')}\n];\n`);
    expect(skipped).toEqual([]);
    expect(found).toContain('orders.js:3');
  });
});
