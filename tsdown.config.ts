import { defineConfig } from 'tsdown';

export default defineConfig({ workspace: ['packages/core', 'packages/cli', 'packages/eslint-plugin', 'packages/runtime'] });
