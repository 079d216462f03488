import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze, type Finding, type Reach } from '@perf-analyze/core';
import { analyzeModule } from '@perf-analyze/core/file';
import * as typescript from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, expect, test } from 'vitest';
import { parsedFile } from '../src/parsed-file.js';

const root = fileURLToPath(new URL('../../../fixtures', import.meta.url));
const everyReach: Reach[] = ['request', 'background', 'unknown', 'startup', 'tooling', 'offloaded', 'unreached'];

/** The outermost folders with a package.json. */
function scenarios(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === 'package.json')) return [folder];
  return entries.filter((entry) => entry.isDirectory() && entry.name !== 'malformed').flatMap(({ name }) => scenarios(join(folder, name)));
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /(?<!\.d)\.(?:[cm]?[jt]s|[jt]sx)$/.test(path) && !path.includes('node_modules'));
}

/** What the plugin finds in a file that ESLint has parsed. */
function lint(cwd: string, file: string): Finding[] {
  const found: Finding[] = [];
  const probe: Rule.RuleModule = { create: (context) => ({ Program: () => void found.push(...analyzeModule(parsedFile(context))) }) };
  const isTypeScript = /ts$|tsx$/.test(file);
  const messages = new Linter({ cwd }).verify(
    readFileSync(join(cwd, file), 'utf8'),
    {
      files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
      plugins: { probe: { rules: { probe } } },
      rules: { 'probe/probe': 'error' },
      languageOptions: { ...(isTypeScript ? { parser: typescript } : {}), parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(file) } } },
    },
    join(cwd, file),
  );
  expect(messages, file).toEqual([]);
  return found;
}

let shownInAll = 0;

const describeFinding = ({ id, detector, location: { file, line, column } }: Finding): string => `${id} ${detector} ${file}:${line}:${column}`;

describe.each(scenarios(root).map((folder) => ({ name: relative(root, folder), folder })))('$name', ({ folder }) => {
  test('shows in the editor nothing that the command line does not know by the same id', async () => {
    const known = (await analyze({ cwd: folder, cache: false, reach: everyReach })).findings.map(describeFinding);
    const shown = sourceFiles(folder).flatMap((file) => lint(folder, file)).map(describeFinding);
    shownInAll += shown.length;
    expect(shown.filter((finding) => !known.includes(finding))).toEqual([]);
  });
});

test('shows a good part of them', () => {
  expect(shownInAll).toBeGreaterThan(200);
});
