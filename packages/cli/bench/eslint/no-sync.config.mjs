import * as parser from '@typescript-eslint/parser';
import node from 'eslint-plugin-n';

export default [
  {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: { n: node },
    rules: { 'n/no-sync': 'error' },
  },
];
