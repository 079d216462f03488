import * as typescript from '@typescript-eslint/parser';
import node from 'eslint-plugin-n';

/** `n/no-sync` throws when it meets the services of a TypeScript parser that knows no types; without them it runs untyped, which is faster. */
const parser = {
  meta: { ...typescript.meta, name: 'typescript-without-services' },
  parseForESLint: (text, options) => ({ ...typescript.parseForESLint(text, options), services: {} }),
};

export default [
  {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: { n: node },
    rules: { 'n/no-sync': 'error' },
  },
];
