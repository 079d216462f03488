import { describe, expect, test } from 'vitest';
import { analyzeShop, places, shop } from './shop.js';

const orders = `import { readPrices } from '@shop/prices';\nimport { z } from 'zod';\nexport const order = () => z(readPrices());\n`;

describe('a tsconfig.json that cannot be used is listed, and imports resolve without it:', () => {
  test.each([
    ['broken JSON', { 'tsconfig.json': '{ "compilerOptions": {' }, 'cannot be read, treated as absent'],
    ['another shape', { 'tsconfig.json': '[1]' }, 'cannot be read, treated as absent'],
    ['wrong types', { 'tsconfig.json': '{ "compilerOptions": { "paths": 3 } }' }, 'cannot be read, treated as absent'],
    ['deep nesting', { 'tsconfig.json': `{ "compilerOptions": ${'{"paths":'.repeat(50_000)}` }, 'cannot be read, treated as absent'],
    ['a circle of two', { 'tsconfig.json': '{ "extends": "./base.json" }', 'base.json': '{ "extends": "./tsconfig.json" }' }, 'extends itself in a circle, treated as absent'],
    ['a circle of one', { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' }, 'extends itself in a circle, treated as absent'],
    ['a missing base', { 'tsconfig.json': '{ "extends": "@nowhere/base" }' }, 'extends what is not there, only its own paths are used'],
  ])('%s', async (_, files, reason) => {
    const report = await analyzeShop(shop({ ...files, 'orders.ts': orders, 'deep/down/more.ts': orders }));
    expect(report.coverage.skipped).toEqual([{ file: 'tsconfig.json', reason }]);
    expect(places(report)).toEqual(['prices.ts:3']);
  });

  test('the paths of one whose base is missing are used', async () => {
    const tsconfig = `{\n  "extends": "@nowhere/base",\n  "compilerOptions": {\n    // "@/*": ["./old/*"]\n    "baseUrl": "./",\n    "paths": { "@/*": ["./stock/*"], "basket": ["./basket/main"], },\n  }\n}`;
    const read = (name: string): string => `import { readFileSync } from 'node:fs';\nexport const ${name} = () => readFileSync('${name}');\n`;
    const report = await analyzeShop(
      shop({ 'tsconfig.json': tsconfig, 'stock/count.ts': read('count'), 'basket/main.ts': read('basket'), 'lib/price.ts': read('price'), 'orders.ts': `import { count } from '@/count';\nimport { basket } from 'basket';\nimport { price } from 'lib/price';\nexport async function order() { count(); basket(); price(); }\n` }),
    );
    expect(places(report)).toEqual(['basket/main.ts:2', 'lib/price.ts:2', 'prices.ts:3', 'stock/count.ts:2']);
  });

  test('packages that are installed are still found', async () => {
    const installed = { 'node_modules/stock/package.json': '{"name": "stock", "main": "./main.js"}', 'node_modules/stock/main.js': '' };
    const workspace = { 'package.json': '{"name": "shop", "workspaces": ["basket"]}', 'basket/package.json': '{"name": "@shop/basket", "main": "./basket.ts"}' };
    const report = await analyzeShop(
      shop({ ...installed, ...workspace, 'tsconfig.json': '{', 'basket/basket.ts': `import { readFileSync } from 'node:fs';\nexport const read = () => readFileSync('basket');\n`, 'orders.ts': `import { read } from '@shop/basket';\nimport 'stock';\nexport async function order() { read(); }\n` }),
    );
    expect(places(report)).toEqual(['basket/basket.ts:2', 'prices.ts:3']);
  });
});

describe('a package.json that cannot be used is listed and treated as absent:', () => {
  test.each([
    ['broken JSON', '{ "name": ', 'broken JSON, treated as absent'],
    ['nothing', '', 'broken JSON, treated as absent'],
    ['a list', '[]', 'broken JSON, treated as absent'],
    ['null', 'null', 'broken JSON, treated as absent'],
    ['deep nesting', `{"exports": ${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`, 'nested too deeply, treated as absent'],
  ])('%s', async (_, text, reason) => {
    const report = await analyzeShop(shop({ 'package.json': text }));
    expect(report.coverage.skipped).toEqual([{ file: 'package.json', reason }]);
    expect(places(report)).toEqual(['prices.ts:3']);
  });

  test('wrong types and empty patterns are passed over', async () => {
    const manifest = { name: 3, main: [], exports: { '.': [[null, 7]], './x': { import: {} } }, bin: { a: 3, b: '../../b' }, scripts: { a: 3 }, workspaces: ['', '!', './', '[', '!(', '{a,b'], dependencies: 'x', engines: 'x', type: {}, directories: 5 };
    const report = await analyzeShop(shop({ 'package.json': JSON.stringify(manifest), '.gitignore': '[\n\\\n!\n(((\n[z-a]\n', 'pnpm-workspace.yaml': 'packages: ["", "[", 3]' }));
    expect(report.coverage.skipped).toEqual([]);
    expect(places(report)).toEqual(['prices.ts:3']);
  });

  test('broken YAML is listed', async () => {
    const report = await analyzeShop(shop({ 'package.json': '{"name": "shop"}', 'pnpm-workspace.yaml': ': [ {\n\t- &a *b' }));
    expect(report.coverage.skipped).toEqual([{ file: 'pnpm-workspace.yaml', reason: 'broken YAML, treated as absent' }]);
  });
});

describe('circles end:', () => {
  test.each([
    ['re-exports under one name', { 'a.ts': `export * from './b.js';`, 'b.ts': `export * from './a.js';\nexport * from './b.js';`, 'use.ts': `import { fruit } from './a.js';\nfruit();` }],
    ['re-exports that name each other', { 'a.ts': `export { fruit } from './b.js';`, 'b.ts': `export { fruit } from './a.js';`, 'use.ts': `import { fruit } from './a.js';\nfruit();` }],
    ['re-exports under changing names', { 'a.ts': `export { apple as pear, pear as apple } from './b.js';`, 'b.ts': `export { apple as pear, pear as apple } from './a.js';`, 'use.ts': `import { apple } from './a.js';\napple();` }],
    ['a module of itself', { 'a.ts': `import { fruit } from './a.js';\nexport { fruit } from './a.js';\nexport * as all from './a.js';\nfruit();` }],
    ['CommonJS modules', { 'a.js': `module.exports = require('./b');\nmodule.exports.apple = require('./a');`, 'b.js': `module.exports = require('./a');\nrequire('./b').apple();` }],
    ['classes and interfaces', { 'a.ts': `class A extends A {}\nclass B extends C {}\nclass C extends B {}\ninterface I extends I {}\nexport const all = (i: I) => [new A(), new C(), i.go(), super.x];`.replace(', super.x', '') }],
    ['prototypes', { 'a.js': `const a = {}, b = {};\nObject.setPrototypeOf(a, b);\nObject.setPrototypeOf(b, a);\na.apple();\na.__proto__ = a;\nb.pear();` }],
    ['calls', { 'a.js': `export const a = () => b();\nexport const b = () => c();\nexport const c = () => a();\nfunction f(g) { return g(f); }\nf(f);\nexport async function run() { a(f); }` }],
  ])('%s', async (_, files) => {
    const report = await analyzeShop(shop(files));
    expect(report.coverage).toMatchObject({ files: Object.keys(files).length + 1, skipped: [] });
    expect(places(report)).toEqual(['prices.ts:3']);
  });

  test('and what lies behind a circle is found', async () => {
    const report = await analyzeShop(shop({ 'a.ts': `export * from './b.js';\nexport { readPrices } from './prices.js';`, 'b.ts': `export * from './a.js';`, 'use.ts': `import { readPrices } from './b.js';\nsetInterval(() => readPrices(), 9);` }));
    expect(report.findings[0]).toMatchObject({ reach: 'background', chain: [{ file: 'use.ts' }, { file: 'prices.ts' }] });
  });
});
