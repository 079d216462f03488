import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { analyzeShop, places, prices, shop } from './shop.js';

// The superuser, as whom tests often run, may read everything: so the file system is made to refuse.
const refusing = vi.hoisted(() => <Words extends unknown[], Result>(read: (...words: Words) => Result) => (...words: Words): Result => {
  if (String(words[0]).includes('locked')) throw Object.assign(new Error('refused'), { code: 'EACCES', syscall: 'open' });
  return read(...words);
});
vi.mock('node:fs', async (original) => {
  const actual = await original<typeof import('node:fs')>();
  return { ...actual, readdirSync: refusing(actual.readdirSync), readFileSync: refusing(actual.readFileSync) };
});
vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof import('node:fs/promises')>();
  return { ...actual, readFile: refusing(actual.readFile) };
});

describe('what cannot be read is listed, and the rest is analysed:', () => {
  test('files and folders that refuse', async () => {
    const report = await analyzeShop(shop({ 'locked.ts': prices, 'locked-up/orders.ts': prices }));
    expect(report.coverage.skipped.map(({ file }) => file)).toEqual(['locked-up', 'locked.ts']);
    expect(places(report)).toEqual(['prices.ts:3']);
  });

  test('links that lead nowhere, to themselves and in circles', async () => {
    const cwd = shop({ 'stock/orders.ts': prices });
    for (const [to, name] of [['nowhere.ts', 'lost.ts'], ['self.ts', 'self.ts'], ['..', 'stock/up'], ['stock', 'down']]) symlinkSync(to, join(cwd, name));
    const report = await analyzeShop(cwd);
    expect(report.coverage.skipped.map(({ file, reason }) => `${file}: ${reason}`)).toEqual(['down', 'lost.ts', 'self.ts', 'stock/up'].map((file) => `${file}: symbolic link, not followed`));
    expect(places(report)).toEqual(['prices.ts:3', 'stock/orders.ts:3']);
  });

  test('folders called like files', async () => {
    const cwd = shop({ 'orders.ts/orders.ts': prices });
    for (const name of ['package.json', 'tsconfig.json', '.gitignore', 'pnpm-workspace.yaml']) mkdirSync(join(cwd, name));
    const report = await analyzeShop(cwd);
    expect(report.coverage.skipped.map(({ file }) => file)).toEqual(['.gitignore', 'package.json']);
    expect(places(report)).toEqual(['orders.ts/orders.ts:3', 'prices.ts:3']);
  });

  test('a file that goes away between discovery and reading', async () => {
    const cwd = shop({ 'a.ts': '', 'orders.ts': prices });
    const report = await analyzeShop(cwd, { onProgress: () => rmSync(join(cwd, 'orders.ts'), { force: true }) });
    expect(report.coverage.skipped).toEqual([{ file: 'orders.ts', reason: 'cannot be read (ENOENT)' }]);
    expect(places(report)).toEqual(['prices.ts:3']);
  });

  test.skipIf(process.platform !== 'linux')('a name that is no text', async () => {
    const cwd = shop();
    writeFileSync(Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.ts')]), prices);
    const report = await analyzeShop(cwd);
    expect(report.coverage.skipped).toHaveLength(1);
    expect(places(report)).toEqual(['prices.ts:3']);
  });
});

test('names that differ by case alone are different files, where the file system keeps them', async () => {
  const report = await analyzeShop(shop({ 'Fruit.ts': prices, 'fruit.ts': prices, 'order.ts': `import { readPrices } from './Fruit.js';\nimport { readPrices as other } from './fruit.js';\nexport async function order() {\n  await readPrices();\n  await other();\n}\n` }));
  expect(report.coverage.skipped).toEqual([]);
  expect(places(report)).toEqual(report.coverage.files === 4 ? ['Fruit.ts:3', 'fruit.ts:3', 'prices.ts:3'] : [expect.stringMatching(/fruit\.ts:3/i) as string, 'prices.ts:3']);
});

describe('a mistake of the user gets one sentence:', () => {
  test.each([
    ['a folder without source files', ['empty'], /^There is no source file in empty\. /],
    ['a glob without files', ['*.mts'], /^No files matched \*\.mts\. /],
    ['a path that does not exist', ['nowhere'], /^nowhere does not exist in .*\. Check the path\.$/],
    ['a path below a file', ['prices.ts/more'], /^prices\.ts\/more does not exist/],
    ['a device', ['/dev/null'], /^\/dev\/null is neither a file nor a folder/],
  ])('%s', async (_, paths, sentence) => {
    const cwd = shop();
    mkdirSync(join(cwd, 'empty'));
    await expect(analyzeShop(cwd, { paths })).rejects.toMatchObject({ name: 'UsageError', message: expect.stringMatching(sentence) as string });
  });
});
