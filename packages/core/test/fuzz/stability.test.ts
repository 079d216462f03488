import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/index.js';
import { analyzeShop, shop } from '../malformed/shop.js';
import { Random } from './random.js';

const files = {
  'package.json': '{"name": "shop", "dependencies": {"express": "5"}}',
  'server.ts': `import express from 'express';
import { execSync } from 'node:child_process';
import { catalogue } from './catalogue.js';

const app = express();
app.get('/fruits', (request, response) => {
  const basket = catalogue(request.query.fruit);
  const label = execSync('label ' + basket);
  response.send(label);
});
app.get('/stock', (request, response) => response.send(catalogue('stock')));
`,
  'catalogue.ts': `import { readFileSync, existsSync } from 'node:fs';

export function catalogue(fruit: string) {
  const basket = fruit.trim();
  if (!existsSync(basket)) return null;
  for (const label of ['price', 'weight']) {
    const text = readFileSync(basket + label, 'utf8');
    if (text) return text;
  }
  const text = readFileSync(basket);
  return text;
}
`,
};

const ids = ({ findings }: Report): string[] => findings.map(({ id }) => id).sort();
const analyzed = async (changed: Readonly<Record<string, string>>): Promise<Report> => analyzeShop(shop(changed));
const mapped = (change: (text: string) => string): Record<string, string> => Object.fromEntries(Object.entries(files).map(([path, text]) => [path, path.endsWith('.ts') ? change(text) : text]));

test('the shop has findings', async () => {
  expect(ids(await analyzed(files)).length).toBeGreaterThan(3);
});

describe('findings keep their ids', () => {
  test.each(Array.from({ length: 8 }, (_, seed) => seed))('when blanks and comments come between lines (seed %i)', async (seed) => {
    const random = new Random(seed);
    const changed = mapped((text) => text.replaceAll('\n', () => random.pick(['\n', '\n\n', '\n// ripe\n', '\n/* not\n   ripe */\n', ' // sweet\n', '\r\n'])));
    expect(ids(await analyzed(changed))).toEqual(ids(await analyzed(files)));
  });

  test.each(['basket', 'label', 'text', 'request', 'response', 'app'])('when the local name %s changes', async (name) => {
    const changed = mapped((text) => text.replaceAll(new RegExp(`(?<!['.])\\b${name}\\b(?! ')`, 'g'), `${name}Renamed`));
    expect(ids(await analyzed(changed))).toEqual(ids(await analyzed(files)));
  });

  test('when the text before them grows', async () => {
    expect(ids(await analyzed(mapped((text) => text.replace(/\n\n/, '\n\nconst unrelated = () => 1;\n\n'))))).toEqual(ids(await analyzed(files)));
  });
});

test('an unrelated file changes nothing but the counts', async () => {
  const before = await analyzed(files);
  const after = await analyzed({ ...files, 'aaa.ts': 'export const apples = [1, 2].map((count) => count + 1);\n', 'zzz/deep.js': 'module.exports = () => 1;\n' });
  expect({ ...after, coverage: null }).toEqual({ ...before, coverage: null });
  expect(after.coverage.files).toBe(before.coverage.files + 2);
});
