import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { detectors } from '@perf-analyze/core';
import type { ParsedFile } from '@perf-analyze/core/file';
import * as typescript from '@typescript-eslint/parser';
import { ESLint, Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.js';
import { parsedFile } from '../src/parsed-file.js';

const reading = `import { readFileSync } from 'node:fs';\nexport async function menu() {\n  return readFileSync('menu.txt');\n}\n`;
const acceptance = fileURLToPath(new URL('../../../fixtures/acceptance', import.meta.url));

describe('the plugin', () => {
  it('says who it is', () => {
    const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Record<string, unknown>;
    expect(plugin.meta).toMatchObject({ name, version });
  });

  it('has a rule for each detector, with its options and its page', () => {
    expect(Object.keys(plugin.rules)).toEqual(detectors.map(({ name }) => name));
    for (const { name, summary, options } of detectors) {
      const { meta } = plugin.rules[name];
      expect(meta?.docs).toMatchObject({ description: summary, url: expect.stringMatching(`/docs/detectors/${name}\\.md$`) as string });
      expect(meta?.schema).toMatchObject([{ properties: Object.fromEntries(options.map((option) => [option.name, { type: 'integer', minimum: 0, default: option.default }])) }]);
    }
  });

  it('recommends all rules, as errors where the impact is high', () => {
    const { plugins, rules } = plugin.configs.recommended;
    expect(plugins?.['perf-analyze']).toBe(plugin);
    expect(Object.keys(rules ?? {})).toEqual(detectors.map(({ name }) => `perf-analyze/${name}`));
    expect(rules).toMatchObject({ 'perf-analyze/blocking-sleep': 'error', 'perf-analyze/oversized-file': 'warn' });
  });

  it('reports the call, what is wrong with it and what to do instead', () => {
    expect(verify(reading)).toMatchObject([
      {
        ruleId: 'perf-analyze/sync-file-io',
        severity: 2,
        message: expect.stringMatching(/^fs\.readFileSync waits .*\. Use `readFile` .*\.$/) as string,
        line: 3,
        column: 10,
        endLine: 3,
        endColumn: 34,
      },
    ]);
  });

  it('obeys the comments that the command line obeys', () => {
    expect(verify(reading.replace('  return', '  // perf-analyze-ignore-next-line sync-file-io -- read once a day\n  return'))).toEqual([]);
  });

  it('passes options to the detector and refuses others', () => {
    const text = 'export const price = (weight) => weight * 2;\nexport const discount = (days) => days / 2;\n';
    expect(verify(text, { 'perf-analyze/oversized-file': ['error', { exports: 1 }] })).toMatchObject([{ line: 1, column: 1 }]);
    expect(verify(text, { 'perf-analyze/oversized-file': ['error', { exports: 2 }] })).toEqual([]);
    expect(() => verify(text, { 'perf-analyze/oversized-file': ['error', { imports: 1 }] })).toThrow('imports');
  });

  it('gives all rules the same object for a file, and another one for another text', () => {
    const seen: ParsedFile[] = [];
    const rule: Rule.RuleModule = { create: (context) => ({ Program: () => void seen.push(parsedFile(context)) }) };
    const linter = new Linter();
    for (const text of ['buy();', 'sell();']) linter.verify(text, { plugins: { probe: { rules: { first: rule, second: rule } } }, rules: { 'probe/first': 'error', 'probe/second': 'error' } });
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(2);
  });

  it.each(['', '#!/usr/bin/env node\n', '\uFEFF', '// nothing here', '<Menu {...fruits} key={fruits?.apple} />;', 'class Basket { #fruits = 1; static { this.count = 0; } }'])('takes %j', (text) => {
    expect(verify(text)).toEqual([]);
  });

  it('finds the same with and without types', async () => {
    const typed = await lintAcceptance({ projectService: true, tsconfigRootDir: acceptance });
    expect(typed).toEqual(await lintAcceptance({}));
    expect(typed.length).toBeGreaterThan(5);
  });
});

function verify(text: string, rules: Linter.RulesRecord = {}): Linter.LintMessage[] {
  return new Linter().verify(text, [plugin.configs.recommended, { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } }, rules }], 'src/menu.js');
}

async function lintAcceptance(parserOptions: object): Promise<string[]> {
  const eslint = new ESLint({
    cwd: acceptance,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended, { files: ['**/*.ts'], languageOptions: { parser: typescript, parserOptions } }],
  });
  const results = await eslint.lintFiles(['src']);
  return results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, column, message }) => `${filePath}:${line}:${column} ${ruleId} ${message}`));
}
