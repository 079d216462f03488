import { detectors } from '@perf-analyze/core';
import type { ESLint, Linter } from 'eslint';
import { toRule } from './rule.js';
import { VERSION } from './version.js';

/** One rule per detector, and a configuration that turns all of them on. */
export const plugin = {
  meta: { name: 'eslint-plugin-perf-analyze', version: VERSION, namespace: 'perf-analyze' },
  rules: Object.fromEntries(detectors.map((detector) => [detector.name, toRule(detector)])),
  configs: {
    get recommended(): Linter.Config {
      return recommended;
    },
  },
} satisfies ESLint.Plugin;

const recommended: Linter.Config = {
  name: 'perf-analyze/recommended',
  plugins: { 'perf-analyze': plugin },
  rules: Object.fromEntries(detectors.map(({ name, impact }) => [`perf-analyze/${name}`, impact === 'critical' || impact === 'high' ? 'error' : 'warn'])),
};
