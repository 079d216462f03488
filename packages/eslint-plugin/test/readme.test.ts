import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import { Linter as Linter9 } from 'eslint9';
import { expect, onTestFinished, test } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const configurations = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, code = '']) => code);
const plugin = new URL('../src/index.ts', import.meta.url).pathname;

const reading = `import { readFileSync } from 'node:fs';\nexport async function menu(path) {\n  return readFileSync(path);\n}\n`;

test('there are two configurations in the README', () => {
  expect(configurations).toHaveLength(2);
});

test.each([
  ['ESLint 10', Linter],
  // The versions differ in types only here.
  ['ESLint 9', Linter9 as unknown as typeof Linter],
] as const)('the configurations of the README work with %s', async (_, AnyLinter) => {
  const [forJavaScript, forTypeScript] = await Promise.all(configurations.map(load));
  const linter = new AnyLinter();
  expect(linter.verify(reading, forJavaScript, 'menu.js')).toMatchObject([{ ruleId: 'perf-analyze/sync-file-io', severity: 1 }]);
  expect(linter.verify(reading.replace('path)', 'path: string)'), forTypeScript, 'menu.ts')).toMatchObject([{ ruleId: 'perf-analyze/sync-file-io', severity: 2 }]);
});

/** Beside the tests, so that what it imports is found. */
async function load(code: string): Promise<Linter.Config[]> {
  const folder = mkdtempSync(fileURLToPath(new URL('readme-', import.meta.url)));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'eslint.config.js');
  writeFileSync(path, code.replace(`'eslint-plugin-perf-analyze'`, JSON.stringify(plugin)));
  return ((await import(path)) as { default: Linter.Config[] }).default;
}
