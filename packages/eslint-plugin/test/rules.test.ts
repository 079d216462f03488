import { detectors } from '@perf-analyze/core';
import * as typescript from '@typescript-eslint/parser';
import { Linter, RuleTester } from 'eslint';
import { RuleTester as RuleTester9 } from 'eslint9';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../src/index.js';

// To the type checker two versions of a class are two classes.
const Tester9 = RuleTester9 as unknown as typeof RuleTester;

const setups = [
  { name: 'ESLint 10, its own parser', Tester: RuleTester, languageOptions: {} },
  { name: 'ESLint 10, typescript-eslint without types', Tester: RuleTester, languageOptions: { parser: typescript } },
  { name: 'ESLint 9, its own parser', Tester: Tester9, languageOptions: {} },
  { name: 'ESLint 9, typescript-eslint without types', Tester: Tester9, languageOptions: { parser: typescript } },
];

describe.each(setups)('$name', ({ Tester, languageOptions }) => {
  Object.assign(Tester, { describe, it, itOnly: it.only, afterAll });
  const tester = new Tester({ languageOptions });
  // Some examples are in TypeScript.
  const isParsed = (code: string): boolean => new Linter().verify(code, { languageOptions }).length === 0;

  for (const { name, examples } of detectors) {
    tester.run(name, plugin.rules[name], {
      valid: examples.good.filter(isParsed).map((code, index) => ({ name: `good example ${index + 1}`, code })),
      invalid: examples.bad.filter(isParsed).map((code, index) => ({ name: `bad example ${index + 1}`, code, errors: 1 })),
    });
  }
});

it('knows more than half of the examples as JavaScript', () => {
  const examples = detectors.flatMap(({ examples: { bad, good } }) => [...bad, ...good]);
  expect(examples.filter((code) => new Linter().verify(code, {}).length === 0).length).toBeGreaterThan(examples.length / 2);
});
