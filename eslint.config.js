import tseslint from 'typescript-eslint';

const sources = ['packages/*/src/**/*.ts'];
const tests = ['packages/*/{src,test}/**/*.test.ts', 'packages/*/test/**/*.ts'];
const configuration = ['*.{js,ts}', 'packages/*/*.ts'];

export default tseslint.config(
  { ignores: ['**/dist/', '**/coverage/', 'fixtures/', 'packages/*/test/**/fixtures/*/', 'packages/*/bench/**/node_modules/', 'packages/runtime/test/.examples/'] },
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A loop over integers says `list[i]!` where the bounds are plain to see.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // ESTree names its node types by an enum and by literals alike.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // `return visit(node);` ends a case of a walker.
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: sources,
    ignores: tests,
    rules: {
      // A switch over node types is one decision, however many cases it has.
      complexity: ['error', { max: 14, variant: 'modified' }],
      'max-depth': ['error', 4],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/max-params': ['error', { max: 5 }],
      'no-console': 'error',
    },
  },
  // An index may lie past the end, and not every parser fills all fields of its tree: the types promise more than holds.
  { files: ['packages/core/src/**'], rules: { '@typescript-eslint/no-unnecessary-condition': 'off' } },
  // A table is as long as what is known.
  { files: ['packages/core/src/catalog/**'], rules: { 'max-lines': 'off' } },
  // Tools ask for default exports here.
  { files: configuration, rules: { 'no-restricted-exports': 'off' } },
);
